import type { MessageView } from '../../protocol/messages.ts'

/** What the composer is about besides new words: an answer to one message, or another wording of one. */
export type Aim = { type: 'reply' | 'edit'; message: MessageView } | null
