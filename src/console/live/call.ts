import type { FrameEvent } from '../../protocol/frames.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'

/** Something that an agent who looks elsewhere wants to be told about. */
export interface Call {
  conversation: string
  title: string
  words: string
}

/** Who is told, and what they look at now. */
export interface Listener {
  agent: string
  available: boolean
  /** The conversation that is open and seen; null when the page is hidden or none is. */
  seen: string | null
  now: number
}

/** What happened longer ago was missed while the desk was away; the lists show it. */
const FRESH_MS = 60_000

/** What calls an agent: somebody new waits while they are available, or a member wrote in one of theirs. */
export function callOf(event: FrameEvent, { agent, available, seen, now }: Listener): Call | null {
  const { row, conversation } = event
  if (row === null || conversation === null || conversation === seen) return null
  if (now - Date.parse(event.at) > FRESH_MS) return null
  const preview = plainText(parseMarkdown(row.preview?.text ?? ''))
  if (event.kind === 'conversation.queued' && available && row.status === 'queued') {
    const number = row.case ? `#${row.case.number} · ` : ''
    return { conversation, title: `${number}${row.contact.name} waits for an agent`, words: preview }
  }
  if (event.kind !== 'message.received' || row.status !== 'assigned' || row.assignee?.id !== agent) return null
  const said = event.messageView ? plainText(parseMarkdown(event.messageView.text)) : preview
  return { conversation, title: row.contact.name, words: said || 'Sent something without words' }
}
