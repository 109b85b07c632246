import type { MessageInstance } from 'twilio/lib/rest/conversations/v1/conversation/message.js'
import type { Flex } from './flex.ts'

/** The messages of a conversation, page by page, the newest first. @throws TwilioFault */
export async function* newestFirst(flex: Flex, conversation: string): AsyncGenerator<MessageInstance[]> {
  const sdk = await flex.client.sdk()
  const { messages } = sdk.conversations.v1.conversations(conversation)
  const first = await messages.page({ order: 'desc', pageSize: 100 })
  yield first.instances
  for (let next = await first.nextPage(); next; next = await next.nextPage()) yield next.instances
}
