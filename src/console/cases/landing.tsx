import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CaseOutcome } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import { SelectField, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import classes from './board.module.css'
import { outcomesOf, waitersInWords } from './page/telling.ts'
import type { Asked, Moving } from './use-moving.ts'
import { OUTCOME_WORDS, STATUS_WORDS } from './words.ts'

/** Where a card was let go: whom the move tells, and how the case ended where it ends. */
export function Landing({ moving, asked }: { moving: Moving; asked: Asked }) {
  const { row, column, told } = asked
  const outcomes = outcomesOf(row.type)
  const [outcome, setOutcome] = useState<CaseOutcome>(outcomes[0] ?? 'solved')
  const [fixedIn, setFixedIn] = useState('')
  const first = useRef<HTMLFormElement>(null)
  useEffect(() => first.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [])
  const ends = column === 'resolved'
  const ended = ends ? { outcome, ...(outcome === 'fixed' && fixedIn.trim() ? { fixedIn: fixedIn.trim() } : {}) } : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void moving.go({ ...ended, tell: told > 0 })
  }
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') moving.cancel()
  }
  return (
    <form
      ref={first}
      role="dialog"
      aria-label={`Move #${row.number} to ${STATUS_WORDS[column]}`}
      className={classes.landing}
      onSubmit={submit}
      onKeyDown={onKey}
    >
      <p>
        <b>
          <bdi>#{row.number}</bdi>
        </b>{' '}
        {told > 0 ? `Tells ${waitersInWords(row)}.` : 'Nobody waits to be told.'}
      </p>
      {ends && (
        <SelectField
          label="How it ended"
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as CaseOutcome)}
        >
          {outcomes.map((each) => (
            <option key={each} value={each}>
              {OUTCOME_WORDS[each]}
            </option>
          ))}
        </SelectField>
      )}
      {ends && outcome === 'fixed' && (
        <TextField
          label="Fixed in"
          placeholder="2.3.1"
          maxLength={40}
          value={fixedIn}
          onChange={(event) => setFixedIn(event.target.value)}
        />
      )}
      {moving.fault !== null && <Note tone="bad">Not moved: {moving.fault}</Note>}
      <Ways moving={moving} asked={asked} ended={ended} />
    </form>
  )
}

interface WaysProps {
  moving: Moving
  asked: Asked
  ended: { outcome?: CaseOutcome; fixedIn?: string }
}

/** What can be done with a card that was let go: the first of them tells whoever waits. */
function Ways({ moving, asked: { row, column, told }, ended }: WaysProps) {
  const verb = column === 'resolved' ? 'Resolve' : 'Move'
  const busy = moving.busy === row.id
  return (
    <div className={classes.ways}>
      <Button type="submit" size="small" tone="primary" data-first disabled={busy}>
        {verb}
        {told > 0 && ' and tell'}
      </Button>
      {told > 0 && (
        <Button size="small" disabled={busy} onClick={() => void moving.go({ ...ended, tell: false })}>
          {verb} without telling
        </Button>
      )}
      <Button size="small" tone="quiet" onClick={moving.cancel}>
        Cancel
      </Button>
    </div>
  )
}
