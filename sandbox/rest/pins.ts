import { refuseField } from '../input/form.ts'
import { asBetween } from '../input/values.ts'
import { systemMessage, threadArchived, tooManyPins, unknownMessage } from '../refusals.ts'
import type { Channel, StoredMessage } from '../world/model.ts'
import { hasPermission } from '../world/permissions.ts'
import { pin, pinsOf, unpin } from '../world/pins.ts'
import type { World } from '../world/world.ts'
import { presentRead } from './change-message.ts'
import { visibleChannel } from './create-message.ts'
import { requireIn } from './require.ts'
import type { Answer, Call } from './router.ts'

/** documentation: topics/opcodes-and-status-codes, 30003. */
const MOST_PINS = 250

/** Pages by the time of pinning, the last pinned first (documentation: resources/message, "Get Channel Pins"). */
export function listPins({ world, params, query }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  const limit = asBetween(Number(query.get('limit') ?? 50), 'limit', 1, 50) ?? 50
  const before = readTime(query.get('before'))
  const pins = readable(world, channel).filter((message) => message.pinnedAt! < before)
  const items = pins.slice(0, limit).map((message) => ({
    pinned_at: new Date(message.pinnedAt!).toISOString(),
    message: presentRead(world, message),
  }))
  return { status: 200, body: { items, has_more: pins.length > limit } }
}

/** The older way, which gives the first fifty (documentation: as above, "Get Pinned Messages (deprecated)"). */
export function listPinned({ world, params }: Call): Answer {
  const pins = readable(world, visibleChannel(world, params[0]!)).slice(0, 50)
  return { status: 200, body: pins.map((message) => presentRead(world, message)) }
}

/** Without READ_MESSAGE_HISTORY there are none to be read. */
function readable(world: World, channel: Channel): StoredMessage[] {
  const reads =
    channel.recipient !== undefined || hasPermission(world, world.application.bot, channel, 'ReadMessageHistory')
  return reads ? pinsOf(world, channel) : []
}

function readTime(value: string | null): number {
  if (value === null) return Number.POSITIVE_INFINITY
  const time = Date.parse(value)
  if (Number.isNaN(time)) throw refuseField('before', 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}.`)
  return time
}

/** Whoever writes with the other may pin there: in direct messages no right is asked. */
export function pinMessage({ world, params }: Call): Answer {
  const [channel, message] = target(world, params)
  if (message.type !== 0 && message.type !== 19 && message.type !== 20 && message.type !== 23) throw systemMessage()
  if (message.pinnedAt !== undefined) return { status: 204 }
  if (pinsOf(world, channel).length >= MOST_PINS) throw tooManyPins()
  pin(world, channel, message, world.application.bot)
  return { status: 204 }
}

export function unpinMessage({ world, params }: Call): Answer {
  const [channel, message] = target(world, params)
  if (message.pinnedAt !== undefined) unpin(world, channel, message)
  return { status: 204 }
}

function target(world: World, params: string[]): [Channel, StoredMessage] {
  const channel = visibleChannel(world, params[0]!)
  const message = world.log(channel.id).get(params[1]!)
  if (!message) throw unknownMessage()
  if (channel.recipient === undefined) requireIn(world, channel, 'PinMessages')
  if (channel.thread?.archived) throw threadArchived()
  return [channel, message]
}
