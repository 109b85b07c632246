/** Where a case's living card stands in its channel, as it is stored. */
export interface Card {
  /** `text`: a message with a thread for the discussion. `forum`: a forum post. */
  kind: 'text' | 'forum'
  state: 'waiting' | 'standing' | 'refused' | 'deleted'
  guildId: string
  channelId: string
  channelName: string
  messageId: string | null
  threadId: string | null
  /** How often it was posted; fences what is written about an earlier one. */
  round: number
  /** Digest of what stands there. */
  shown: string | null
  begunAt: Date
  sameSince: Date | null
  words: string | null
}

/** The columns of a card `c`, named as above. */
export const CARD_COLUMNS = `c.kind, c.state, c.guild_id as "guildId", c.channel_id as "channelId", c.channel_name as "channelName",
  c.message_id as "messageId", c.thread_id as "threadId", c.round, c.shown, c.begun_at as "begunAt", c.same_since as "sameSince", c.words`

/** The card's address in Discord; null while none stands. */
export function cardUrl({
  state,
  kind,
  guildId,
  channelId,
  messageId,
  threadId,
}: Pick<Card, 'state' | 'kind' | 'guildId' | 'channelId' | 'messageId' | 'threadId'>): string | null {
  if (state !== 'standing' || !messageId) return null
  const place = kind === 'forum' ? (threadId ?? messageId) : channelId
  return `https://discord.com/channels/${guildId}/${place}/${messageId}`
}
