import {
  IconArrowsExchange,
  IconChevronRight,
  IconCircleCheck,
  IconInfoCircle,
  IconMessagePlus,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { clock, fullDate } from '../look/time.ts'
import classes from './conversation.module.css'
import { Delivery } from './delivery.tsx'
import { FOLDED_FROM } from './group.ts'
import { NoticeButtons } from './message-buttons.tsx'
import { tellsOfItself } from './tells-of-itself.ts'
import { Why } from './why.tsx'
import { Words } from './words.tsx'

/** How the conversation began, before its first message. */
export function Opened({ detail }: { detail: Detail }) {
  return (
    <Line icon={<IconMessagePlus aria-hidden />} at={detail.openedAt}>
      Opened
      {detail.origin && (
        <>
          {' from '}
          <b>
            #<bdi>{detail.origin.name}</bdi>
          </b>
        </>
      )}
      {detail.guild && (
        <>
          {' in '}
          <b>
            <bdi>{detail.guild.name}</bdi>
          </b>
        </>
      )}
    </Line>
  )
}

/** That it is resolved, after its last message; thanks or a note may have come behind the end. */
export function Ended({ detail, last }: { detail: Detail; last: MessageView | undefined }) {
  if (detail.status !== 'resolved' || detail.resolvedAt === null) return <div className={classes.end} />
  return (
    <Line icon={<IconCircleCheck aria-hidden className={classes.ok} />} at={detail.resolvedAt}>
      <b>Resolved</b>
      {last && last.author !== 'notice' && last.sentAt > detail.resolvedAt && ' since'}
    </Line>
  )
}

/** Whether a notice is the one by which a person was called: it names the case, or still offers to take it back. */
function handsOver(message: MessageView, detail: Detail): boolean {
  if (message.buttons.some(({ act }) => act === 'never_mind')) return true
  return detail.case !== null && message.text.includes(`#${detail.case.number}`)
}

/** What the desk told the member by itself: a line of its own, not somebody's words. */
export function Notice({ message, detail }: { message: MessageView; detail: Detail }) {
  const handoff = handsOver(message, detail)
  return (
    <div className={classes.notice}>
      <Line
        icon={handoff ? <IconArrowsExchange aria-hidden /> : <IconInfoCircle aria-hidden />}
        at={message.sentAt}
        ruled={handoff}
        after={message.explained && <Why message={message.id} label="Why?" />}
      >
        <Words text={message.text} />
      </Line>
      <NoticeButtons message={message} />
      {message.delivery && tellsOfItself(message.delivery) && <Delivery message={message} />}
    </div>
  )
}

/** What happened, a line each, and one that unfolds when there are many. */
export function Changes({ messages, detail }: { messages: MessageView[]; detail: Detail }) {
  const [unfolded, setUnfolded] = useState(false)
  const last = messages.at(-1)
  if (!last) return null
  const many = messages.length >= FOLDED_FROM
  return (
    <>
      {many && (
        <Line icon={<IconArrowsExchange aria-hidden />} at={last.sentAt}>
          <button
            type="button"
            className={classes.unfold}
            aria-expanded={unfolded}
            onClick={() => setUnfolded((now) => !now)}
          >
            {messages.length} changes
            <IconChevronRight aria-hidden className={unfolded ? classes.turned : 'flip'} />
          </button>
        </Line>
      )}
      {(!many || unfolded) &&
        messages.map((message) =>
          message.direction === 'outbound' && !many ? (
            <Notice key={message.id} message={message} detail={detail} />
          ) : (
            <Line
              key={message.id}
              icon={many ? null : <IconArrowsExchange aria-hidden />}
              at={message.sentAt}
              inRun={many}
            >
              <Words text={message.text} />
            </Line>
          ),
        )}
    </>
  )
}

interface LineProps {
  /** Null where a line above has it for this one too. */
  icon: ReactNode
  at: string
  /** With a rule to both sides. */
  ruled?: boolean
  /** One of several that belong together. */
  inRun?: boolean
  after?: ReactNode
  children: ReactNode
}

function Line({ icon, at, ruled = false, inRun = false, after, children }: LineProps) {
  return (
    <div className={`${classes.event} ${ruled ? classes.ruled : ''} ${inRun ? classes.inRun : ''}`}>
      {icon}
      <div dir="auto">{children}</div>
      <time dateTime={at} title={fullDate(at)}>
        {clock(at)}
      </time>
      {after}
    </div>
  )
}
