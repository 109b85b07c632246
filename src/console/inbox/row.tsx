import {
  IconArrowForwardUp,
  IconChartBar,
  IconLock,
  IconMessage2,
  IconMicrophone,
  IconPaperclip,
  IconSlash,
  IconSticker,
  IconTrash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { ConversationRow, ConversationViewName } from '../../protocol/conversations.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { drafts } from '../composer/drafts.ts'
import { isInFlex } from '../flex/in-flex.ts'
import { useStore } from '../live/store.ts'
import { Picture } from '../look/picture.tsx'
import { fullDate, shortAge, waited } from '../look/time.ts'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import { CaseChip } from './case-chip.tsx'
import classes from './row.module.css'

interface RowProps {
  row: ConversationRow
  view: ConversationViewName
  now: number
  selected: boolean
  tabStop: boolean
  position: number
  total: number
  onFocus: (id: string) => void
}

/** One conversation in the list. Its height never changes with its content. */
export const Row = memo(function Row({ row, view, now, selected, tabStop, position, total, onFocus }: RowProps) {
  const unread = row.unread > 0
  const names = [classes.row, unread ? classes.unread : '', selected ? classes.selected : '']
  const age = row.lastInboundAt ?? row.openedAt
  return (
    <Link
      id={`row-${row.id}`}
      to="/inbox/$view/$conversation"
      params={{ view, conversation: row.id }}
      className={names.join(' ')}
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={position}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onFocus(row.id)}
    >
      <span className={classes.picture}>
        <Picture of={row.contact} size={36} className={classes.face} />
        <span className={classes.glyph}>
          {row.place === 'thread' ? <IconLock aria-hidden /> : <IconMessage2 aria-hidden />}
        </span>
      </span>
      <span className={classes.words}>
        <span className={classes.first}>
          <bdi className={`${classes.name} clip`} dir="auto">
            {row.contact.name}
          </bdi>
          {unread && <span className="unseen">, {row.unread} unread,</span>}
          <time dateTime={age} title={fullDate(age)}>
            {shortAge(age, now)}
          </time>
        </span>
        <Preview row={row} />
        <Foot row={row} named={view !== 'mine'} now={now} />
      </span>
    </Link>
  )
})

const KINDS = {
  sticker: { Icon: IconSticker, words: 'Sticker' },
  voice: { Icon: IconMicrophone, words: 'Voice message' },
  forward: { Icon: IconArrowForwardUp, words: 'Forwarded message' },
  poll: { Icon: IconChartBar, words: 'Poll' },
  command: { Icon: IconSlash, words: 'Command' },
  unreadable: { Icon: IconMessage2, words: 'Words that Discord hides' },
  file: { Icon: IconPaperclip, words: 'File' },
  deleted: { Icon: IconTrash, words: 'Deleted message' },
} as const

function Preview({ row: { id, preview, assignee, deskAgent } }: { row: ConversationRow }) {
  const me = useMe().agent
  const virtualAgent = useVirtualAgent()
  const draft = useStore(drafts, (all) => all[id])
  if (draft !== undefined) {
    return (
      <span className={`${classes.preview} clip`} dir="auto">
        <span className={classes.draft}>Draft:</span> {draft}
      </span>
    )
  }
  if (!preview) return <span className={classes.preview}>&nbsp;</span>
  const other = assignee?.id === preview.agent ? assignee?.publicName : undefined
  // Who said it at an outside desk is no agent of ours.
  const outside = preview.agent === null ? (deskAgent ?? 'Flex') : 'Team'
  const agent = preview.agent === me.id ? 'You' : (other ?? outside)
  const speaker = preview.author === 'agent' ? agent : preview.author === 'virtual_agent' ? virtualAgent.name : null
  const kind = preview.kind === 'text' ? null : KINDS[preview.kind]
  const words = plainText(parseMarkdown(preview.text))
  return (
    <span className={`${classes.preview} clip`} dir="auto">
      {speaker && <span className={classes.speaker}>{speaker}: </span>}
      {kind && <kind.Icon aria-hidden />} {words || kind?.words}
    </span>
  )
}

function Foot({ row, named, now }: { row: ConversationRow; named: boolean; now: number }) {
  const me = useMe().agent
  return (
    <span className={classes.foot}>
      <Status row={row} now={now} />
      {row.case && <CaseChip of={row.case} />}
      {named && row.assignee && (
        <span className={classes.assignee}>
          <Picture of={row.assignee} size={18} />
          {row.assignee.id === me.id ? 'You' : <bdi className="clip">{row.assignee.publicName}</bdi>}
        </span>
      )}
    </span>
  )
}

const STATUS = { automated: 'Virtual agent', queued: 'Waiting', assigned: 'Open', resolved: 'Resolved' } as const

type Standing = Pick<ConversationRow, 'status' | 'preview' | 'queuedAt' | 'desk' | 'deskAgent'>

/**
 * Shape first, then colour, then the word. Where an agent had the last word, the member is waited for, if it reached them. At Flex the word is who
 * has it there.
 */
export function Status({ row, now }: { row: Standing; now?: number }) {
  if (row.status !== 'resolved' && row.preview?.failed) {
    return <span className={`${classes.status} ${classes.failed}`}>Not delivered</span>
  }
  const waits = row.status === 'assigned' && row.preview?.author === 'agent'
  return (
    <span className={`${classes.status} ${waits ? classes.waits : classes[row.status]}`}>
      {isInFlex(row) ? <There row={row} /> : waits ? 'Waiting on member' : STATUS[row.status]}
      {now !== undefined && row.status === 'queued' && row.queuedAt !== null && ` ${waited(row.queuedAt, now)}`}
    </span>
  )
}

function There({ row: { status, deskAgent } }: { row: Standing }) {
  if (status === 'queued') return 'Waits in Flex'
  return (
    <>
      <bdi className="clip">{deskAgent ?? 'An agent'}</bdi> <span>in Flex</span>
    </>
  )
}
