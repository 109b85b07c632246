import { text } from '../../texts/format.ts'
import { noteSpoken } from '../contact/note-spoken.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import type { Scam } from '../safety/scam/find-scam.ts'
import { askedForHelp } from './asked-for-help.ts'
import type { Batch } from './batch.ts'
import { noteEvent, noteOpening } from './batch.ts'
import { findScamIn } from './find-scam-in.ts'
import { giveNotice } from './give-notice.ts'
import { greet } from './greet.ts'
import type { InboundChange, InboundHelpRequest, InboundMessage } from './inbound.ts'
import { isThanks } from './is-thanks.ts'
import { localeOf } from './locale-of.ts'
import { type OpenedConversation, type Opening, openConversations } from './open-conversations.ts'
import { interactionKey, knownKeys, messageKey, storeInbound } from './store-inbound.ts'
import { tellDesks } from './tell-desks.ts'

type FromMember = InboundMessage | InboundHelpRequest

interface Fresh {
  index: number
  change: FromMember
  scam: Scam | null
}

interface Found extends Fresh {
  conversation: OpenedConversation
  identity: { id: string; locale: string | null }
}

const keyOf = (channel: 'discord', change: FromMember): string => {
  const form = change.change === 'help' || change.interaction
  return form ? interactionKey(channel, change.externalId) : messageKey(channel, change.externalId)
}

/** Messages and requests for help: identities, conversations, words, greetings, and the virtual agent's turn. */
export async function receiveWords(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  const { tx, workspace, channel, now } = batch
  const fresh = await dropKnown(batch, changes)
  if (fresh.length === 0) return
  const people = [...new Map(fresh.map(({ change }) => [change.contact.address, change.contact])).values()]
  const identities = await resolveIdentities(tx, { workspace, channel, people, now })
  const openings = new Map<string, Opening>()
  for (const { change } of fresh) {
    const identity = identities.byAddress.get(change.contact.address)
    if (!identity) continue
    const before = openings.get(identity.id)
    const onlyThanks = (before?.onlyThanks ?? true) && isOnlyThanks(change)
    openings.set(identity.id, before ? { ...before, onlyThanks } : openingOf(change, identity, onlyThanks))
  }
  const { opened, refused } = await openConversations(tx, { workspace, channel, openings: [...openings.values()], now })
  for (const conversation of opened.values()) noteOpening(batch, conversation, identities.changed)
  const found = fresh.flatMap(({ index, change, scam }): Found[] => {
    const identity = identities.byAddress.get(change.contact.address)
    const conversation = identity && opened.get(identity.id)
    const why = identity && refused.get(identity.id)
    if (why) batch.results[index] = { conversation: null, outcome: 'ignored', greeting: null, refused: why }
    return identity && conversation ? [{ index, change, scam, conversation, identity }] : []
  })
  await storeWords(batch, found)
}

const openingOf = (change: FromMember, identity: Opening['identity'], onlyThanks: boolean): Opening => {
  return { identity, guild: change.guild, saidAt: change.sentAt, onlyThanks }
}

const isOnlyThanks = (change: FromMember): boolean =>
  change.change === 'message' && change.kind === 'text' && change.attachments.length === 0 && isThanks(change.text)

async function storeWords(batch: Batch, found: readonly Found[]): Promise<void> {
  const { tx, workspace, channel, now } = batch
  const rows = found.flatMap((one) => rowsOf(channel, one))
  noteScams(batch, found)
  const stored = await storeInbound(tx, { workspace, channel, rows, now })
  for (const { id, conversation } of stored) noteEvent(batch, 'message.received', conversation, id)
  const opened = new Map(found.map(({ conversation }) => [conversation.id, conversation]))
  await tellDesks(batch, stored, opened)
  noteSpoken(
    tx,
    workspace,
    found.map(({ change, identity }) => ({
      identity: identity.id,
      known: identity.locale !== null,
      words: change.change === 'message' ? change.text : (change.question ?? ''),
    })),
  )
  for (const { index, change, conversation, identity } of found) {
    const outcome = conversation.outcome === 'after' ? 'continued' : conversation.outcome
    batch.results[index] = { conversation: conversation.id, outcome, greeting: null }
    if (change.change === 'help') await welcome(batch, index, change, conversation, identity.locale)
    else if (change.tellHowToReply) await tellHowToReply(batch, change, conversation)
  }
  const turns = found.filter(({ conversation }) => conversation.status === 'automated')
  batch.turns.push(...turns.map(({ conversation }) => conversation.id))
}

