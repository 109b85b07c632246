import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { sentence } from '../live/call.ts'
import { type Choice, type CommandOption, nameIn, wordsIn } from './commands.ts'
import styles from './composer.module.css'
import type { Value } from './use-command.ts'

/** Discord's client asks when one pauses, not at each letter. */
const PAUSE_MS = 250

interface Props {
  option: CommandOption
  value: Value
  onChange: (value: Value) => void
  offer: (typed: string) => Promise<Choice[]>
}

/** An option for which the application offers choices while it is typed; what is typed may be sent as it stands, too. */
export function TypedField({ option, value, onChange, offer }: Props) {
  const picked = typeof value === 'object' && !(value instanceof File) ? value : null
  const text = picked ? nameIn(picked) : typeof value === 'string' ? value : ''
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useId()
  const { choices, trouble } = useOffers(open && !picked, text, offer)
  const choose = (choice: Choice) => {
    onChange(choice)
    setOpen(false)
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!open || choices.length === 0) return
    if (step) setAt((at + step + choices.length) % choices.length)
    else if (event.key === 'Enter' && choices[at]) choose(choices[at])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        name={option.name}
        type="text"
        role="combobox"
        aria-expanded={open && choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        dir="auto"
        placeholder={wordsIn(option)}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
        onChange={(event) => {
          onChange(event.target.value)
          setAt(0)
          setOpen(true)
        }}
      />
      {open && !picked && (choices.length > 0 || trouble) ? (
        <div id={list} className={styles.picks} role="listbox" aria-label={nameIn(option)}>
          {trouble ? <p className={styles.offered}>{trouble}</p> : null}
          {choices.map((choice, index) => (
            // The input keeps the focus and its keys choose; the pointer is the other way.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={String(choice.value)}
              id={`${list}-${index}`}
              className={`${styles.pick} ${styles.offered}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(choice)}
            >
              {nameIn(choice)}
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** What is offered for the words, asked once they rest; an answer for older words is let go. */
function useOffers(open: boolean, text: string, offer: Props['offer']): { choices: Choice[]; trouble: string | null } {
  const [offered, setOffered] = useState<{ choices: Choice[]; trouble: string | null }>({ choices: [], trouble: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words are asked about again
  useEffect(() => {
    if (!open) return
    let current = true
    const timer = setTimeout(() => {
      offer(text).then(
        (choices) => current && setOffered({ choices, trouble: null }),
        (error: unknown) => current && setOffered({ choices: [], trouble: sentence(error) }),
      )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [open, text])
  return offered
}
