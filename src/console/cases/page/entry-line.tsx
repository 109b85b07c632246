import {
  IconBug,
  IconBulb,
  IconCards,
  IconClock,
  IconExternalLink,
  IconGitMerge,
  IconHeadset,
  IconLink,
  IconLock,
  IconMessage2,
  IconPencil,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { CaseEntryView } from '../../../protocol/cases.ts'
import { Attachments } from '../../conversation/attachments.tsx'
import { Words } from '../../conversation/words.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate, momentWords } from '../../look/time.ts'
import { useMe } from '../../session/session.ts'
import { sentenceOf, speakerOf, standsAlone } from './entry-words.tsx'
import classes from './history.module.css'
import { NoteActs, NoteEdit, NoteText } from './note.tsx'
import type { ShownCase } from './queries.ts'
import { soughtEntry } from './sought-entry.ts'
import { Told } from './told.tsx'

const ICONS: Record<string, typeof IconLock> = {
  note: IconLock,
  detail: IconMessage2,
  news: IconSpeakerphone,
  reminder: IconClock,
  merged: IconGitMerge,
  unmerged: IconGitMerge,
  duplicate: IconGitMerge,
  not_duplicate: IconGitMerge,
  linked: IconLink,
  unlinked: IconLink,
  conversation: IconMessage2,
  card: IconCards,
  external: IconExternalLink,
  joined: IconHeadset,
}

interface EntryProps {
  entry: CaseEntryView
  shown: ShownCase
  now: number
}

/** One line of the history, and below it what was said with it. */
export function EntryLine({ entry, shown, now }: EntryProps) {
  const me = useMe().agent.id
  const [editing, setEditing] = useState(false)
  const speaker = standsAlone(entry) ? null : speakerOf(entry)
  const note = entry.kind === 'note'
  const mine = note && entry.agent?.id === me && entry.deletedAt === null
  const place = useSought(entry.id)
  return (
    <Line
      place={place}
      icon={iconOf(entry, shown)}
      time={
        <time dateTime={entry.at} title={fullDate(entry.at)}>
          {momentWords(entry.at, now)}
        </time>
      }
      below={
        <>
          {note && entry.deletedAt === null && editing && <NoteEdit entry={entry} done={() => setEditing(false)} />}
          {note && entry.deletedAt === null && !editing && <NoteText entry={entry} />}
          {!note && entry.text !== '' && <Quote entry={entry} />}
          {/* What it was filed with stands above. */}
          {entry.kind !== 'opened' && entry.files.length > 0 && <Attachments files={entry.files} />}
          {entry.kind === 'news' && entry.facts.told && <Told of={entry.facts.told} />}
        </>
      }
      acts={mine && !editing && <NoteActs entry={entry} edit={() => setEditing(true)} />}
    >
      {speaker !== null && (
        <>
          <b dir="auto">{speaker}</b>{' '}
        </>
      )}
      {speaker === null && !standsAlone(entry) ? (
        <span className={classes.itself}>{sentenceOf(entry, shown)}</span>
      ) : (
        sentenceOf(entry, shown)
      )}
      {entry.kind !== 'external' && entry.facts.words && <span className={classes.why}>: {entry.facts.words}</span>}
      {entry.editedAt && entry.deletedAt === null && (
        <span className={classes.edited} title={fullDate(entry.editedAt)}>
          {' '}
          · edited
        </span>
      )}
    </Line>
  )
}

/** Who comes for one entry, e.g. from a mention, finds it in sight and lit. */
function useSought(id: string) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (soughtEntry.get() !== id) return
    soughtEntry.set(() => null)
    place.current?.scrollIntoView({ block: 'center' })
    place.current?.classList.add(classes.lit ?? '')
  }, [id])
  return place
}

function iconOf(entry: CaseEntryView, shown: ShownCase): ReactNode {
  const Icon = ICONS[entry.kind]
  if (Icon) return <Icon aria-hidden />
  if (entry.kind === 'opened' && shown.source === 'form') {
    return shown.type === 'bug' ? <IconBug aria-hidden /> : <IconBulb aria-hidden />
  }
  if (entry.agent) return <Picture of={entry.agent} size={24} />
  if (entry.contact) return <Picture of={entry.contact} size={24} />
  return <IconPencil aria-hidden />
}

/** What a member added, or what was told. */
function Quote({ entry }: { entry: CaseEntryView }) {
  return (
    <blockquote className={classes.quote}>
      <Words text={entry.text} />
    </blockquote>
  )
}

interface LineProps {
  icon: ReactNode
  time: ReactNode
  below?: ReactNode
  acts?: ReactNode
  place?: Ref<HTMLLIElement>
  children: ReactNode
}

export function Line({ icon, time, below, acts, place, children }: LineProps) {
  return (
    <li className={classes.line} ref={place}>
      <span className={classes.point}>{icon}</span>
      <span className={classes.sentence}>{children}</span>
      <span className={classes.end}>
        {acts}
        {time}
      </span>
      {below && <div className={classes.below}>{below}</div>}
    </li>
  )
}
