import type { DeskHandle, DeskOffer, DeskOutcome } from '../../../core/desk/desk.ts'
import { isMissing, TwilioFault } from '../fault.ts'
import { conversationOf, type Flex, type FlexHandle, handleOf, identityOf } from './flex.ts'
import { conversationUrl } from './links.ts'
import { makeStudioWebhook, makeWebhook } from './make-webhooks.ts'
import { attempt } from './outcome.ts'

export type Made = { handle: DeskHandle; externalId: string | null; ready: boolean }

/** Twilio closes what nobody has said anything in for so long; nothing is left open there for ever (Timers, ISO 8601). */
const CLOSED_AFTER_DAYS = 7
export const CLOSED_AFTER_MS = CLOSED_AFTER_DAYS * 24 * 3_600_000
/** Twilio's own limit of names (twilio.com/docs/conversations-classic/conversations-limits). */
export const MOST_NAME = 256

/**
 * The next step of making a conversation at Twilio: first itself, then the contact in it and our webhooks. Each recognises what an earlier try
 * has made.
 */
export function makeExchange(flex: Flex, offer: DeskOffer, given: DeskHandle): Promise<DeskOutcome<Made>> {
  const handle = handleOf(given)
  if (handle.conversation === undefined) {
    return attempt(flex, { key: offer.session }, async () => made(await makeConversation(flex, offer), false))
  }
  const about = { key: offer.session, conversation: handle.conversation }
  return attempt(flex, about, async () => made(await furnish(flex, offer, handle), true))
}

/** By which a conversation is found again though its making was never answered. */
export const uniqueNameOf = (session: string): string => `guildesk-${session}`

const made = (handle: FlexHandle, ready: boolean): Made => ({
  handle: { ...handle },
  externalId: handle.conversation ?? null,
  ready,
})

async function makeConversation(flex: Flex, offer: DeskOffer): Promise<FlexHandle> {
  const sdk = await flex.client.sdk()
  const { conversations } = sdk.conversations.v1
  const uniqueName = uniqueNameOf(offer.session)
  const wanted = {
    uniqueName,
    friendlyName: offer.title.slice(0, MOST_NAME),
    attributes: JSON.stringify({ guildesk: factsOf(offer) }),
    // A timer is taken together with a state only (50382).
    state: 'active' as const,
    'timers.closed': `P${CLOSED_AFTER_DAYS}D`,
  }
  const conversation = await conversations.create(wanted).catch((error: unknown) => {
    if (isTaken(error)) return conversations(uniqueName).fetch()
    throw error
  })
  const { sid } = conversation
  return { conversation: sid, identity: identityOf(offer.contact), 'url:conversation': conversationUrl(flex, sid) }
}

/** What agents of Flex and its plugins may want to know. Facts of ours only: nothing from which somebody outside could be known. */
export const factsOf = ({ case: about, conversation, url, guild, channel, locale, roles, brand }: DeskOffer) => ({
  case: about?.id ?? null,
  number: about?.number ?? null,
  conversation,
  url,
  guild: guild ? { id: guild.id, name: guild.name } : null,
  channel,
  locale,
  roles: roles.slice(0, 50),
  brand,
})

/** 50353: a conversation with this unique name exists (twilio.com/docs/api/errors/50353). */
const isTaken = (error: unknown): boolean =>
  error instanceof TwilioFault && (error.code === 50353 || error.status === 409)

async function furnish(flex: Flex, offer: DeskOffer, handle: FlexHandle): Promise<FlexHandle> {
  const [participant, webhook, studioWebhook] = await Promise.all([
    makeParticipant(flex, offer, handle),
    makeWebhook(flex, conversationOf(handle)),
    offer.purpose === 'router' ? makeStudioWebhook(flex, conversationOf(handle)) : null,
  ])
  return { ...handle, participant, webhook, ...(studioWebhook ? { studioWebhook } : {}) }
}

async function makeParticipant(flex: Flex, offer: DeskOffer, handle: FlexHandle): Promise<string> {
  const sdk = await flex.client.sdk()
  const identity = identityOf(offer.contact)
  const { participants } = sdk.conversations.v1.conversations(conversationOf(handle))
  const made = await participants.create({ identity }).catch(async (error: unknown) => {
    if (!isThere(error)) throw error
    const all = await participants.list({ limit: 100 })
    const found = all.find((participant) => participant.identity === identity)
    if (!found) throw error
    return found
  })
  await nameUser(flex, identity, offer.contactName)
  return made.sid
}

/** 50433: the participant exists (twilio.com/docs/api/errors/50433). */
const isThere = (error: unknown): boolean =>
  error instanceof TwilioFault && (error.code === 50433 || error.status === 409)

/** What agents see instead of the identity. A participant with a new identity makes the user, where Twilio does so. */
async function nameUser(flex: Flex, identity: string, name: string): Promise<void> {
  const sdk = await flex.client.sdk()
  const friendlyName = name.slice(0, MOST_NAME)
  const { users } = sdk.conversations.v1
  try {
    await users(identity).update({ friendlyName })
  } catch (error) {
    if (!(error instanceof TwilioFault) || !isMissing(error)) throw error
    await users.create({ identity, friendlyName })
  }
}
