import type { Checked, LedgerView, SandboxMessage } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { showMessage } from '../world/messages.ts'
import { CannotAct } from './refuse-control.ts'

export function messagesOf({ world }: Sandbox, input: Checked<'messages'>): SandboxMessage[] {
  if (!world.channels.has(input.channel)) throw new CannotAct('There is no such channel.', 404)
  return world
    .log(input.channel)
    .after(input.after ?? '0', input.limit)
    .map((message) => showMessage(world, message))
}

/** All channels are counted as they happen; one channel is counted from its messages, and "twice" are equal texts of the application. */
export function ledgerOf({ world, log }: Sandbox, input: Checked<'ledger'>): LedgerView {
  if (input.channel === undefined) return log.ledger
  const messages = world.log(input.channel).all()
  const own = messages.filter((message) => message.author === world.application.bot)
  const said = messages.length - own.length
  const texts = new Set(own.map((message) => message.content))
  return {
    in: { sent: said, arrived: said, twice: 0 },
    out: { sent: own.length, arrived: own.length, twice: own.length - texts.size },
  }
}
