import { IconAlertCircle, IconCheck, IconClock, IconLock } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import type { ModerationActView, ModerationDetail } from '../../../protocol/moderation.ts'
import { useKeys } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate, momentWords } from '../../look/time.ts'
import { actWords, causeOf, failedWords } from '../words.ts'
import classes from './detail.module.css'
import type { ReportActs } from './use-report-acts.ts'

interface HistoryProps {
  report: ModerationDetail
  acts: ReportActs
  now: number
}

/** What was done about it, with what became of each in Discord, and a place for notes. */
export function History({ report, acts, now }: HistoryProps) {
  const { subject } = report
  return (
    <section className={classes.part} aria-label="What was done">
      <h2>What was done</h2>
      {report.acts.length === 0 && <p className={classes.none}>Nothing yet</p>}
      <ol className={classes.history}>
        {report.acts.map((act) => (
          <li key={act.id} className={act.kind === 'note' ? classes.note : ''}>
            <Entry act={act} name={subject.name || 'them'} now={now} />
          </li>
        ))}
      </ol>
      {acts.may && <NoteField acts={acts} />}
    </section>
  )
}

function Entry({ act, name, now }: { act: ModerationActView; name: string; now: number }) {
  const { kind, by, text, at, state } = act
  return (
    <>
      {by && <Picture of={by} size={20} />}
      <div>
        <p className={classes.line}>
          <span>
            <b>
              <bdi>{by?.publicName ?? 'Guildesk'}</bdi>
            </b>{' '}
            {state === 'failed' ? failedWords(kind, name) : actWords(act, name)}
          </span>
          <time dateTime={at} title={fullDate(at)}>
            {momentWords(at, now)}
          </time>
        </p>
        {text !== '' && (
          <p className={classes.reason} dir="auto">
            {text}
          </p>
        )}
        <Outcome act={act} />
      </div>
    </>
  )
}

function Outcome({ act: { kind, state, told, words } }: { act: ModerationActView }) {
  if (state === 'queued') {
    return (
      <p className={classes.queued}>
        <IconClock aria-hidden />
        On its way to Discord
      </p>
    )
  }
  if (state === 'failed') {
    const cause = causeOf(words ?? '')
    return (
      <p className={classes.failed}>
        <IconAlertCircle aria-hidden />
        <span>
          Not done: {cause.words}{' '}
          {cause.invite && (
            <a href={cause.invite} target="_blank" rel="noopener noreferrer">
              Give the bot the right
            </a>
          )}
        </span>
      </p>
    )
  }
  if (told) {
    return (
      <p className={classes.done}>
        <IconCheck aria-hidden />
        Done, and they were told how to appeal
      </p>
    )
  }
  return kind === 'delete_message' || kind === 'time_out' || kind === 'end_time_out' || kind === 'ban' ? (
    <p className={classes.done}>
      <IconCheck aria-hidden />
      Done in Discord
    </p>
  ) : null
}

function NoteField({ acts }: { acts: ReportActs }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useKeys({ n: () => field.current?.focus() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if (words !== '') void acts.run([{ act: 'note', text: words }]).then((done) => done && setText(''))
  }
  return (
    <form className={classes.noteForm} onSubmit={submit}>
      <textarea
        ref={field}
        aria-label="Note"
        aria-keyshortcuts="N"
        placeholder="Write a note"
        rows={1}
        maxLength={500}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
          if (event.key !== 'Escape') return
          event.currentTarget.blur()
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span>
        <IconLock aria-hidden />
        Only your team sees this
      </span>
      <Button type="submit" size="small" shortcut="N" disabled={acts.busy || text.trim() === ''}>
        Add note
      </Button>
    </form>
  )
}
