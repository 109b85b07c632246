import { IconSearch } from '@tabler/icons-react'
import classes from './search-field.module.css'

interface SearchFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
}

/** A box for words that narrow the list below it. */
export function SearchField({ label, value, onValue }: SearchFieldProps) {
  return (
    <label className={classes.search}>
      <IconSearch aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  )
}
