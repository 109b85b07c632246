import type { Reader, Statement } from '../../kernel/database.ts'

const FIND: Statement = {
  name: 'conversation_open_of',
  text: `select c.id from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where c.workspace = $1 and i.channel = $2 and i.address = $3 and c.status <> 'resolved'`,
}

/** The open conversation of a person by their address on a channel; null when there is none. */
export async function findOpenConversation(
  reader: Reader,
  workspace: number,
  channel: 'discord',
  address: string,
): Promise<string | null> {
  const [row] = await reader.run<{ id: string }>(FIND, [workspace, channel, address])
  return row?.id ?? null
}
