import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const BIND: Statement = {
  name: 'attachment_bind',
  text: `update attachment a set message_id = $2, conversation_id = $3, position = f.n - 1
    from unnest($4::uuid[]) with ordinality as f(id, n)
    where a.workspace = $1 and a.id = f.id and a.uploaded_by = $5 and a.message_id is null and a.state = 'stored' returning a.id`,
}

/**
 * Makes an agent's uploads the files of a message, in the given order. Each file is sent once, by who uploaded it.
 * @throws Refusal invalid
 */
export async function bindUploads(
  tx: Transaction,
  options: { workspace: number; agent: string; conversation: string; message: string; attachments: readonly string[] },
): Promise<void> {
  const { workspace, agent, conversation, message, attachments } = options
  if (attachments.length === 0) return
  const rows = await tx.run(BIND, [workspace, message, conversation, attachments, agent])
  if (rows.length !== attachments.length) throw new Refusal('invalid', 'A file is no longer there. Add it again.')
}
