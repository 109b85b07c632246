import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { bindUploads } from '../attachment/bind-uploads.ts'
import { lockConversation } from './conversation.ts'
import { wasSent } from './was-sent.ts'

export interface Note {
  workspace: number
  agent: string
  /** Made by the caller, so that sending twice stores once. */
  id?: string | undefined
  conversation: string
  text: string
  attachments: string[]
}

const STORE: Statement = {
  name: 'message_store_note',
  text: `insert into message (workspace, id, conversation_id, direction, author, agent_id, kind, text, attachment_count, sent_at, created_at)
    values ($1, $2, $3, 'note', 'agent', $4, 'text', $5, $6, $7, $7)`,
}

/**
 * An agent writes something that only the team sees. A resolved conversation takes notes too. Answers the note's id.
 * @throws Refusal invalid (nothing to say), not_found, conflict (the id is another message's)
 */
export async function addNote(kernel: Kernel, note: Note): Promise<string> {
  const id = note.id ?? newId()
  const text = note.text.trim()
  if (text === '' && note.attachments.length === 0) throw new Refusal('invalid', 'Write something, or add a file.')
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, conversation, attachments } = note
    await lockConversation(tx, workspace, conversation)
    if (await wasSent(tx, { ...note, id, direction: 'note' })) return id
    const now = kernel.clock.now()
    await bindUploads(tx, { workspace, agent, conversation, attachments, message: id })
    await tx.run(STORE, [workspace, id, conversation, agent, text, attachments.length, now])
    await appendEvents(tx, [{ workspace, kind: 'message.created', conversation, message: id, agent, at: now }])
    return id
  })
}
