import type { Reader, Statement } from '../../../kernel/database.ts'

/** How a member can be told something that many are told: where a direct message is open already, or only by their name in a thread. */
export type Way = 'direct' | 'mention' | 'left'

const READ: Statement = {
  name: 'discord_ways',
  text: `select user_id as address, left_at is not null as "hasLeft", direct_channel_id is not null and refused_at is null as open
    from discord_member where workspace = $1 and user_id = any($2::text[])`,
}

/** Of those whom we have never met nothing is known, and they are named. */
export async function findWays(
  reader: Reader,
  workspace: number,
  addresses: readonly string[],
): Promise<(address: string) => Way> {
  const rows = await reader.run<{ address: string; hasLeft: boolean; open: boolean }>(READ, [workspace, addresses])
  const ways = new Map(
    rows.map(({ address, hasLeft, open }) => [address, hasLeft ? 'left' : open ? 'direct' : 'mention']),
  )
  return (address) => (ways.get(address) as Way | undefined) ?? 'mention'
}
