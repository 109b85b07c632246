import { IconAlertTriangle, IconSlash, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { dropFromOutbox, outbox, tryAgain } from '../composer/outbox-store.ts'
import { isInFlex } from '../flex/in-flex.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button } from '../look/button.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { Actions } from './actions.tsx'
import type { Aim } from './aim.ts'
import { ArticleCard } from './article-card.tsx'
import { Attachments } from './attachments.tsx'
import classes from './message.module.css'
import { MessageButtons } from './message-buttons.tsx'
import { Words } from './words.tsx'

interface BubbleProps {
  message: MessageView
  name: string
  detail: Detail
  lit: string | null
  jump: (id: string) => void
  aim: (aim: Aim) => void
}

export function Bubble({ message, name, detail, lit, jump, aim }: BubbleProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (lit === message.id) box.current?.focus({ preventScroll: true })
  }, [lit, message.id])
  if (message.deletedAt !== null) return <Tombstone message={message} name={name} />
  const images = message.attachments.some((file) => file.inline && file.state === 'stored')
  return (
    <article
      ref={box}
      id={`message-${message.id}`}
      tabIndex={-1}
      aria-label={`${name} said`}
      className={`${classes.bubbleBox} ${lit === message.id ? classes.lit : ''}`}
    >
      <Actions message={message} aim={aim} replies={!isInFlex(detail)} />
      {(message.text !== '' || message.replyTo || (!images && message.attachments.length === 0)) && (
        <div className={classes.bubble}>
          {message.replyTo && <Quote replyTo={message.replyTo} contact={detail.contact.name} jump={jump} />}
          <Kind message={message} />
          <Words text={message.text} linksOff={message.scam !== null} />
          {message.scam !== null && <ScamNote found={message.scam} />}
          {message.article && <ArticleCard article={message.article} />}
          <MessageButtons buttons={message.buttons} />
        </div>
      )}
      {message.attachments.length > 0 && <Attachments files={message.attachments} />}
      <Refused id={message.id} />
    </article>
  )
}

/** Why its links lead nowhere. */
function ScamNote({ found }: { found: string }) {
  return (
    <p className={classes.scam}>
      <IconAlertTriangle aria-hidden />
      <span>
        Looks like a scam (<bdi>{found}</bdi>). Its links are off.
      </span>
    </p>
  )
}

const KINDS: Partial<Record<MessageView['kind'], string>> = {
  sticker: 'Sent a sticker',
  forward: 'Forwarded',
  poll: 'Started a poll',
  command: 'Used a command',
  unreadable: 'Wrote something that Discord does not show to the bot here',
}

/** What stands in place of words. */
function Kind({ message }: { message: MessageView }) {
  const words = KINDS[message.kind]
  if (!words) return null
  return (
    <p className={classes.kind}>
      {message.kind === 'command' && <IconSlash aria-hidden />}
      {words}
    </p>
  )
}

function Quote({
  replyTo,
  contact,
  jump,
}: {
  replyTo: NonNullable<MessageView['replyTo']>
  contact: string
  jump: (id: string) => void
}) {
  return (
    <button type="button" className={classes.quote} onClick={() => jump(replyTo.id)} title="Go to this message">
      <b>
        <bdi>{replyTo.author === 'contact' ? contact : replyTo.name}</bdi>
      </b>
      <span dir="auto">{replyTo.text === '' ? 'a file' : <Words text={replyTo.text} plain />}</span>
    </button>
  )
}

/** A deleted message. Its words can be seen, and the look is written down. */
function Tombstone({ message, name }: { message: MessageView; name: string }) {
  const [shown, setShown] = useState<{ text: string } | { why: string } | null>(null)
  const reveal = async () => {
    try {
      setShown(await rpc.messages.reveal({ id: message.id }))
    } catch (error) {
      setShown({ why: failureOf(error).words })
    }
  }
  return (
    <div className={classes.tombstone}>
      <p>
        <IconTrash aria-hidden />
        <span>
          Deleted by <bdi>{name === 'You' ? 'you' : name}</bdi>
        </span>
        {shown ? (
          <button type="button" className={classes.dotted} onClick={() => setShown(null)}>
            Hide
          </button>
        ) : (
          <button
            type="button"
            className={classes.dotted}
            onClick={() => void reveal()}
            title="The look is written to the audit log"
          >
            Show
          </button>
        )}
      </p>
      {shown && ('text' in shown ? <Revealed text={shown.text} /> : <p className={classes.badWords}>{shown.why}</p>)}
    </div>
  )
}

function Revealed({ text }: { text: string }) {
  return (
    <>
      <div className={classes.revealed}>{text === '' ? 'No words, only files.' : <Words text={text} />}</div>
      <small>That you looked is written to the audit log.</small>
    </>
  )
}

/** A reply that the server did not take: why, and what now. */
function Refused({ id }: { id: string }) {
  const cause = useStore(
    outbox,
    (items) => items.find((item) => item.id === id && item.state === 'refused')?.cause ?? null,
  )
  if (cause === null) return null
  return (
    <div className={classes.refused} role="alert">
      <span>Not sent. {cause}</span>
      <Button size="small" onClick={() => tryAgain(id)}>
        Try again
      </Button>
      <Button size="small" tone="quiet" onClick={() => dropFromOutbox(id)}>
        Discard
      </Button>
    </div>
  )
}
