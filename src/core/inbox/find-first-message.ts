import type { Reader, Statement } from '../../kernel/database.ts'

export interface FirstMessage {
  conversation: string | null
  /** Of the contact who wrote it. */
  name: string | null
  at: string | null
}

// Conversations without any later message come first out of reach: the index of recent ones ends the search at `since`.
const FIND: Statement = {
  name: 'inbox_first_message',
  text: `select c.id as conversation, i.name, m.sent_at as at
    from conversation c
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    cross join lateral (
      select sent_at from message
        where workspace = c.workspace and conversation_id = c.id and direction = 'inbound' and sent_at >= $3
        order by sent_at, id limit 1
    ) m
    where c.workspace = $1 and c.last_message_at >= $3 and (c.guild is null or c.guild->>'id' = $2)
    order by m.sent_at, c.id limit 1`,
}

/** The first message since then that came from a guild, or directly from somebody whose guild is not known. */
export async function findFirstMessage(
  reader: Reader,
  { workspace, guild, since }: { workspace: number; guild: string; since: Date },
): Promise<FirstMessage> {
  const [row] = await reader.run<{ conversation: string; name: string; at: Date }>(FIND, [workspace, guild, since])
  return row ? { ...row, at: row.at.toISOString() } : { conversation: null, name: null, at: null }
}
