import { TwilioFault } from '../fault.ts'
import type { Flex } from './flex.ts'

const EVENTS = [
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onParticipantAdded',
  'onParticipantRemoved',
  'onConversationStateUpdated',
]

/** Of a conversation (twilio.com/docs/conversations-classic/conversations-limits); no page may be longer. */
const MOST_WEBHOOKS = 5

/** Where Twilio tells us of conversations. */
export const webhookUrl = ({ publicUrl, account }: Pick<Flex, 'publicUrl' | 'account'>): string =>
  `${publicUrl}/hooks/twilio/${account.hook}/conversations`

/** Has Twilio tell us of a conversation, from its first message on. Answers the webhook's sid. @throws TwilioFault */
export async function makeWebhook(flex: Flex, conversation: string): Promise<string> {
  const sdk = await flex.client.sdk()
  const { webhooks } = sdk.conversations.v1.conversations(conversation)
  const url = webhookUrl(flex)
  // There may be few, so one that an earlier try has made is looked for first.
  const found = (await webhooks.list({ limit: MOST_WEBHOOKS })).find(({ configuration }) => configuration?.url === url)
  if (found) return found.sid
  const made = await webhooks.create({
    target: 'webhook',
    'configuration.url': url,
    'configuration.method': 'post',
    'configuration.filters': EVENTS,
    'configuration.replayAfter': 0,
  })
  return made.sid
}

/** Has a Studio flow hear what the contact says. @throws TwilioFault; 400 where no flow is provisioned */
export async function makeStudioWebhook(flex: Flex, conversation: string): Promise<string> {
  const { flow } = flex.account.places
  if (!flow) throw new TwilioFault('There is no Studio flow yet. Apply the provisioning in Settings.', { status: 400 })
  const sdk = await flex.client.sdk()
  const { webhooks } = sdk.conversations.v1.conversations(conversation)
  const found = (await webhooks.list({ limit: MOST_WEBHOOKS })).find(({ target }) => target === 'studio')
  if (found) return found.sid
  const made = await webhooks.create({
    target: 'studio',
    'configuration.flowSid': flow,
    'configuration.filters': ['onMessageAdded'],
  })
  return made.sid
}
