import { asList, asRecord, badLength, refuseField } from '../input/form.ts'
import { asId } from '../input/values.ts'
import { cannotExecuteInDirect, tooOldToDelete } from '../refusals.ts'
import { snowflakeTime } from '../world/ids.ts'
import { removeMessages } from '../world/messages.ts'
import { visibleChannel } from './create-message.ts'
import { requireIn } from './require.ts'
import type { Answer, Call } from './router.ts'

const TWO_WEEKS_MS = 14 * 86_400_000

/** 2 to 100 at once, none twice and none older than two weeks; ids of nothing count and are passed over (documentation: resources/message, "Bulk Delete Messages"). */
export function bulkDelete({ world, params, body }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  if (channel.recipient !== undefined) throw cannotExecuteInDirect()
  requireIn(world, channel, 'ManageMessages')
  const given = asList(asRecord(body.json, '_errors').messages, 'messages', 100)
  const ids = given.map((id, index) => asId(id, `messages.${index}`) ?? '0')
  if (ids.length < 2) throw badLength('messages', 2, 100)
  if (new Set(ids).size < ids.length)
    throw refuseField('messages', 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains one of these values.')
  const oldest = world.clock() - TWO_WEEKS_MS
  if (ids.some((id) => snowflakeTime(id) < oldest)) throw tooOldToDelete()
  const log = world.log(channel.id)
  removeMessages(
    world,
    channel,
    ids.filter((id) => log.get(id)),
  )
  return { status: 204 }
}
