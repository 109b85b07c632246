import type { Reader, Statement } from '../../kernel/database.ts'

/** A place on the channel that may have said something while nobody listened. */
export interface BackfillPoint {
  placeId: string
  placeKind: 'direct' | 'thread'
  /** The member's own id on the channel. */
  address: string
  /** The channel's id of the last message that was stored from there; null when none was. */
  lastExternalId: string | null
}

/** A stored message, to be compared with what the channel shows now. */
export interface StoredMessage {
  externalId: string
  text: string
  deleted: boolean
}

// A place to which we only wrote counts too: the member's first words there may have been said while nobody listened.
const POINTS: Statement = {
  name: 'backfill_points',
  text: `select distinct on (p."placeId") p."placeId", p."placeKind", p.address, p."lastExternalId" from (
      select m.place ->> 'id' as "placeId", m.place ->> 'kind' as "placeKind", i.address,
        split_part(m.key, ':', 2) as "lastExternalId", m.sent_at, m.id
      from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
      join message m on m.workspace = c.workspace and m.conversation_id = c.id
      where c.workspace = $1 and c.channel = $2 and c.last_message_at >= $3 and m.direction = 'inbound' and m.key like 'discord:%'
      union all
      select c.place ->> 'id', c.place ->> 'kind', i.address, null, null, null
      from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
      where c.workspace = $1 and c.channel = $2 and c.last_message_at >= $3
    ) p where p."placeId" is not null
    order by p."placeId", p.sent_at desc nulls last, p.id desc`,
}

const STORED: Statement = {
  name: 'backfill_stored',
  text: `select split_part(m.key, ':', 2) as "externalId", m.text, m.deleted_at is not null as deleted
    from message m join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where m.workspace = $1 and i.channel = $2 and i.address = $3 and m.direction = 'inbound' and m.place ->> 'id' = $4
      and m.key like 'discord:%'
    order by m.sent_at desc, m.id desc limit $5`,
}

/** Every place that spoke since `since`, resolved conversations included, with the last that was stored from it. */
export function backfillPoints(
  reader: Reader,
  workspace: number,
  channel: 'discord',
  since: Date,
): Promise<BackfillPoint[]> {
  return reader.run<BackfillPoint>(POINTS, [workspace, channel, since])
}

/** The last messages that were stored from a place, newest first. */
export function storedMessages(
  reader: Reader,
  options: { workspace: number; channel: 'discord'; address: string; placeId: string; limit: number },
): Promise<StoredMessage[]> {
  const { workspace, channel, address, placeId, limit } = options
  return reader.run<StoredMessage>(STORED, [workspace, channel, address, placeId, limit])
}
