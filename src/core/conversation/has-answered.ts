import type { Reader, Statement } from '../../kernel/database.ts'

const INBOUND: Statement = {
  name: 'case_conversations_inbound_since',
  text: `select 1 from (
      select conversation_id as id from support_case where workspace = $1 and id = $2 and conversation_id is not null
      union select conversation_id from linked_conversation where workspace = $1 and case_id = $2
    ) c
    join message m on m.workspace = $1 and m.conversation_id = c.id and m.sent_at > $3 and m.direction = 'inbound' limit 1`,
}

/** Whether a contact has said something in any conversation of a case since a moment. */
export async function hasAnswered(
  reader: Reader,
  { workspace, case: id, since }: { workspace: number; case: string; since: Date },
): Promise<boolean> {
  return (await reader.run(INBOUND, [workspace, id, since])).length > 0
}
