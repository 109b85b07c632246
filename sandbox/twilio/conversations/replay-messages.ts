import type { Twilio } from '../twilio.ts'
import { messageFields } from './events.ts'
import { type Conversation, messages, type ScopedWebhook } from './tables.ts'
import { tellScoped } from './tell-webhooks.ts'

/**
 * "The message index for which and its successors the webhook will be replayed" (docs/conversations/api/conversation-scoped-webhook-resource,
 * Configuration.ReplayAfter): what was said before the webhook was there is told to it alone.
 */
export function replayMessages(twilio: Twilio, conversation: Conversation, webhook: ScopedWebhook): void {
  const account = twilio.world.accounts.get(conversation.account)
  if (webhook.replayAfter === null || !account) return
  for (const message of messages(twilio.world).of(conversation.sid)) {
    if (message.index < webhook.replayAfter) continue
    tellScoped(twilio, account, webhook, {
      account: account.sid,
      conversation: conversation.sid,
      type: 'onMessageAdded',
      source: 'API',
      webhooks: true,
      fields: {
        AccountSid: account.sid,
        ChatServiceSid: account.chatService,
        EventType: 'onMessageAdded',
        Source: 'API',
        ConversationSid: conversation.sid,
        ...messageFields(message),
      },
    })
  }
}
