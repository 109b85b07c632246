import type { MessageView } from '../../protocol/messages.ts'

const TOGETHER_MS = 3 * 60_000

export type FeedItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'notice'; key: string; message: MessageView }
  | { type: 'group'; key: string; messages: MessageView[] }

/**
 * Puts messages, oldest first, into what the feed draws: a line per day, and groups of one speaker in which each message
 * came within three minutes of the one before; a group shares one picture and one foot.
 */
export function groupMessages(messages: readonly MessageView[], dayOf = localDay): FeedItem[] {
  const items: FeedItem[] = []
  let day = ''
  for (const message of messages) {
    const today = dayOf(message.sentAt)
    if (today !== day) items.push({ type: 'day', key: `day-${today}`, at: message.sentAt })
    const open = today === day ? items.at(-1) : undefined
    day = today
    if (message.author === 'notice') items.push({ type: 'notice', key: message.id, message })
    else if (open?.type === 'group' && goesOn(open.messages.at(-1), message)) open.messages.push(message)
    else items.push({ type: 'group', key: message.id, messages: [message] })
  }
  return items
}

function goesOn(last: MessageView | undefined, next: MessageView): boolean {
  if (!last) return false
  const oneSpeaker = last.author === next.author && last.agent?.id === next.agent?.id
  return oneSpeaker && Date.parse(next.sentAt) - Date.parse(last.sentAt) <= TOGETHER_MS
}

/** The day in the agent's own time zone, as one comparable string. */
export function localDay(instant: string): string {
  const date = new Date(instant)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}
