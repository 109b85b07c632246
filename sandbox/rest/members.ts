import { unknownMember, unknownUser } from '../refusals.ts'
import { presentMember } from '../world/present.ts'
import { guildOf } from './require.ts'
import type { Answer, Call } from './router.ts'

/** Item 1: who left is 10007; who never was is 10013. */
export function getMember({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  if (!world.people.has(params[1]!)) throw unknownUser()
  const member = world.members.get(params[1]!)
  if (!member) throw unknownMember()
  return { status: 200, body: presentMember(world, member) }
}
