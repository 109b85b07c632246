import type { Statement, Transaction } from '../../kernel/database.ts'

const NOTE: Statement = {
  name: 'desk_session_note_links',
  text: `update desk_session set handle = handle || $3::jsonb where workspace = $1 and id = $2 and not handle @> $3::jsonb
    returning conversation_id as conversation`,
}

/** Keeps addresses at which people look at what goes on at the desk, by `url:<what>`. Answers the conversation where that is news, else null. */
export async function noteLinks(
  tx: Transaction,
  { workspace, session, links }: { workspace: number; session: string; links: Record<`url:${string}`, string> },
): Promise<string | null> {
  const [row] = await tx.run<{ conversation: string }>(NOTE, [workspace, session, JSON.stringify(links)])
  return row?.conversation ?? null
}
