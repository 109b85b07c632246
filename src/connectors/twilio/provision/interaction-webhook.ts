import type { TwilioClient } from '../client.ts'
import type { FoundInteractionWebhook } from './found.ts'
import { hashOf, kept, type Look, leadsToUs, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

/** What Flex tells of an exchange (twilio.com/docs/flex/developer/conversations/register-interactions-webhooks). */
const EVENTS = [
  'onChannelCreated',
  'onChannelCreateFailed',
  'onChannelStatusUpdated',
  'onParticipantJoined',
  'onParticipantLeft',
  'onParticipantUpdated',
]

const NAME = 'Interaction webhook'

/** Global, so that exchanges which Studio sends to Flex are told of too. Others' webhooks are left alone. */
export const interactionWebhook: Resource = {
  what: 'interactionWebhook',
  look(view: ProvisionView): Look {
    const { hook, found } = view
    const url = addressOf(view)
    const hash = hashOf({ url, events: EVENTS })
    const leading = found.interactionWebhooks.filter((each) => leadsToUs(each.url, hook, 'interactions'))
    const mine =
      leading.find((each) => isRight(each, url)) ??
      ours(view, 'interactionWebhook', found.interactionWebhooks) ??
      leading[0]
    const other = found.interactionWebhooks.find((each) => each.type === 'global' && each.sid !== mine?.sid)
    const note = other ? 'There is another webhook for interactions, which is left alone.' : null
    if (!mine) return toMake(NAME, hash, note)
    if (isRight(mine, url)) return kept(NAME, mine.sid, hash, note)
    const changes = mine.url === url ? ['It tells what it should tell.'] : [`It leads to ${url}.`]
    return { action: 'change', name: NAME, sid: mine.sid, changes, note, hash }
  },
  // Twilio describes how one is made and removed, not how one is changed: a change makes a new one before the old one goes.
  async perform(client, view, { sid, hash }) {
    const webhooks = webhooksOf(view.found.instance)
    const url = addressOf(view)
    const made = await client.ask<{ ttid?: string; sid?: string }>({ method: 'post', url: webhooks, form: formOf(url) })
    if (sid) await remove(client, `${webhooks}/${sid}`)
    return { sid: made.ttid ?? made.sid ?? '', hash: hash ?? '' }
  },
}

export const webhooksOf = (instance: string): string =>
  `https://flex-api.twilio.com/v1/Instances/${instance}/InteractionWebhooks`

const addressOf = ({ hookUrl }: ProvisionView): string => `${hookUrl}/interactions`

const isRight = (webhook: FoundInteractionWebhook, url: string): boolean =>
  webhook.url === url && EVENTS.every((event) => webhook.events.includes(event))

/**
 * Twilio publishes no description of this resource. Its documentation and clients that are in use name the fields differently, so both
 * names are sent; what is not known there is passed over.
 */
const formOf = (url: string): Record<string, string | string[]> => ({
  Type: 'global',
  WebhookUrl: url,
  WebhookMethod: 'POST',
  WebhookEvents: EVENTS,
  Url: url,
  Method: 'POST',
  Filters: EVENTS,
})

const remove = (client: TwilioClient, url: string): Promise<unknown> => client.ask({ method: 'delete', url })
