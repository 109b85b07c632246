import { asRecord } from '../input/form.ts'
import { readOverwrite } from '../input/overwrites.ts'
import { cannotExecuteInDirect, unknownOverwrite } from '../refusals.ts'
import type { Channel, Overwrite } from '../world/model.ts'
import { changedBits, putOverwrites } from '../world/overwrites.ts'
import type { World } from '../world/world.ts'
import { visibleChannel } from './create-message.ts'
import { refuseBits } from './overwrite-rights.ts'
import { requireIn } from './require.ts'
import type { Answer, Call } from './router.ts'

/** documentation: resources/channel, "Edit Channel Permissions". */
export function putOverwrite({ world, params, body }: Call): Answer {
  const [channel, id] = target(world, params)
  if (!world.roles.has(id) && !world.people.has(id)) throw unknownOverwrite()
  const overwrite = readOverwrite(world, id, asRecord(body.json, '_errors'), '')
  return put(world, channel, [...channel.overwrites.filter((other) => other.id !== id), overwrite])
}

/** documentation: as above, "Delete Channel Permission". */
export function deleteOverwrite({ world, params }: Call): Answer {
  const [channel, id] = target(world, params)
  if (!channel.overwrites.some((overwrite) => overwrite.id === id)) throw unknownOverwrite()
  return put(
    world,
    channel,
    channel.overwrites.filter((overwrite) => overwrite.id !== id),
  )
}

function target(world: World, params: string[]): [Channel, string] {
  const channel = visibleChannel(world, params[0]!)
  // Threads have none of their own.
  if (channel.recipient !== undefined || channel.thread) throw cannotExecuteInDirect()
  requireIn(world, channel, 'ManageRoles')
  return [channel, params[1]!]
}

function put(world: World, channel: Channel, overwrites: Overwrite[]): Answer {
  refuseBits(world, channel, changedBits(channel.overwrites, overwrites))
  putOverwrites(world, channel, overwrites)
  return { status: 204 }
}
