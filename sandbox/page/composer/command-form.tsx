import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import button from '../look/button.module.css'
import type { Place } from '../window/acting.ts'
import { CommandField } from './command-field.tsx'
import { type Command, nameIn, wordsIn } from './commands.ts'
import styles from './composer.module.css'
import { useCommand } from './use-command.ts'

interface Props {
  command: Command
  rest: string
  member: string
  place: Place
  onEnd: () => void
}

/** A chosen command with its fields; Enter sends it, Escape goes back to writing. */
export function CommandForm({ command, rest, member, place, onEnd }: Props) {
  const { options, values, fill, wrong, busy, send, offer } = useCommand(command, rest, member, place, onEnd)
  const form = useRef<HTMLFormElement>(null)
  useFirstField(form)
  const keys = (event: KeyboardEvent) => {
    const field = event.target as HTMLInputElement
    const first = options[0]?.name === field.name
    const back = event.key === 'Backspace' && first && field.matches('input') && field.value === ''
    if (event.key !== 'Escape' && !back) return
    event.preventDefault()
    onEnd()
  }
  return (
    <form
      ref={form}
      className={styles.composer}
      aria-label={`/${nameIn(command)}`}
      noValidate
      onSubmit={(event) => void send(event)}
      onKeyDown={keys}
    >
      {wrong ? (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
      <p className={styles.lid}>
        <span>{wordsIn(command)}</span>
        <button type="button" className={button.icon} aria-label="Leave the command" onClick={onEnd}>
          <IconX size={15} aria-hidden />
        </button>
      </p>
      <div className={`${styles.box} ${styles.fields}`} data-lid>
        <span className={styles.chosen}>/{nameIn(command)}</span>
        {options.map(({ name, ...option }) => (
          <CommandField
            key={name}
            option={{ name, ...option }}
            value={values[name]}
            onChange={(value) => fill(name, value)}
            offer={(typed) => offer(name, typed)}
          />
        ))}
        <button type="submit" className={`${button.btn} ${button.main} ${styles.run}`} disabled={busy}>
          Send <span aria-hidden="true">↵</span>
        </button>
      </div>
    </form>
  )
}

/** The first field takes the focus, after the words that it already has; a command without fields waits at its button. */
function useFirstField(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, select, textarea')
    const first = field ?? form.current?.querySelector<HTMLElement>('[type="submit"]')
    first?.focus()
    if (first instanceof HTMLInputElement && first.type === 'text') {
      first.setSelectionRange(first.value.length, first.value.length)
    }
  }, [form])
}
