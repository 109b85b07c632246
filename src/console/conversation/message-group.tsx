import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { Picture } from '../look/picture.tsx'
import { clock, fullDate } from '../look/time.ts'
import { VirtualMark } from '../look/virtual-mark.tsx'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import type { Aim } from './aim.ts'
import { Bubble } from './bubble.tsx'
import buttons from './buttons.module.css'
import { Delivery } from './delivery.tsx'
import { openHistory } from './history.tsx'
import { MarkWord } from './mark-word.tsx'
import classes from './message.module.css'
import { tellsOfItself } from './tells-of-itself.ts'
import { Why } from './why.tsx'

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
  const virtualAgent = useVirtualAgent()
  const last = messages.at(-1)
  if (!last) return null
  const inbound = last.direction === 'inbound'
  const { spokenBy } = last
  const speaker = inbound ? detail.contact : (last.agent ?? (spokenBy === null ? null : strangerOf(spokenBy)))
  const name = inbound
    ? detail.contact.name
    : last.agent?.id === me.id
      ? 'You'
      : (last.agent?.publicName ?? spokenBy ?? virtualAgent.name)
  const virtual = last.author === 'virtual_agent'
  const side = inbound ? classes.in : virtual ? `${classes.out} ${classes.virtual} ${buttons.virtual}` : classes.out
  return (
    <div className={`${classes.group} ${side}`}>
      <span className={classes.speaker}>
        {virtual ? <VirtualMark size={28} /> : speaker && <Picture of={speaker} size={28} />}
      </span>
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
            {message !== last && message.explained && message.deletedAt === null && (
              <p className={classes.foot}>
                <Why message={message.id} label="Why this answer?" />
                <MarkWord mark={message.mark} />
              </p>
            )}
          </div>
        ))}
        {!inbound && <Foot message={last} name={name !== 'You' ? name : null} />}
      </div>
    </div>
  )
}

/** An agent of another desk has no picture here: the creature is drawn by the name. */
const strangerOf = (name: string) => ({ id: name, picture: null })

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
      {message.author === 'virtual_agent' && <span>virtual agent ·</span>}
      {message.spokenBy !== null && <span>in Flex ·</span>}
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
      {message.explained && message.deletedAt === null && (
        <>
          <span aria-hidden>·</span>
          <Why message={message.id} label="Why this answer?" />
          <MarkWord mark={message.mark} />
        </>
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
