import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { attachImages, type HouseImage } from '../attachment/attach-images.ts'
import type { Button, Card } from '../delivery/channel.ts'
import { storeOutbound } from './store-outbound.ts'

export interface Speech {
  workspace: number
  conversation: string
  locale: string
  /** The virtual agent's name; it always stands before its words, labelled as what it is. */
  name: string
  /** Markdown, as the desk shows it and, where there is no card, the contact too. */
  words: string
  /** An article: the contact reads `lead` and the card, the desk reads `words`. */
  article?: { id: string; lead: string; card: Card }
  /** The article that `words` were made of, where it is not shown itself. */
  cites?: string
  /** Go out as its files. */
  images?: readonly HouseImage[]
  buttons?: readonly Button[]
  /** Makes it be said once. */
  key?: string
  now: Date
}

/**
 * The virtual agent says something, under the conversation's lock. Answers the message's id, or null when it was said before
 * under the same key.
 */
export async function speak(tx: Transaction, speech: Speech): Promise<string | null> {
  const { workspace, conversation, locale, article } = speech
  const id = newId()
  const label = `**${escapeMarkdown(speech.name)}** · ${text(locale, 'virtualAgentLabel')}`
  const message = {
    id,
    conversation,
    author: 'virtual_agent' as const,
    agentId: null,
    text: speech.words,
    key: speech.key ?? null,
    replyToId: null,
    replyTo: null,
    attachments: attachImages(tx, {
      workspace,
      conversation,
      message: id,
      images: speech.images ?? [],
      now: speech.now,
    }),
    card: article?.card ?? null,
    articleId: article?.id ?? speech.cites ?? null,
    buttons: speech.buttons ?? [],
    shown: `${label}\n${article ? article.lead : speech.words}`,
  }
  return (await storeOutbound(tx, workspace, message, speech.now)) ? id : null
}
