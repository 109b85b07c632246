import type { Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import { settleEchoes } from '../delivery/settle-echoes.ts'
import { askedForHelp } from './asked-for-help.ts'
import { deleteInbound, editInbound } from './change-inbound.ts'
import { giveNotice } from './give-notice.ts'
import type {
  InboundChange,
  InboundDeletion,
  InboundEcho,
  InboundEdit,
  InboundHelpRequest,
  InboundMessage,
  Received,
} from './inbound.ts'
import { type OpenedConversation, type Opening, openConversations } from './open-conversations.ts'
import { interactionKey, knownKeys, messageKey, storeInbound } from './store-inbound.ts'

type FromMember = InboundMessage | InboundHelpRequest

interface Batch {
  kernel: Kernel
  tx: Transaction
  workspace: number
  channel: 'discord'
  now: Date
  events: NewEvent[]
  results: Received[]
}

export interface ReceiveOptions {
  workspace: number
  channel: 'discord'
  /** The connector's own writes that must stand or fall with the changes, such as how far it has come. */
  alongside?: (tx: Transaction) => Promise<void>
}

const keyOf = (channel: 'discord', change: FromMember): string => {
  const form = change.change === 'help' || change.interaction
  return form ? interactionKey(channel, change.externalId) : messageKey(channel, change.externalId)
}

const IGNORED: Received = { conversation: null, outcome: 'ignored', greeting: null }

/**
 * Stores what came from a channel, a batch in one transaction; the caller acknowledges only afterwards. What came before is
 * recognised and changes nothing. Edits and deletions are applied after the batch's messages, in their own order, so that they
 * find what they are about.
 */
export function receiveChanges(
  kernel: Kernel,
  options: ReceiveOptions,
  changes: readonly InboundChange[],
): Promise<Received[]> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel } = options
    const results = changes.map(() => IGNORED)
    const batch: Batch = { kernel, tx, workspace, channel, now: kernel.clock.now(), events: [], results }
    await receiveWords(batch, changes)
    for (const [index, change] of changes.entries()) {
      if (change.change === 'edit') await applyEdit(batch, index, change)
      if (change.change === 'deletion') await applyDeletion(batch, index, change)
    }
    await applyEchoes(batch, changes)
    await options.alongside?.(tx)
    await appendEvents(tx, batch.events)
    return batch.results
  })
}

/** Messages and requests for help: identities, conversations, words, greetings. */
async function receiveWords(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  const { tx, workspace, channel, now } = batch
  const fresh = await dropKnown(batch, changes)
  if (fresh.length === 0) return
  const people = [...new Map(fresh.map(({ change }) => [change.contact.address, change.contact])).values()]
  const identities = await resolveIdentities(tx, { workspace, channel, people, now })
  const openings = new Map<string, Opening>()
  for (const { change } of fresh) {
    const identity = identities.byAddress.get(change.contact.address)
    if (identity && !openings.has(identity.id))
      openings.set(identity.id, { identity, guild: change.guild, saidAt: change.sentAt })
  }
  const opened = await openConversations(tx, { workspace, channel, openings: [...openings.values()], now })
  for (const conversation of opened.values()) noteOpening(batch, conversation, identities.changed)
  const found = fresh.flatMap(({ index, change }) => {
    const identity = identities.byAddress.get(change.contact.address)
    const conversation = identity && opened.get(identity.id)
    return conversation ? [{ index, change, conversation, locale: identity.locale }] : []
  })
  await storeWords(batch, found)
}

interface Found {
  index: number
  change: FromMember
  conversation: OpenedConversation
  locale: string | null
}

async function storeWords(batch: Batch, found: readonly Found[]): Promise<void> {
  const { tx, workspace, channel, now } = batch
  const rows = found.flatMap(({ change, conversation }) => {
    const text = change.change === 'message' ? change.text : change.question
    if (text === null) return []
    const { place, sentAt } = change
    return {
      conversation: conversation.id,
      key: keyOf(channel, change),
      kind: change.change === 'message' ? change.kind : ('command' as const),
      text,
      place,
      attachments: change.change === 'message' ? change.attachments : [],
      replyToExternalId: change.change === 'message' ? change.replyToExternalId : null,
      sentAt,
    }
  })
  const stored = await storeInbound(tx, { workspace, channel, rows, now })
  for (const { id, conversation } of stored) note(batch, 'message.received', conversation, id)
  for (const { index, change, conversation, locale } of found) {
    batch.results[index] = { conversation: conversation.id, outcome: conversation.outcome, greeting: null }
    if (change.change === 'help') await greet(batch, index, change, conversation.id, locale)
    else if (change.tellHowToReply) await tellHowToReply(batch, change, conversation.id, locale)
  }
}

