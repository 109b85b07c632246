import { IconCircleCheck, IconInfoCircle, IconMessagePlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { clock, fullDate } from '../look/time.ts'
import classes from './conversation.module.css'
import { Delivery, tellsOfItself } from './delivery.tsx'
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

/** That it is resolved, after its last message. */
export function Ended({ detail }: { detail: Detail }) {
  if (detail.status !== 'resolved' || detail.resolvedAt === null) return <div className={classes.end} />
  return (
    <Line icon={<IconCircleCheck aria-hidden className={classes.ok} />} at={detail.resolvedAt}>
      <b>Resolved</b>
    </Line>
  )
}

/** What the desk told the member by itself: a line of its own, not somebody's words. */
export function Notice({ message }: { message: MessageView }) {
  return (
    <div className={classes.notice}>
      <Line icon={<IconInfoCircle aria-hidden />} at={message.sentAt}>
        <Words text={message.text} />
      </Line>
      {message.delivery && tellsOfItself(message.delivery) && <Delivery message={message} />}
    </div>
  )
}

function Line({ icon, at, children }: { icon: ReactNode; at: string; children: ReactNode }) {
  return (
    <div className={classes.event}>
      {icon}
      <div dir="auto">{children}</div>
      <time dateTime={at} title={fullDate(at)}>
        {clock(at)}
      </time>
    </div>
  )
}
