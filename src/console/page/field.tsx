import { type ComponentProps, type ReactNode, useId } from 'react'
import classes from './field.module.css'

interface Around {
  label: string
  /** Beneath the field; a fault takes its place. */
  hint?: ReactNode
  /** Why what was typed cannot be used. */
  fault?: string | null | undefined
}

export function TextField({ label, hint, fault, ...rest }: Around & ComponentProps<'input'>) {
  const { own, note } = useNote({ hint, fault })
  return (
    <div className={classes.field}>
      <label htmlFor={own.id}>{label}</label>
      <input className={classes.control} autoComplete="off" {...own} {...rest} />
      {note}
    </div>
  )
}

export function TextArea({ label, hint, fault, ...rest }: Around & ComponentProps<'textarea'>) {
  const { own, note } = useNote({ hint, fault })
  return (
    <div className={classes.field}>
      <label htmlFor={own.id}>{label}</label>
      <textarea className={`${classes.control} ${classes.area}`} rows={3} {...own} {...rest} />
      {note}
    </div>
  )
}

export function SelectField({ label, hint, fault, children, ...rest }: Around & ComponentProps<'select'>) {
  const { own, note } = useNote({ hint, fault })
  return (
    <div className={classes.field}>
      <label htmlFor={own.id}>{label}</label>
      <select className={`${classes.control} ${classes.select}`} {...own} {...rest}>
        {children}
      </select>
      {note}
    </div>
  )
}

interface SwitchProps {
  label: string
  /** What being on, or off, means at this moment. */
  words: ReactNode
  checked: boolean
  disabled?: boolean | undefined
  onChange: (checked: boolean) => void
}

export function Switch({ label, words, checked, disabled, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className={classes.switch}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-note`}>{words}</p>
      </div>
    </div>
  )
}

function useNote({ hint, fault }: Omit<Around, 'label'>) {
  const id = useId()
  const words = fault ?? hint
  const own = {
    id,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': words ? `${id}-note` : undefined,
  }
  const note = words && (
    <p id={`${id}-note`} className={fault ? classes.fault : classes.hint} role={fault ? 'alert' : undefined}>
      {words}
    </p>
  )
  return { own, note }
}
