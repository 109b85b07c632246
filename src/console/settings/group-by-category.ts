import type { DiscordChannelView } from '../../protocol/discord.ts'

/** Channels under their categories, both in the order in which Discord shows them. */
export function groupByCategory(
  channels: readonly DiscordChannelView[],
): { category: string | null; channels: DiscordChannelView[] }[] {
  const groups = new Map<string | null, DiscordChannelView[]>()
  for (const channel of channels) {
    const group = groups.get(channel.category)
    if (group) group.push(channel)
    else groups.set(channel.category, [channel])
  }
  return [...groups].map(([category, members]) => ({ category, channels: members }))
}
