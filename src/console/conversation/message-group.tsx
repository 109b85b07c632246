import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { Picture } from '../look/picture.tsx'
import { clock, fullDate } from '../look/time.ts'
import { useMe } from '../session/session.ts'
import type { Aim } from './aim.ts'
import { Bubble } from './bubble.tsx'
import { Delivery, tellsOfItself } from './delivery.tsx'
import { openHistory } from './history.tsx'
import classes from './message.module.css'

interface GroupProps {
  detail: Detail
  messages: MessageView[]
  lit: string | null
  jump: (id: string) => void
  aim: (aim: Aim) => void
}

/** What one speaker said in a row: one picture, one foot. */
export function Group({ detail, messages, ...rest }: GroupProps) {
  const me = useMe().agent
  const last = messages.at(-1)
  if (!last) return null
  const inbound = last.direction === 'inbound'
  const speaker = inbound ? detail.contact : last.agent
  const name = inbound
    ? detail.contact.name
    : last.agent?.id === me.id
      ? 'You'
      : (last.agent?.publicName ?? 'Virtual agent')
  const side = inbound
    ? classes.in
    : last.author === 'virtual_agent'
      ? `${classes.out} ${classes.virtual}`
      : classes.out
  return (
    <div className={`${classes.group} ${side}`}>
      {speaker && (
        <span className={classes.speaker}>
          <Picture of={speaker} size={28} />
        </span>
      )}
      <div className={classes.stack}>
        {messages.map((message) => (
          <div key={message.id} className={classes.one}>
            <div className={classes.line}>
              <Bubble message={message} name={name} detail={detail} {...rest} />
              {inbound && <Beside message={message} last={message === last} />}
            </div>
            {message !== last && message.delivery && tellsOfItself(message.delivery) && (
              <p className={classes.foot}>
                <Delivery message={message} />
              </p>
            )}
            {!inbound && message !== last && <Edited message={message} />}
          </div>
        ))}
        {!inbound && <Foot message={last} name={name !== 'You' ? name : null} />}
      </div>
    </div>
  )
}

/** Beside what a member said: the time, at the last of a group, and whether it was edited. */
function Beside({ message, last }: { message: MessageView; last: boolean }) {
  return (
    <p className={`${classes.foot} ${classes.beside}`}>
      <Edited message={message} bare />
      {last && (
        <time dateTime={message.sentAt} title={fullDate(message.sentAt)}>
          {clock(message.sentAt)}
        </time>
      )}
    </p>
  )
}

function Foot({ message, name }: { message: MessageView; name: string | null }) {
  return (
    <p className={classes.foot}>
      {name !== null && (
        <b>
          <bdi>{name}</bdi>
        </b>
      )}
      <Edited message={message} bare />
      <time dateTime={message.sentAt} title={fullDate(message.sentAt)}>
        {clock(message.sentAt)}
      </time>
      {message.delivery && message.deletedAt === null && (
        <>
          {!tellsOfItself(message.delivery) && <span aria-hidden>·</span>}
          <Delivery message={message} />
        </>
      )}
      {message.delivery && message.deletedAt !== null && tellsOfItself(message.delivery) && (
        <Delivery message={message} />
      )}
    </p>
  )
}

/** The dotted word that opens the earlier wordings. */
function Edited({ message, bare = false }: { message: MessageView; bare?: boolean }) {
  if (message.editedAt === null || message.deletedAt !== null) return null
  const word = (
    <button
      type="button"
      className={classes.dotted}
      title={fullDate(message.editedAt)}
      onClick={() => openHistory(message)}
    >
      edited
    </button>
  )
  return bare ? word : <p className={classes.foot}>{word}</p>
}
