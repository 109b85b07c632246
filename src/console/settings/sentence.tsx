import { useId } from 'react'
import classes from './settings.module.css'

interface SentenceProps {
  before: string
  after: string
  typed: string
  type: (typed: string) => void
  /** How many there is room for. */
  digits: number
  /** Why what was typed is no such number; said by who draws the sentences. */
  fault: string | null
}

/** A sentence with the number to be changed in it. */
export function Sentence({ before, after, typed, type, digits, fault }: SentenceProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id}>
        {before}
        <span className="unseen"> how many {after}</span>
      </label>{' '}
      <input
        id={id}
        className={classes.hours}
        inputMode="numeric"
        maxLength={digits}
        value={typed}
        aria-invalid={fault === null ? undefined : true}
        onChange={(event) => type(event.target.value)}
        autoComplete="off"
      />{' '}
      <span aria-hidden>{after}</span>
    </p>
  )
}
