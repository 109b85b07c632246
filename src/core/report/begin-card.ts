import type { Database, Statement } from '../../kernel/database.ts'
import { CARD_COLUMNS, type Card } from './card.ts'

export interface NewCard extends Pick<Card, 'kind' | 'guildId' | 'channelId' | 'channelName'> {
  workspace: number
  case: string
  now: Date
}

// One that never stood follows the setting: it is posted where cards belong now.
const BEGIN: Statement = {
  name: 'case_card_begin',
  text: `insert into case_card as c (workspace, case_id, kind, state, guild_id, channel_id, channel_name, begun_at)
    values ($1, $2, $3, 'waiting', $4, $5, $6, $7)
    on conflict (workspace, case_id) do update set kind = excluded.kind, guild_id = excluded.guild_id, channel_id = excluded.channel_id,
      channel_name = excluded.channel_name, begun_at = excluded.begun_at, round = c.round + 1, state = 'waiting', words = null
      where c.state in ('waiting', 'refused') and c.message_id is null
    returning ${CARD_COLUMNS}`,
}

/** A case is to have a card in that channel from now on. Null when it has one that stands, or that was deleted. */
export async function beginCard(db: Database, card: NewCard): Promise<Card | null> {
  const { workspace, kind, guildId, channelId, channelName, now } = card
  const [row] = await db.run<Card>(BEGIN, [workspace, card.case, kind, guildId, channelId, channelName, now])
  return row ?? null
}
