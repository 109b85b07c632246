import { guildChannels, isCategory } from './channel-list.ts'
import { changeChannel } from './channels.ts'
import type { Channel, Overwrite } from './model.ts'
import type { World } from './world.ts'

/** The bits that a change of overwrites touches. */
export function changedBits(before: readonly Overwrite[], after: readonly Overwrite[]): bigint {
  let changed = 0n
  for (const id of new Set([...before, ...after].map((overwrite) => overwrite.id))) {
    const [old, now] = [before, after].map((list) => list.find((overwrite) => overwrite.id === id))
    changed |= BigInt(old?.allow ?? 0) ^ BigInt(now?.allow ?? 0)
    changed |= BigInt(old?.deny ?? 0) ^ BigInt(now?.deny ?? 0)
  }
  return changed
}

/** A category's channels that have the same overwrites follow it (documentation: topics/permissions, "Permission Syncing"). */
export function putOverwrites(world: World, channel: Channel, overwrites: Overwrite[]): Channel {
  const before = world.channels.get(channel.id)?.overwrites ?? []
  const changed = changeChannel(world, { ...channel, overwrites })
  if (!isCategory(channel) || changedBits(before, overwrites) === 0n) return changed
  for (const child of guildChannels(world))
    if (child.parent === channel.id && changedBits(child.overwrites, before) === 0n)
      changeChannel(world, { ...child, overwrites })
  return changed
}
