import {
  IconAlertCircle,
  IconArrowsExchange,
  IconCheck,
  IconChecks,
  IconCircleOff,
  IconClock,
  IconCornerDownRight,
  IconHelpCircle,
  IconLoader2,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeliveryCause, DeliveryView, MessageView } from '../../protocol/messages.ts'
import { outbox } from '../composer/outbox-store.ts'
import { actOnMessage } from '../live/acts.ts'
import { connection } from '../live/connection.ts'
import { useStore } from '../live/store.ts'
import { useNow } from '../look/use-now.ts'
import { rpc } from '../session/rpc.ts'
import classes from './delivery.module.css'

/** How long an unknown delivery is still looked for before the agent is asked to decide. */
const LOOKED_FOR_MS = 150_000

const CAUSES: Record<DeliveryCause, string> = {
  closed: 'direct messages closed or blocked',
  left: 'no longer in the server',
  no_permission: 'the bot may not write there',
  too_large: 'too large for Discord',
  gone: 'the place no longer exists',
  rejected: 'Discord refused it',
  token: 'the bot token is not valid',
  unreachable: 'Discord could not be reached',
  unknown: 'cause unknown',
}

const NOT_DONE = { send: 'Not delivered', edit: 'Edit not delivered', delete: 'Not deleted in Discord' } as const

/** Where a message stands on its way to the member: always an icon and a word. */
export function Delivery({ message }: { message: MessageView }) {
  const delivery = message.delivery
  const item = useStore(outbox, (items) => items.find((each) => each.id === message.id))
  if (item) return item.state === 'refused' ? null : <Unsent />
  if (!delivery) return null
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return delivery.retryAt === null ? <Sending operation={delivery.operation} /> : <Slow at={delivery.retryAt} />
    case 'failed':
      return <Failed message={message} delivery={delivery} />
    case 'unknown':
      return <Unknown message={message} delivery={delivery} />
    case 'cancelled':
      return (
        <span className={classes.state}>
          <IconCircleOff aria-hidden />
          Cancelled, not sent
        </span>
      )
    default:
      return <Sent delivery={delivery} />
  }
}

/** Not yet with the server: on its way there, or waiting because the server is not reached. */
function Unsent() {
  const online = useStore(connection, (value) => value.online)
  if (online) return <Sending operation="send" />
  return (
    <span className={classes.state}>
      <IconClock aria-hidden />
      Waits until the desk is back
    </span>
  )
}

function Sending({ operation }: { operation: DeliveryView['operation'] }) {
  return (
    <span className={classes.state}>
      <IconLoader2 aria-hidden />
      {operation === 'send' ? 'Sending' : operation === 'edit' ? 'Sending the edit' : 'Deleting'}
    </span>
  )
}

function Sent({ delivery }: { delivery: DeliveryView }) {
  if (delivery.place === 'thread' || delivery.place === 'ephemeral') {
    return (
      <span className={`${classes.state} ${classes.bent}`}>
        <IconCornerDownRight aria-hidden className="flip" />
        {delivery.place === 'thread' ? 'Sent in private thread' : 'Sent as a note only they see'}
      </span>
    )
  }
  if (delivery.state === 'sent') {
    return (
      <span className={classes.state}>
        <IconCheck aria-hidden />
        Sent
      </span>
    )
  }
  return (
    <span className={`${classes.state} ${classes.ok}`}>
      <IconChecks aria-hidden />
      {delivery.state === 'read' ? 'Read' : 'Delivered'}
    </span>
  )
}

function Failed({ message, delivery }: { message: MessageView; delivery: DeliveryView }) {
  return (
    <span className={`${classes.state} ${classes.bad}`} title={delivery.detail ?? undefined}>
      <IconAlertCircle aria-hidden />
      {NOT_DONE[delivery.operation]}, {CAUSES[delivery.cause ?? 'unknown']}
      <Retry message={message} />
    </span>
  )
}

function Unknown({ message, delivery }: { message: MessageView; delivery: DeliveryView }) {
  const now = useNow(5000)
  const looking = delivery.retryAt !== null || now - Date.parse(message.sentAt) < LOOKED_FOR_MS
  return (
    <span
      className={`${classes.state} ${classes.warn}`}
      title={delivery.detail ?? 'Discord did not say whether it took the message.'}
    >
      <IconHelpCircle aria-hidden />
      {looking ? 'Unknown, looking in Discord' : 'Unknown'}
      {!looking && <Retry message={message} />}
    </span>
  )
}

function Slow({ at }: { at: string }) {
  const now = useNow(1000)
  const seconds = Math.ceil((Date.parse(at) - now) / 1000)
  return (
    <span className={`${classes.state} ${classes.warn}`}>
      <IconArrowsExchange aria-hidden />
      Discord is slow, again {seconds > 0 ? `in ${seconds} s` : 'now'}
    </span>
  )
}

function Retry({ message }: { message: MessageView }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const again = async () => {
    setBusy(true)
    setWhy(await actOnMessage(client, () => rpc.messages.retry({ id: message.id })))
    setBusy(false)
  }
  return (
    <>
      <button type="button" className={classes.retry} disabled={busy} onClick={() => void again()}>
        Try again
      </button>
      {why !== null && <span role="alert">{why}</span>}
    </>
  )
}
