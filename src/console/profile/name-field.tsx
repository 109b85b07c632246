import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useId, useRef } from 'react'
import { Button } from '../look/button.tsx'
import classes from './profile.module.css'
import type { OwnName } from './use-name.ts'

/** The name that members read. Save stands within the field, so that nothing moves when it appears. */
export function NameField({ name }: { name: OwnName }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.changed) void name.save()
    if (name.fault !== null) input.current?.focus()
  }
  return (
    <form className={classes.nameField} onSubmit={save}>
      <label htmlFor={id}>Public name</label>
      <div className={classes.input}>
        <input
          ref={input}
          id={id}
          value={name.typed}
          onChange={(event) => name.type(event.target.value)}
          aria-invalid={name.fault ? true : undefined}
          aria-describedby={`${id}-note`}
          autoComplete="off"
          dir="auto"
        />
        {name.changed && (
          <Button type="submit" tone="primary" size="small" disabled={name.busy}>
            {name.busy ? 'Saving' : 'Save'}
          </Button>
        )}
        <span className={classes.saved} role="status">
          {name.saved && (
            <>
              <IconCheck aria-hidden />
              Saved
            </>
          )}
        </span>
      </div>
      <p
        id={`${id}-note`}
        className={name.fault ? classes.fault : classes.hint}
        role={name.fault ? 'alert' : undefined}
      >
        {name.fault ?? 'Stands in bold before each of your replies.'}
      </p>
    </form>
  )
}
