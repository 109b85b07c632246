import type { Reader, Statement } from '../../kernel/database.ts'

const NAME: Statement = {
  name: 'transfer_contact_name',
  text: `select t.name from conversation c join contact t on t.workspace = c.workspace and t.id = c.contact_id
    where c.workspace = $1 and c.id = $2`,
}

/** How a conversation's contact is called. */
export async function contactName(reader: Reader, workspace: number, conversation: string): Promise<string> {
  const [row] = await reader.run<{ name: string }>(NAME, [workspace, conversation])
  return row?.name ?? 'the member'
}
