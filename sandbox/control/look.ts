import type { ActResult, Checked, LedgerView, SandboxMessage, Told } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { showMessage } from '../world/messages.ts'
import type { StoredMessage } from '../world/model.ts'
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

/** Who was told what: a direct message tells its one reader, elsewhere those whom Discord notified by a mention. */
export function toldBy({ world }: Sandbox, input: Checked<'told'>): ActResult<'told'> {
  const direct: Told[] = []
  const mentioned: Told[] = []
  for (const channel of world.channels.values()) {
    for (const message of world.log(channel.id).after(input.after, Number.MAX_SAFE_INTEGER)) {
      const text = wordsOf(message)
      if (message.author !== world.application.bot || !text.includes(input.text)) continue
      const told = { channel: channel.id, message: message.id, text }
      if (channel.recipient !== undefined) direct.push({ member: channel.recipient, ...told })
      else for (const member of message.mentions ?? []) mentioned.push({ member, ...told })
    }
  }
  return { direct, mentioned }
}

function wordsOf({ content, embeds }: StoredMessage): string {
  return [content, ...(embeds ?? []).flatMap(({ title, description }) => [title, description])]
    .filter(Boolean)
    .join('\n')
}
