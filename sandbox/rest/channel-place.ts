import { type Json, refuseField } from '../input/form.ts'
import { asId } from '../input/values.ts'
import { tooManyChannels } from '../refusals.ts'
import { guildChannels, isCategory } from '../world/channel-list.ts'
import type { Channel } from '../world/model.ts'
import type { World } from '../world/world.ts'

/** documentation: resources/channel, "Channel Types"; topics/opcodes-and-status-codes, 30013. */
const MOST = { inCategory: 50, channels: 500 }

/**
 * The category that a channel is put into: null for none, undefined where nothing was said. A full one is refused as Discord does it:
 * with 50035 and no code of its own (discord-api-docs pull request 1289).
 */
export function readParent(world: World, json: Json, channel?: Channel, path = 'parent_id'): string | null | undefined {
  if (json.parent_id === undefined) return undefined
  const id = asId(json.parent_id, path)
  if (id === undefined) return null
  const parent = world.channels.get(id)
  if (!parent) throw refuseField(path, 'CHANNEL_PARENT_INVALID', 'Category does not exist')
  if (!isCategory(parent)) throw refuseField(path, 'CHANNEL_PARENT_INVALID_TYPE', 'Not a category')
  const inside = guildChannels(world).filter((other) => other.parent === id && other.id !== channel?.id)
  if (inside.length >= MOST.inCategory)
    throw refuseField(path, 'CHANNEL_PARENT_MAX_CHANNELS', 'Maximum number of channels in category reached (50)')
  return id
}

/** Categories count among the channels; threads do not (documentation: resources/channel, "Example Thread Channel"). */
export function refuseFullServer(world: World): void {
  if (guildChannels(world).length >= MOST.channels) throw tooManyChannels()
}
