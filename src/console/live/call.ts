import type { FrameEvent } from '../../protocol/frames.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { isInFlex } from '../flex/in-flex.ts'

/** Something that an agent who looks elsewhere wants to be told about. */
export interface Call {
  /** What it opens. */
  opens: { conversation: string } | { case: string }
  title: string
  words: string
}

/** Who is told, and what they look at now. */
export interface Listener {
  agent: string
  available: boolean
  /** The conversation or case that is open and seen; null when the page is hidden or none is. */
  seen: string | null
  now: number
}

/** What happened longer ago was missed while the desk was away; the lists show it. */
const FRESH_MS = 60_000

/** What calls an agent: somebody new waits while they are available, a member wrote in one of theirs, or a colleague named them. */
export function callOf(event: FrameEvent, { agent, available, seen, now }: Listener): Call | null {
  const { row, conversation } = event
  if (now - Date.parse(event.at) > FRESH_MS) return null
  if (event.kind === 'case.mentioned') return mentionOf(event, agent, seen)
  if (row === null || conversation === null || conversation === seen) return null
  const preview = plainText(parseMarkdown(row.preview?.text ?? ''))
  if (event.kind === 'conversation.queued' && available && row.status === 'queued' && !isInFlex(row)) {
    const number = row.case ? `#${row.case.number} · ` : ''
    return { opens: { conversation }, title: `${number}${row.contact.name} waits for an agent`, words: preview }
  }
  if (event.kind !== 'message.received' || row.status !== 'assigned' || row.assignee?.id !== agent) return null
  const said = event.messageView ? plainText(parseMarkdown(event.messageView.text)) : preview
  return { opens: { conversation }, title: row.contact.name, words: said || 'Sent something without words' }
}

/** A reminder of their own calls too: it comes as a mention. */
function mentionOf({ agent, caseRow }: FrameEvent, me: string, seen: string | null): Call | null {
  if (agent !== me || caseRow === null || caseRow.id === seen) return null
  return { opens: { case: caseRow.id }, title: `#${caseRow.number} · You are named`, words: caseRow.subject }
}
