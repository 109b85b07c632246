import type { MessageView } from '../../protocol/messages.ts'

const MOST_MESSAGES = 3
const MOST_CHARACTERS = 500

/**
 * What the member said since an agent or an article answered them, at most their last three messages: that is what an article could
 * answer. Empty when it is their turn. Notices and what the team says among itself are no answers.
 */
export function lastWords(messages: readonly MessageView[]): string {
  const words: string[] = []
  for (const message of messages.toReversed()) {
    if (message.direction === 'outbound' && (message.author === 'agent' || message.article)) break
    if (message.direction !== 'inbound' || message.deletedAt !== null || message.text.trim() === '') continue
    words.unshift(message.text.trim())
    if (words.length === MOST_MESSAGES) break
  }
  return words.join('\n').slice(0, MOST_CHARACTERS)
}
