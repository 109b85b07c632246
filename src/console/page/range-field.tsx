import { type ComponentProps, useId } from 'react'
import classes from './field.module.css'

interface RangeProps extends ComponentProps<'input'> {
  label: string
  /** What its two ends mean. */
  ends: [string, string]
  hint: string
}

/** Something that is set by more or less, not by a number. */
export function RangeField({ label, ends, hint, ...rest }: RangeProps) {
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="range" className={classes.range} aria-describedby={`${id}-note`} {...rest} />
      <p className={classes.ends} aria-hidden>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      <p id={`${id}-note`} className={classes.hint}>
        {hint}
      </p>
    </div>
  )
}
