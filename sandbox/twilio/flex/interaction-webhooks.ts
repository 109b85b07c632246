import type { Twilio } from '../twilio.ts'
import { type InteractionChannel, interactions, interactionWebhooks } from './model.ts'

/** Documentation: Flex, "Register a webhook to receive Interactions events", "Event details". */
export const INTERACTION_EVENTS = [
  'onInteractionCreated',
  'onChannelCreated',
  'onChannelCreateFailed',
  'onChannelStatusUpdated',
  'onParticipantJoined',
  'onParticipantLeft',
  'onParticipantUpdated',
] as const
export type InteractionEvent = (typeof INTERACTION_EVENTS)[number]

/** Events that name the Flex instance; those of participants and of failures do not (same page). */
const WITH_INSTANCE: ReadonlySet<InteractionEvent> = new Set([
  'onInteractionCreated',
  'onChannelCreated',
  'onChannelStatusUpdated',
])

/** Tells every global webhook that asked for this event, and the one that the interaction was made with. */
export function tellInteraction(
  twilio: Twilio,
  type: InteractionEvent,
  channel: InteractionChannel,
  more: Record<string, string> = {},
): void {
  const { world, caller } = twilio
  const account = world.accounts.get(channel.account)
  const ttid = interactions(world).get(channel.parent!)?.webhookTtid
  if (!account) return
  for (const webhook of interactionWebhooks(world).all()) {
    const asked = webhook.type === 'global' || webhook.sid === ttid
    if (webhook.account !== account.sid || !asked || !webhook.events.includes(type)) continue
    caller.call({
      url: webhook.url,
      authToken: account.authToken,
      method: webhook.method,
      title: type,
      params: {
        EventType: type,
        AccountSid: account.sid,
        ...(WITH_INSTANCE.has(type) ? { InstanceSid: webhook.parent! } : {}),
        InteractionSid: channel.parent!,
        ...(type === 'onInteractionCreated' ? {} : { ChannelSid: channel.sid }),
        MediaChannelSid: channel.conversation,
        MediaChannelType: channel.type,
        ...more,
      },
    })
  }
}
