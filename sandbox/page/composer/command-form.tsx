import { IconX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'
import type { Place } from '../window/acting.ts'
import { learn } from '../window/lessons.ts'
import { CommandField } from './command-field.tsx'
import { type Command, type CommandOption, optionsOf } from './commands.ts'
import styles from './composer.module.css'
import { encodeFiles } from './files.ts'

type Values = Record<string, string | File | undefined>

/** A chosen command with its fields; Enter sends it, Escape goes back to writing. */
export function CommandForm(props: {
  command: Command
  rest: string
  member: string
  place: Place
  onEnd: () => void
}) {
  const { command, rest, member, place, onEnd } = props
  const options = optionsOf(command)
  const firstText = options.find((option) => option.type === 3)
  const [values, setValues] = useState<Values>(() => (firstText && rest ? { [firstText.name]: rest } : {}))
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first =
      form.current?.querySelector<HTMLElement>('input, select, textarea') ??
      form.current?.querySelector<HTMLElement>('[type="submit"]')
    first?.focus()
    if (first instanceof HTMLInputElement && first.type === 'text')
      first.setSelectionRange(first.value.length, first.value.length)
  }, [])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const empty = options.find((option) => option.required && (values[option.name] ?? '') === '')
    if (empty) return setWrong(`Fill in ${empty.name}.`)
    setBusy(true)
    try {
      const files = options.flatMap((option) =>
        values[option.name] instanceof File ? [values[option.name] as File] : [],
      )
      await call('command', {
        member,
        channel: place,
        name: command.name,
        options: plainValues(options, values),
        files: await encodeFiles(files),
      })
      if (command.name === 'helpme') learn('help')
      onEnd()
    } catch (error) {
      setWrong(sentence(error))
      setBusy(false)
    }
  }
  const keys = (event: KeyboardEvent) => {
    const field = event.target as HTMLInputElement
    const back =
      event.key === 'Backspace' && field.matches('input') && field.value === '' && options[0]?.name === field.name
    if (event.key !== 'Escape' && !back) return
    event.preventDefault()
    onEnd()
  }
  return (
    <form
      ref={form}
      className={styles.composer}
      aria-label={`/${command.name}`}
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
        <span>{command.description}</span>
        <button type="button" className={button.icon} aria-label="Leave the command" onClick={onEnd}>
          <IconX size={15} aria-hidden />
        </button>
      </p>
      <div className={styles.box} data-lid>
        <div className={styles.fields}>
          <span className={styles.chosen}>/{command.name}</span>
          {options.map((option) => (
            <CommandField
              key={option.name}
              option={option}
              value={values[option.name]}
              onChange={(value) => setValues({ ...values, [option.name]: value })}
            />
          ))}
          <button type="submit" className={`${button.btn} ${button.main} ${styles.run}`} disabled={busy}>
            Send <span aria-hidden="true">↵</span>
          </button>
        </div>
      </div>
    </form>
  )
}

function plainValues(options: CommandOption[], values: Values): Record<string, string | number | boolean> {
  const plain: Record<string, string | number | boolean> = {}
  for (const option of options) {
    const value = values[option.name]
    if (typeof value !== 'string' || value === '') continue
    if (option.type === 4 || option.type === 10) plain[option.name] = Number(value)
    else plain[option.name] = option.type === 5 ? value === 'true' : value
  }
  return plain
}
