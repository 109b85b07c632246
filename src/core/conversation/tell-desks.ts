import { type NewRelay, queueRelays } from '../desk/queue-relays.ts'
import { relayParts } from '../desk/relay-parts.ts'
import { type Batch, noteEvent } from './batch.ts'
import { beginStay } from './begin-stay.ts'
import type { ChangedInbound } from './change-inbound.ts'
import type { LockedConversation } from './conversation.ts'
import { isElsewhere } from './elsewhere.ts'
import type { StoredInbound } from './store-inbound.ts'
import { waitElsewhere } from './wait-elsewhere.ts'

/**
 * Has the outside desks told what members said in conversations that are heard there. Where one is answered there, and its exchange was closed
 * meanwhile, the next word opens another, with what was said before.
 */
export async function tellDesks(
  batch: Batch,
  stored: readonly StoredInbound[],
  conversations: ReadonlyMap<string, LockedConversation>,
): Promise<void> {
  const { tx, workspace, now } = batch
  const relays: NewRelay[] = []
  for (const [id, messages] of Map.groupBy(stored, ({ conversation }) => conversation)) {
    const conversation = conversations.get(id)
    if (conversation?.sessionId) {
      const about = { session: conversation.sessionId, conversation: id }
      relays.push(...messages.flatMap((message) => relayParts(about, message)))
    } else if (conversation && isElsewhere(conversation)) {
      const fresh = messages.map((message) => message.id)
      await beginStay(tx, { workspace, conversation: id, purpose: 'desk', callBy: null, fresh, now })
      waitElsewhere(tx, workspace, id, now)
      noteEvent(batch, 'transfer.changed', id, null)
    }
  }
  await queueRelays(tx, workspace, relays, now)
}

/** Has an outside desk told that members changed or took back what they said. */
export async function tellDesksOfChange(
  { tx, workspace, now }: Batch,
  operation: 'edit' | 'delete',
  changed: readonly ChangedInbound[],
): Promise<void> {
  const relays = changed.flatMap(({ id, conversation, session }): NewRelay[] =>
    session ? [{ session, conversation, message: id, operation }] : [],
  )
  await queueRelays(tx, workspace, relays, now)
}
