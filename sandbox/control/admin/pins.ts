import type { Checked, SandboxMessage } from '../../contract.ts'
import type { Sandbox } from '../../sandbox.ts'
import { showMessage } from '../../world/messages.ts'
import { placeOf } from '../who.ts'

export function pinsOf({ world }: Sandbox, input: Checked<'pins'>): SandboxMessage[] {
  const place = placeOf(world, input.member, input.channel)
  return world
    .log(place.id)
    .all()
    .filter((message) => message.pinnedAt !== undefined)
    .sort((a, b) => b.pinnedAt! - a.pinnedAt!)
    .map((message) => showMessage(world, message))
}
