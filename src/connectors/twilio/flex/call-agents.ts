import { z } from 'zod'
import type { DeskHandle, DeskOffer, DeskOutcome } from '../../../core/desk/desk.ts'
import { TwilioFault } from '../fault.ts'
import { conversationOf, type Flex, type FlexHandle, handleOf } from './flex.ts'
import { taskUrl } from './links.ts'
import { attempt } from './outcome.ts'
import { listTasks } from './tasks.ts'

/** The channel of agents' capacity; Flex has `chat` from the beginning. */
const COMMON_CHANNEL = 'chat'
/** Words that whoever decides to take it reads; the whole stands in the chat. */
const MOST_WORDS = 300

/** Of the answer, beside the sid; what is in it differs between Twilio's own examples. */
const answered = z.looseObject({ properties: z.looseObject({ sid: z.string().regex(/^WT/) }) })

/**
 * Asks for an agent: makes the interaction, of which Twilio first says only that it took the wish. An interaction that stands for the conversation
 * already, whoever made it, counts. Its task is listed a moment later, so whoever does not know the answer does not look at once.
 */
export function callAgents(
  flex: Flex,
  offer: DeskOffer,
  given: DeskHandle,
): Promise<DeskOutcome<{ handle: DeskHandle }>> {
  const handle = handleOf(given)
  const { workspace, workflow } = flex.account.places
  if (!workspace || !workflow) {
    return Promise.resolve({ result: 'stopped', detail: 'No workflow of Flex is chosen. Choose one in Settings.' })
  }
  const conversation = conversationOf(handle)
  return attempt(flex, { key: offer.session, conversation, once: true }, async () => {
    const called =
      (await findCalled(flex, handle)) ?? (await create(flex, offer, { conversation, workspace, workflow }))
    return { handle: { ...handle, ...(await confirm(flex, called)) } }
  })
}

async function findCalled(flex: Flex, handle: FlexHandle): Promise<FlexHandle | null> {
  const tasks = await listTasks(flex, conversationOf(handle))
  const found = tasks.find(({ interaction, status }) => interaction !== null && status !== 'canceled')
  if (!found?.interaction) return null
  const { interaction, channel, sid: task } = found
  return { interaction, ...(channel ? { channel } : {}), task, 'url:task': taskUrl(flex, task) }
}

async function create(
  flex: Flex,
  offer: DeskOffer,
  { conversation, workspace, workflow }: { conversation: string; workspace: string; workflow: string },
): Promise<FlexHandle> {
  const sdk = await flex.client.sdk()
  // An interaction of a closed conversation is taken, and fails a moment later.
  const { state } = await sdk.conversations.v1.conversations(conversation).fetch()
  if (state === 'closed') throw new TwilioFault('The conversation is closed.', { status: 400 })
  const interaction = await sdk.flexApi.v1.interaction.create({
    // Flex has no type of its own for such a channel; `web` is what its documentation uses for them.
    channel: { type: 'web', initiated_by: 'api', properties: { media_channel_sid: conversation } },
    routing: {
      properties: {
        workspace_sid: workspace,
        workflow_sid: workflow,
        task_channel_unique_name: flex.account.places.taskChannel ?? COMMON_CHANNEL,
        attributes: attributesOf(offer, conversation),
      },
    },
  })
  const task = answered.safeParse(interaction.routing).data?.properties.sid
  return { interaction: interaction.sid, ...(task ? { task, 'url:task': taskUrl(flex, task) } : {}) }
}

/** As Flex calls the contact's name. */
const CONTACT_NAME = 'customerName'

/** What Flex shows of a task and counts by: twilio.com/docs/flex/developer/insights/enhance-integration for `conversations`. */
export const attributesOf = (offer: DeskOffer, conversation: string): Record<string, unknown> => ({
  channelType: offer.channel,
  name: offer.contactName,
  from: offer.contactName,
  [CONTACT_NAME]: offer.contactName,
  title: offer.title,
  conversationSid: conversation,
  conversations: {
    external_contact: offer.contact,
    case: offer.case ? String(offer.case.number) : null,
    initiative: offer.brand,
  },
  guildesk: {
    session: offer.session,
    conversation: offer.conversation,
    case: offer.case?.id ?? null,
    number: offer.case?.number ?? null,
    url: offer.url,
    guild: offer.guild?.name ?? null,
    locale: offer.locale,
    words: offer.words.slice(0, MOST_WORDS),
  },
})

/** The failed channel of an interaction is all that says that it came to nothing. Answers it with its channel. @throws TwilioFault */
async function confirm(flex: Flex, called: FlexHandle): Promise<FlexHandle> {
  const { interaction, channel: known } = called
  // What cannot be read now is seen by a look: the wish was taken, and is not to be made again.
  const channel = interaction && (await channelOf(flex, interaction).catch(unread))
  if (!channel) return called
  if (channel.status !== 'failed' || (known && channel.sid !== known)) return { channel: channel.sid, ...called }
  throw new TwilioFault(channel.errorMessage ?? 'The channel of the interaction failed.', {
    status: 400,
    code: channel.errorCode ?? 0,
  })
}

function unread(error: unknown): undefined {
  if (!(error instanceof TwilioFault)) throw error
}

/** The channel of an interaction, as far as it is made. @throws TwilioFault */
export async function channelOf(flex: Flex, interaction: string) {
  const sdk = await flex.client.sdk()
  const [channel] = await sdk.flexApi.v1.interaction(interaction).channels.list({ limit: 1 })
  return channel
}
