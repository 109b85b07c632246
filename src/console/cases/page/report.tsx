import { IconMessage2, IconPencil, IconShieldExclamation, IconStarFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { HandoffCard } from '../../../protocol/handoff.ts'
import type { AttachmentView } from '../../../protocol/messages.ts'
import { Attachments } from '../../conversation/attachments.tsx'
import { HandoffLines } from '../../conversation/handoff-lines.tsx'
import { Words } from '../../conversation/words.tsx'
import { Button, IconButton } from '../../look/button.tsx'
import { Conflict } from '../../page/conflict.tsx'
import { TextArea } from '../../page/field.tsx'
import { useDraft } from '../../page/use-draft.ts'
import type { CaseActs } from './acts.ts'
import type { ShownCase } from './queries.ts'
import classes from './report.module.css'
import { counted } from './telling.ts'

/** Files shown before the others are asked for. */
const FIRST_FILES = 4

/** What was reported: words, steps, files. */
export function Report({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const [editing, setEditing] = useState(false)
  const { rating } = shown.fields
  return (
    <div className={`${classes.report} ${shown.files.length > 0 ? classes.withFiles : ''}`}>
      <div className={classes.words}>
        {rating !== undefined && <Rating score={rating} />}
        {editing ? (
          <Edit shown={shown} acts={acts} done={() => setEditing(false)} />
        ) : (
          <Said shown={shown} edit={() => setEditing(true)} />
        )}
      </div>
      {shown.files.length > 0 && <Files files={shown.files} />}
    </div>
  )
}

const WHAT: Record<ShownCase['type'], string> = {
  bug: 'What happens',
  feature: 'What and why',
  question: 'The question',
  feedback: 'What they say',
  account: 'What it is about',
  appeal: 'What it is about',
  safety: 'What was reported',
  other: 'What it is about',
}

function Said({ shown, edit }: { shown: ShownCase; edit: () => void }) {
  const { description, fields, type } = shown
  return (
    <>
      <h2 className={classes.heading}>
        {WHAT[type]}
        <IconButton label="Edit what is said here" className={classes.edit} onClick={edit}>
          <IconPencil aria-hidden />
        </IconButton>
      </h2>
      {description === '' ? <Nothing shown={shown} /> : <Words text={description} />}
      {type === 'safety' && (
        <Link to="/moderation/$report" params={{ report: shown.id }} search={{}} className={classes.chat}>
          <IconShieldExclamation aria-hidden />
          Act on it in Moderation
        </Link>
      )}
      {shown.handoff && <Before of={shown.handoff} />}
      {fields.steps !== undefined && fields.steps !== '' && (
        <>
          <h2 className={classes.heading}>Steps</h2>
          <Words text={fields.steps} />
        </>
      )}
    </>
  )
}

/** What went before the handoff that opened it. */
const Before = ({ of }: { of: HandoffCard }) => (
  <>
    <h2 className={classes.heading}>Before the handoff</h2>
    <HandoffLines of={of} beside={false} />
  </>
)

/** Of a case that a chat opened, the chat says it. */
function Nothing({ shown: { source, conversations } }: { shown: ShownCase }) {
  const [chat] = source === 'handoff' ? conversations : []
  if (!chat) return <p className={classes.none}>Nothing is written here yet.</p>
  return (
    <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: chat.id }} className={classes.chat}>
      <IconMessage2 aria-hidden />
      Read the chat with <bdi dir="auto">{chat.contact.name}</bdi>
    </Link>
  )
}

function Edit({ shown, acts, done }: { shown: ShownCase; acts: CaseActs; done: () => void }) {
  const withSteps = shown.type === 'bug' || shown.fields.steps !== undefined
  const draft = useDraft({ description: shown.description, steps: shown.fields.steps ?? '' })
  const leave = () => {
    draft.drop()
    done()
  }
  const save = async () => {
    const { description, steps } = draft.value
    const fields = { ...shown.fields, ...(withSteps ? { steps } : {}) }
    if (!draft.changed || (await acts.change({ description, fields }))) leave()
  }
  return (
    <div className={classes.form}>
      <TextArea
        autoFocus
        label={WHAT[shown.type]}
        dir="auto"
        maxLength={4000}
        value={draft.value.description}
        onChange={(event) => draft.type({ description: event.target.value })}
      />
      {withSteps && (
        <TextArea
          label="Steps"
          dir="auto"
          maxLength={2000}
          value={draft.value.steps}
          onChange={(event) => draft.type({ steps: event.target.value })}
        />
      )}
      {draft.theirs && (
        <Conflict words="A colleague has changed this meanwhile." keepMine={draft.keepMine} takeTheirs={leave}>
          <Words text={draft.theirs.description} />
        </Conflict>
      )}
      <div className={classes.acts}>
        <Button tone="primary" disabled={acts.busy || draft.theirs !== null} onClick={() => void save()}>
          Save
        </Button>
        <Button onClick={leave}>Cancel</Button>
        {shown.published && <span className={classes.hint}>Members read this on the card.</span>}
      </div>
    </div>
  )
}

function Rating({ score }: { score: number }) {
  return (
    <p className={classes.rating}>
      <span aria-hidden>
        {[1, 2, 3, 4, 5].map((at) => (
          <IconStarFilled key={at} className={at <= score ? classes.star : ''} />
        ))}
      </span>
      {score} of 5
    </p>
  )
}

/** Pictures as thumbnails, everything else as a row; each opens by itself, as files of messages do. */
function Files({ files }: { files: AttachmentView[] }) {
  const [all, setAll] = useState(false)
  const few = all ? files : files.slice(0, FIRST_FILES)
  const pictures = few.filter((file) => file.inline && file.state === 'stored' && file.url !== null)
  const others = few.filter((file) => !pictures.includes(file))
  return (
    <section className={classes.files} aria-label="Files">
      <h2 className={classes.heading}>Files</h2>
      {pictures.length > 0 && (
        <ul className={classes.pictures}>
          {pictures.map(({ id, url, name }) => (
            <li key={id}>
              <a href={url ?? ''} target="_blank" rel="noopener">
                <img src={url ?? ''} alt={name} loading="lazy" decoding="async" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <Attachments files={others} />}
      {files.length > few.length && (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          {few.length} of {counted(files.length, 'file')}, show all
        </button>
      )}
    </section>
  )
}
