import type { Statement, Transaction } from '../../kernel/database.ts'
import type { InboundHelpRequest } from './inbound.ts'

// A direct place is where the greeting goes first, whatever was refused before: the member has just asked for it.
const ASKED: Statement = {
  name: 'conversation_asked',
  text: `update conversation set guild = coalesce(guild, $3::jsonb), origin = coalesce($4::jsonb, origin), place = $5::jsonb
    where workspace = $1 and id = $2`,
}

/** Remembers where help was asked for: the place of a private thread, should direct messages be closed. */
export async function askedForHelp(
  tx: Transaction,
  workspace: number,
  conversation: string,
  request: InboundHelpRequest,
): Promise<void> {
  const origin = request.origin && { ...request.origin, guildId: request.guild?.id ?? null }
  await tx.run(ASKED, [workspace, conversation, json(request.guild), json(origin), json(null)])
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
