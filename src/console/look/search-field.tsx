import { IconSearch } from '@tabler/icons-react'
import classes from './search-field.module.css'

interface SearchFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  /** In a dialog that begins with it: the keyboard goes here. */
  first?: boolean
  /** Enter, where the list below can be chosen from. */
  onEnter?: () => void
}

/** A box for words that narrow the list below it. */
export function SearchField({ label, value, onValue, first = false, onEnter }: SearchFieldProps) {
  return (
    <label className={classes.search}>
      <IconSearch aria-hidden />
      <input
        type="search"
        data-autofocus={first || undefined}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          if (!onEnter || event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
    </label>
  )
}
