import type { Reader } from '../../kernel/database.ts'
import { viewCaseRows } from '../inbox/view-case-rows.ts'
import { viewMessages } from '../inbox/view-messages.ts'
import { viewRows } from '../inbox/view-rows.ts'

/** What a delivery is about, as it is stored. */
export interface Subject {
  number: string | null
  kind: string
  conversationId: string | null
  messageId: string | null
  caseId: string | null
  at: Date
}

/**
 * The body of a delivery: type, time of the event, and what it is about, as `/api/v1` shows it, read now: what was deleted meanwhile is not
 * told. Null where nothing is left that may be told.
 */
export async function readPayload(reader: Reader, workspace: number, subject: Subject): Promise<string | null> {
  const { number, kind, conversationId, messageId, caseId, at } = subject
  const [messages, rows, cases] = await Promise.all([
    viewMessages(reader, workspace, messageId ? [messageId] : []),
    viewRows(reader, workspace, conversationId ? [conversationId] : []),
    viewCaseRows(reader, workspace, null, caseId ? [caseId] : []),
  ])
  const message = messageId ? messages.get(messageId) : undefined
  if (messageId && (!message || message.direction === 'note')) return null
  const data = {
    number,
    message: message ?? null,
    conversation: rows.get(conversationId ?? '') ?? null,
    case: cases.get(caseId ?? '') ?? null,
  }
  if (kind.startsWith('case.') && !data.case) return null
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data })
}