/** What was said; who has pressed that they want a person says so too, in the words of what they pressed. */
function rowsOf(channel: 'discord', { change, conversation, identity, scam }: Found) {
  const question = saidIn(change)
  const found = scam?.found ?? null
  const rows = question === null ? [] : [{ ...rowOf(channel, change, conversation, question), scam: found }]
  if (change.change !== 'help' || !change.person) return rows
  const wish = rowOf(
    channel,
    change,
    conversation,
    text(change.contact.locale ?? identity.locale ?? 'en', 'personButton'),
  )
  return [...rows, question === null ? wish : { ...wish, key: `${wish.key}:person` }]
}

function rowOf(channel: 'discord', change: FromMember, conversation: OpenedConversation, text: string) {
  const said = change.change === 'message' ? change : null
  return {
    conversation: conversation.id,
    key: keyOf(channel, change),
    kind: said ? said.kind : ('command' as const),
    text,
    place: change.place,
    attachments: said?.attachments ?? [],
    replyToExternalId: said?.replyToExternalId ?? null,
    scam: null,
    sentAt: change.sentAt,
    awaitsTurn: conversation.status === 'automated' && !said?.tellHowToReply,
  }
}

async function welcome(
  batch: Batch,
  index: number,
  request: InboundHelpRequest,
  conversation: OpenedConversation,
  locale: string | null,
): Promise<void> {
  const { tx, workspace } = batch
  await askedForHelp(tx, workspace, conversation.id, request)
  const greeting = await greet(batch, { conversation, locale, request })
  if (greeting) noteEvent(batch, 'message.created', conversation.id, greeting)
  const outcome = batch.results[index]?.outcome ?? 'continued'
  batch.results[index] = { conversation: conversation.id, outcome, greeting }
}

async function tellHowToReply(
  batch: Batch,
  message: InboundMessage,
  { id: conversation, identityId }: OpenedConversation,
): Promise<void> {
  const { tx, workspace, now } = batch
  const locale = await localeOf(tx, workspace, identityId)
  const once = `${conversation}:${message.place.id ?? ''}`
  const told = await giveNotice(tx, { workspace, conversation, locale, notice: { kind: 'howToReply' }, once, now })
  if (told) noteEvent(batch, 'message.created', conversation, told)
}

const saidIn = (change: FromMember): string | null => (change.change === 'message' ? change.text : change.question)

function noteScams(batch: Batch, found: readonly Found[]): void {
  for (const { change, conversation, scam } of found) {
    if (!scam) continue
    const { contact } = change
    const { guild } = conversation
    batch.scams.push({ conversation: conversation.id, contact, guild, text: saidIn(change) ?? '', ...scam })
  }
}

/** Drops what was received before, or twice in this batch. */
async function dropKnown(batch: Batch, changes: readonly InboundChange[]): Promise<Fresh[]> {
  const words = changes.flatMap((change, index) =>
    change.change === 'message' || change.change === 'help' ? { index, change } : [],
  )
  if (words.length === 0) return []
  const keys = words.flatMap(({ change }) => {
    const key = keyOf(batch.channel, change)
    return change.change === 'help' ? [key, `greeting:${change.externalId}`] : [key]
  })
  const known = await knownKeys(batch.tx, batch.workspace, keys)
  const seen = new Set<string>()
  const fresh = words.filter(({ index, change }) => {
    const key = keyOf(batch.channel, change)
    const conversation = known.get(key) ?? known.get(`greeting:${change.externalId}`)
    if (conversation) batch.results[index] = { conversation, outcome: 'known', greeting: null }
    if (conversation || seen.has(key)) return false
    seen.add(key)
    return true
  })
  return fresh.map((one) => ({ ...one, scam: findScamIn(batch.safety, saidIn(one.change) ?? '') }))
}
