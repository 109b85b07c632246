import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { text } from '../../texts/format.ts'
import type { Card } from '../delivery/channel.ts'
import { storeOutbound } from './store-outbound.ts'

/** What is said by itself about a conversation. Each stands in the catalogue of texts under its own name. */
export type Notice =
  | { kind: 'greeting'; question: boolean }
  | { kind: 'joined'; name: string; picture: { blob: string; mediaType: string } | null }
  | { kind: 'resolved' }
  | { kind: 'howToReply' }

/**
 * Tells the contact something about the conversation, in their language, under the conversation's lock. With `once` it is given
 * only the first time. Answers the message's id, or null when it had been given.
 */
export async function giveNotice(
  tx: Transaction,
  options: {
    workspace: number
    conversation: string
    locale: string | null
    notice: Notice
    once: string | null
    now: Date
  },
): Promise<string | null> {
  const { workspace, conversation, notice, once, now } = options
  const id = newId()
  const words = wordsOf(notice, options.locale ?? 'en')
  const card: Card | null =
    notice.kind === 'joined' && notice.picture ? { title: words, picture: notice.picture } : null
  const stored = await storeOutbound(
    tx,
    workspace,
    {
      id,
      conversation,
      author: 'notice',
      agentId: null,
      text: words,
      key: once && `${notice.kind}:${once}`,
      replyToId: null,
      replyTo: null,
      attachments: [],
      card,
      // A card carries the words as its title, so they are not said twice.
      shown: card ? '' : words,
    },
    now,
  )
  return stored ? id : null
}

function wordsOf(notice: Notice, locale: string): string {
  switch (notice.kind) {
    case 'greeting':
      return text(locale, 'greeting', { question: notice.question ? 'yes' : 'no' })
    case 'joined':
      return text(locale, 'joined', { name: notice.name })
    case 'resolved':
      return text(locale, 'resolved')
    case 'howToReply':
      return text(locale, 'howToReply')
  }
}