async function greet(
  batch: Batch,
  index: number,
  request: InboundHelpRequest,
  conversation: string,
  locale: string | null,
): Promise<void> {
  const { tx, workspace, now } = batch
  await askedForHelp(tx, workspace, conversation, request)
  const notice = { kind: 'greeting' as const, question: request.question !== null }
  const greeting = await giveNotice(tx, { workspace, conversation, locale, notice, once: request.externalId, now })
  if (greeting) note(batch, 'message.created', conversation, greeting)
  batch.results[index] = { conversation, outcome: batch.results[index]?.outcome ?? 'continued', greeting }
}

async function tellHowToReply(
  batch: Batch,
  message: InboundMessage,
  conversation: string,
  locale: string | null,
): Promise<void> {
  const { tx, workspace, now } = batch
  const once = `${conversation}:${message.place.id ?? ''}`
  const told = await giveNotice(tx, { workspace, conversation, locale, notice: { kind: 'howToReply' }, once, now })
  if (told) note(batch, 'message.created', conversation, told)
}

/** Drops what was received before, or twice in this batch. */
async function dropKnown(
  batch: Batch,
  changes: readonly InboundChange[],
): Promise<{ index: number; change: FromMember }[]> {
  const words = changes.flatMap((change, index) =>
    change.change === 'message' || change.change === 'help' ? { index, change } : [],
  )
  const keys = words.flatMap(({ change }) => {
    const key = keyOf(batch.channel, change)
    return change.change === 'help' ? [key, `greeting:${change.externalId}`] : [key]
  })
  const known = await knownKeys(batch.tx, batch.workspace, keys)
  const seen = new Set<string>()
  return words.filter(({ index, change }) => {
    const key = keyOf(batch.channel, change)
    const conversation = known.get(key) ?? known.get(`greeting:${change.externalId}`)
    if (conversation) batch.results[index] = { conversation, outcome: 'known', greeting: null }
    if (conversation || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

async function applyEdit(batch: Batch, index: number, edit: InboundEdit): Promise<void> {
  const { tx, workspace, channel } = batch
  const key = messageKey(channel, edit.externalId)
  const changed = await editInbound(tx, { workspace, key, text: edit.text, editedAt: edit.editedAt })
  if (!changed) return
  note(batch, 'message.edited', changed.conversation, changed.id)
  batch.results[index] = { conversation: changed.conversation, outcome: 'applied', greeting: null }
}

async function applyDeletion(batch: Batch, index: number, deletion: InboundDeletion): Promise<void> {
  const { tx, workspace, channel } = batch
  const keys = deletion.externalIds.map((id) => messageKey(channel, id))
  for (const changed of await deleteInbound(tx, { workspace, keys, deletedAt: deletion.deletedAt })) {
    note(batch, 'message.deleted', changed.conversation, changed.id)
    batch.results[index] = { conversation: changed.conversation, outcome: 'applied', greeting: null }
  }
}

async function applyEchoes(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  const { tx, workspace, now } = batch
  const echoes = changes.filter((change): change is InboundEcho => change.change === 'echo')
  if (echoes.length === 0) return
  const settled = await settleEchoes(tx, { workspace, echoes, now })
  for (const { conversation, message } of settled) note(batch, 'delivery.changed', conversation, message)
}

function noteOpening(batch: Batch, conversation: OpenedConversation, changedContacts: readonly string[]): void {
  if (conversation.outcome === 'opened') note(batch, 'conversation.opened', conversation.id, null)
  else if (conversation.outcome === 'reopened') note(batch, 'conversation.reopened', conversation.id, null)
  else if (changedContacts.includes(conversation.contactId)) note(batch, 'contact.changed', conversation.id, null)
}

function note(batch: Batch, kind: NewEvent['kind'], conversation: string, message: string | null): void {
  batch.events.push({ workspace: batch.workspace, kind, conversation, message, at: batch.now })
}
