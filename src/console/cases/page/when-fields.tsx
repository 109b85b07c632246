import { TextField } from '../../page/field.tsx'
import classes from './dialogs.module.css'
import { momentsFrom, toField } from './moments.ts'

interface WhenFieldsProps {
  label: string
  /** As a field for day and time holds it. */
  value: string
  onValue: (value: string) => void
}

/** A moment to come: one that has a name, or any. */
export function WhenFields({ label, value, onValue }: WhenFieldsProps) {
  return (
    <div className={classes.when}>
      <fieldset className={classes.moments} aria-label="Named moments">
        {momentsFrom(new Date()).map(({ words, at }) => (
          <button key={words} type="button" aria-pressed={value === toField(at)} onClick={() => onValue(toField(at))}>
            {words}
          </button>
        ))}
      </fieldset>
      <TextField
        label={label}
        type="datetime-local"
        min={toField(new Date())}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  )
}
