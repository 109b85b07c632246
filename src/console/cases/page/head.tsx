import { IconGitMerge, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { Button, IconButton } from '../../look/button.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Conflict } from '../../page/conflict.tsx'
import { Note } from '../../page/note.tsx'
import { useDraft } from '../../page/use-draft.ts'
import { rpc } from '../../session/rpc.ts'
import { Faces } from '../faces.tsx'
import type { CaseActs } from './acts.ts'
import { openDialog } from './dialog.ts'
import classes from './head.module.css'
import type { ShownCase } from './queries.ts'
import { PriorityMenu, StatusMenu, TypeMenu } from './status-menu.tsx'
import { counted } from './telling.ts'
import type { useMove } from './use-move.ts'

interface HeadProps {
  shown: ShownCase
  acts: CaseActs
  move: ReturnType<typeof useMove>
}

/** What the case is called and who reported it. */
export function Head({ shown, acts, move }: HeadProps) {
  return (
    <header className={classes.head}>
      <div className={classes.lead}>
        <TypeMenu shown={shown} acts={acts} />
        <StatusMenu shown={shown} move={move} />
        <PriorityMenu shown={shown} acts={acts} />
      </div>
      <Title shown={shown} acts={acts} />
      <Reporters shown={shown} />
      {shown.mergedInto && <Duplicate shown={shown} of={shown.mergedInto} acts={acts} />}
    </header>
  )
}

/** Edited in its place; Enter saves, Escape leaves it as it was. */
function Title({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const [editing, setEditing] = useState(false)
  const draft = useDraft({ subject: shown.subject })
  const subject = draft.value.subject.trim()
  const leave = () => {
    draft.drop()
    setEditing(false)
  }
  const save = async () => {
    if (draft.theirs !== null || subject === '') return
    if (!draft.changed || (await acts.change({ subject }))) leave()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void save()
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (!editing) {
    return (
      <div className={classes.title}>
        <h1 dir="auto">{shown.subject}</h1>
        <IconButton label="Edit the title" className={classes.edit} onClick={() => setEditing(true)}>
          <IconPencil aria-hidden />
        </IconButton>
      </div>
    )
  }
  return (
    <div className={classes.editing}>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the press that brought it.
        autoFocus
        aria-label="Title"
        dir="auto"
        rows={1}
        maxLength={120}
        value={draft.value.subject}
        onChange={(event) => draft.type({ subject: event.target.value.replaceAll('\n', ' ') })}
        onKeyDown={onKey}
      />
      {draft.theirs && (
        <Conflict words="A colleague has changed the title meanwhile." keepMine={draft.keepMine} takeTheirs={leave}>
          <p>Theirs: {draft.theirs.subject}</p>
        </Conflict>
      )}
      <div className={classes.acts}>
        <Button size="small" tone="primary" disabled={subject === '' || acts.busy} onClick={() => void save()}>
          Save
        </Button>
        <Button size="small" onClick={leave}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function Reporters({ shown }: { shown: ShownCase }) {
  const now = useNow(60_000)
  return (
    <div className={classes.reporters}>
      <button type="button" className={classes.people} onClick={() => openDialog({ kind: 'parties' })}>
        {shown.faces.length > 0 && <Faces of={shown.faces} />}
        {whoInWords(shown)}
      </button>
      <span className={classes.first}>
        {shown.reporters === 0 ? 'opened' : 'first reported'}{' '}
        <time dateTime={shown.openedAt} title={fullDate(shown.openedAt)}>
          {pastWords(shown.openedAt, now)}
        </time>
        {shown.origin && (
          <>
            {' in '}
            <bdi>#{shown.origin.name}</bdi>
          </>
        )}
      </span>
    </div>
  )
}

/** "Yuki Tanabe and 48 others". */
function whoInWords({ faces, requester, reporters }: ShownCase) {
  const first = faces[0] ?? requester
  if (!first) return 'Nobody has reported it yet'
  const others = reporters - 1
  return (
    <span>
      <bdi dir="auto">{first.name}</bdi>
      {others > 0 && ` and ${counted(others, 'other')}`}
    </span>
  )
}

function Duplicate({
  shown,
  of,
  acts,
}: {
  shown: ShownCase
  of: NonNullable<ShownCase['mergedInto']>
  acts: CaseActs
}) {
  return (
    <Note
      tone="info"
      acts={
        <Button
          size="small"
          disabled={acts.busy}
          onClick={() => void acts.ask('Not unmerged', () => rpc.cases.unmerge({ id: shown.id }))}
        >
          <IconGitMerge aria-hidden />
          Unmerge
        </Button>
      }
    >
      A duplicate of{' '}
      <Link to="/cases/$id" params={{ id: of.id }}>
        <bdi>#{of.number}</bdi> <bdi dir="auto">{of.subject}</bdi>
      </Link>
      . Its reporters are told there.
    </Note>
  )
}
