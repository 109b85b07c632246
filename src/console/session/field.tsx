import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ComponentProps, useId, useState } from 'react'
import classes from './auth.module.css'

interface FieldProps extends ComponentProps<'input'> {
  label: string
  hint?: string | undefined
  /** Why what was typed cannot be used. */
  fault?: string | undefined
}

export function Field({ label, hint, fault, type, ...rest }: FieldProps) {
  const id = useId()
  const [seen, setSeen] = useState(false)
  const secret = type === 'password'
  const note = fault ?? hint
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classes.input}>
        <input
          id={id}
          type={secret && seen ? 'text' : type}
          aria-invalid={fault ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          {...rest}
        />
        {secret && (
          <button
            type="button"
            aria-label={seen ? 'Hide the password' : 'Show the password'}
            onClick={() => setSeen(!seen)}
          >
            {seen ? <IconEyeOff aria-hidden /> : <IconEye aria-hidden />}
          </button>
        )}
      </div>
      {note && (
        <p id={`${id}-note`} className={fault ? classes.fault : classes.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
