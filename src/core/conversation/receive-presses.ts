import type { Statement } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import type { ButtonAct } from '../delivery/channel.ts'
import { type Batch, noteEvent, noteOpening } from './batch.ts'
import { type LockedConversation, lockConversation } from './conversation.ts'
import type { InboundChange, InboundPress, Received } from './inbound.ts'
import { openConversations } from './open-conversations.ts'
import { rate } from './rate.ts'
import { interactionKey } from './store-inbound.ts'

// A button is only good for the person to whom its message was said.
const ABOUT: Statement = {
  name: 'press_about',
  text: `select m.conversation_id as conversation, c.identity_id as identity, c.contact_id as "contactId"
    from message m join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    where m.workspace = $1 and m.id = $2 and m.direction = 'outbound'`,
}

const STORE: Statement = {
  name: 'press_store',
  text: `insert into press (workspace, id, conversation_id, message_id, act, value, key, at, awaits_turn)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (workspace, key) do nothing returning id`,
}

const KNOWN: Statement = {
  name: 'press_known',
  text: 'select conversation_id as conversation from press where workspace = $1 and key = $2',
}

// What was never written to has no place yet: the first answer goes where the button stood, and a private thread beside it if need be.
const STAND: Statement = {
  name: 'press_stand',
  text: 'update conversation set place = $3::jsonb, origin = $4::jsonb where workspace = $1 and id = $2',
}

/** What a press does now: taken in (perhaps for the next turn), or too late. */
type Effect = 'turn' | 'rate' | 'none' | 'with_agent' | 'over'

/** Presses of buttons, one after the other: they are few, and each may open a conversation. */
export async function receivePresses(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  for (const [index, change] of changes.entries()) {
    if (change.change === 'press') batch.results[index] = await receivePress(batch, change)
  }
}

async function receivePress(batch: Batch, press: InboundPress): Promise<Received> {
  const { tx, workspace, channel, now } = batch
  const key = interactionKey(channel, press.externalId)
  const [known] = await tx.run<{ conversation: string }>(KNOWN, [workspace, key])
  if (known) return { conversation: known.conversation, outcome: 'known', greeting: null }
  const [about] = await tx.run<{ conversation: string; identity: string }>(ABOUT, [workspace, press.message])
  if (!about) return { conversation: null, outcome: 'ignored', greeting: null }
  const people = await resolveIdentities(tx, { workspace, channel, people: [press.contact], now })
  const identity = people.byAddress.get(press.contact.address)
  if (identity?.id !== about.identity) return { conversation: null, outcome: 'ignored', greeting: null }
  let conversation = await lockConversation(tx, workspace, about.conversation)
  if (conversation.status === 'resolved' && press.act === 'person') {
    const opening = { identity, guild: press.guild, saidAt: press.sentAt, onlyThanks: false }
    const { opened, refused } = await openConversations(tx, { workspace, channel, openings: [opening], now })
    const turnedAway = refused.get(identity.id)
    if (turnedAway) return { conversation: null, outcome: 'ignored', greeting: null, refused: turnedAway }
    const open = opened.get(identity.id)
    if (open) noteOpening(batch, open, [])
    if (open?.outcome === 'opened') standWherePressed(batch, open.id, press)
    conversation = open ?? conversation
  }
  const effect = effectOf(press.act, conversation)
  const values = [press.act, press.value, key, press.sentAt, effect === 'turn']
  await tx.run(STORE, [workspace, newId(), conversation.id, press.message, ...values])
  noteEvent(batch, 'message.pressed', about.conversation, press.message)
  if (effect === 'turn') batch.turns.push(conversation.id)
  if (effect === 'rate') await rate(batch, conversation, press)
  if (effect === 'with_agent' || effect === 'over') {
    return { conversation: conversation.id, outcome: 'stale', stale: effect, greeting: null }
  }
  return { conversation: conversation.id, outcome: 'applied', greeting: null }
}

function standWherePressed(
  { tx, workspace }: Batch,
  conversation: string,
  { place, guild, origin }: InboundPress,
): void {
  const from = origin && { ...origin, guildId: guild?.id ?? null }
  tx.later(STAND, [workspace, conversation, place.id && JSON.stringify(place), from && JSON.stringify(from)])
}

/** What a button asks for, against how the conversation stands. Once a person was asked for, the virtual agent answers nothing. */
export function effectOf(act: ButtonAct, { status }: Pick<LockedConversation, 'status'>): Effect {
  if (act === 'rate' || act === 'comment') return 'rate'
  if (status === 'resolved') return 'over'
  // Who read of an incident while they waited has it all the same, though somebody has taken their chat by now.
  if (act === 'me_too') return 'turn'
  if (status === 'assigned') return 'with_agent'
  if (act === 'never_mind') return status === 'queued' ? 'turn' : 'none'
  if (status === 'automated') return 'turn'
  return act === 'person' ? 'none' : 'with_agent'
}
