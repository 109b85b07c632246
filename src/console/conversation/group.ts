import type { MessageView } from '../../protocol/messages.ts'
import { tellsOfItself } from './tells-of-itself.ts'

const TOGETHER_MS = 3 * 60_000
/** A group is drawn whole, so that a very long one would be drawn whole too. */
const MOST_TOGETHER = 20
/** From so many in a row, what happened is one line that unfolds. */
export const FOLDED_FROM = 3

export type FeedItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'notice'; key: string; message: MessageView }
  | { type: 'note'; key: string; message: MessageView }
  | { type: 'changes'; key: string; messages: MessageView[] }
  | { type: 'group'; key: string; messages: MessageView[] }

/**
 * Puts messages, oldest first, into what the feed draws: a line per day; what happened, in runs; notes by themselves; and groups of
 * one speaker in which each message came within three minutes of the one before; a group shares one picture and one foot.
 */
export function groupMessages(messages: readonly MessageView[], dayOf = localDay): FeedItem[] {
  const items: FeedItem[] = []
  let day = ''
  for (const message of messages) {
    const today = dayOf(message.sentAt)
    if (today !== day) items.push({ type: 'day', key: `day-${today}`, at: message.sentAt })
    const open = today === day ? items.at(-1) : undefined
    day = today
    const type = typeOf(message)
    if (type === 'changes' && open?.type === 'changes') open.messages.push(message)
    else if (type === 'group' && open?.type === 'group' && goesOn(open.messages, message)) open.messages.push(message)
    else if (type === 'changes' || type === 'group') items.push({ type, key: message.id, messages: [message] })
    else items.push({ type, key: message.id, message })
  }
  return items
}

function typeOf(message: MessageView): Exclude<FeedItem['type'], 'day'> {
  if (message.direction === 'note') return message.author === 'agent' ? 'note' : 'changes'
  if (message.author !== 'notice') return 'group'
  return mayFold(message) ? 'changes' : 'notice'
}

/** A notice that only says what happened. One that names a case, offers buttons or did not arrive always stands by itself. */
function mayFold({ buttons, delivery, text }: MessageView): boolean {
  return buttons.length === 0 && !(delivery && tellsOfItself(delivery)) && !/#\d/.test(text)
}

function goesOn(group: readonly MessageView[], next: MessageView): boolean {
  const last = group.at(-1)
  if (!last || group.length >= MOST_TOGETHER) return false
  const sameAgent = last.agent?.id === next.agent?.id && last.spokenBy === next.spokenBy
  const oneSpeaker = last.author === next.author && sameAgent
  return oneSpeaker && Date.parse(next.sentAt) - Date.parse(last.sentAt) <= TOGETHER_MS
}

/** The messages that an item of the feed draws. */
export function messagesOf(item: FeedItem): readonly MessageView[] {
  if (item.type === 'day') return []
  return 'messages' in item ? item.messages : [item.message]
}

/** The day in the agent's own time zone, as one comparable string. */
export function localDay(instant: string): string {
  const date = new Date(instant)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}
