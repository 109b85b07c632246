import type { Twilio } from '../twilio.ts'
import type { Account, ConversationEvent } from '../world.ts'
import { configuration, type ScopedWebhook, scopedWebhooks } from './tables.ts'

/** Tells each event to whoever asked for it: the conversation's own webhooks, and the account's one. */
export function connectWebhooks(twilio: Twilio): void {
  twilio.world.listen((event) => {
    const account = event.webhooks ? twilio.world.accounts.get(event.account) : undefined
    if (!account) return
    for (const webhook of scopedWebhooks(twilio.world).of(event.conversation))
      tellScoped(twilio, account, webhook, event)
    tellAccount(twilio, account, event)
  })
}

export function tellScoped(twilio: Twilio, account: Account, webhook: ScopedWebhook, event: ConversationEvent): void {
  if (webhook.target === 'studio') {
    // A flow is triggered by messages alone (docs/studio/widget-library/trigger-start, "Incoming Conversation").
    if (event.type === 'onMessageAdded' && webhook.flow !== null) twilio.triggerStudio(webhook.flow, event)
    return
  }
  if (webhook.url === null || !webhook.filters.includes(event.type)) return
  if (webhook.target === 'trigger' && !triggers(webhook, event)) return
  twilio.caller.call({
    url: webhook.url,
    authToken: account.authToken,
    method: webhook.method === 'get' ? 'GET' : 'POST',
    params: { ...event.fields, RetryCount: '0', WebhookType: webhook.target, WebhookSid: webhook.sid },
    title: event.type,
  })
}

/** The account's webhook, unless Flex keeps it to itself (conversations_v1, configuration_webhook_enum_target). */
function tellAccount(twilio: Twilio, account: Account, event: ConversationEvent): void {
  const { target, postUrl, filters, method } = configuration(twilio.world, account)
  if (target === 'flex' || postUrl === null || !filters.includes(event.type)) return
  twilio.caller.call({
    url: postUrl,
    authToken: account.authToken,
    method: method === 'GET' ? 'GET' : 'POST',
    params: { ...event.fields, RetryCount: '0', WebhookType: 'webhook' },
    title: event.type,
  })
}

/** A trigger webhook wants one of its words in the message. */
const triggers = (webhook: ScopedWebhook, event: ConversationEvent): boolean =>
  webhook.triggers.some((word) => event.fields.Body?.includes(word))
