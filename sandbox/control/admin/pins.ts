import type { Checked, SandboxMessage } from '../../contract.ts'
import type { Sandbox } from '../../sandbox.ts'
import { showMessage } from '../../world/messages.ts'
import { pinsOf } from '../../world/pins.ts'
import { placeOf } from '../who.ts'

/** What is pinned where a member looks, the last pinned first. */
export function showPins({ world }: Sandbox, input: Checked<'pins'>): SandboxMessage[] {
  return pinsOf(world, placeOf(world, input.member, input.channel)).map((message) => showMessage(world, message))
}
