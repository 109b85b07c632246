import { compose } from '../../connectors/discord/outbound/compose.ts'
import { buttonRows } from '../../connectors/discord/outbound/rows.ts'
import type { Button, ButtonAct, Channel, ChannelOperation, Outcome } from '../../core/delivery/channel.ts'
import type { DemoClock } from './demo-clock.ts'
import type { PastChat, PastMessage } from './demo-place.ts'

/** A button that stands under a message of ours. */
interface Offered {
  message: string
  buttons: Button[]
}

/**
 * The channel while the demo is filled: all that is asked of it is done at once, at the time that the clock says, and kept as Discord would
 * have shown it. Nothing leaves this process.
 */
export class Past implements Channel {
  readonly #clock: DemoClock
  readonly #chats = new Map<string, PastChat>()
  readonly #shut = new Set<string>()
  readonly #offered = new Map<string, Offered[]>()

  constructor(clock: DemoClock) {
    this.#clock = clock
  }

  /** What was said, by member. */
  get chats(): PastChat[] {
    return [...this.#chats.values()]
  }

  /** A member's direct messages, opened when they are first needed. */
  chatOf(member: string): PastChat {
    const known = this.#chats.get(member)
    if (known) return known
    const chat: PastChat = { member, channel: this.#clock.snowflake(), messages: [] }
    this.#chats.set(member, chat)
    return chat
  }

  /** From here on the member takes no direct messages. */
  shut(member: string): void {
    this.#shut.add(member)
  }

  /** Our message with the youngest button of that kind, and the button's value. */
  offered(member: string, act: ButtonAct): { message: string; value: string } {
    const all = this.#offered.get(member) ?? []
    const found = all.findLast(({ buttons }) => buttons.some((button) => button.act === act))
    const button = found?.buttons.find((each) => each.act === act)
    if (!found || !button) throw new Error(`the demo presses a button that is not there: ${act}`)
    return { message: found.message, value: button.value }
  }

  capabilities() {
    return { textLimit: 2000, keyMinutes: 2 }
  }

  find() {
    return Promise.resolve(null)
  }

  perform(operation: ChannelOperation): Promise<Outcome> {
    return Promise.resolve(this.#perform(operation))
  }

  #perform(operation: ChannelOperation): Outcome {
    if (operation.kind === 'typing') return { result: 'done', externalId: null, place: null }
    const member = operation.to.address
    const chat = this.chatOf(member)
    if (operation.kind === 'send') {
      if (this.#shut.has(member))
        return { result: 'failed', cause: 'closed', detail: 'Cannot send messages to this user' }
      const id = this.#clock.snowflake()
      const card = operation.card && { ...operation.card, picture: null }
      const { body } = compose({ ...operation, card }, [], { channelId: null, key: '', replyButton: false })
      const { content, embeds, components } = body
      chat.messages.push(message(id, { content, embeds, components }))
      this.#offer(member, operation)
      return { result: 'done', externalId: id, place: { kind: 'direct', id: chat.channel } }
    }
    const at = chat.messages.findIndex(({ id }) => id === operation.target.id)
    const old = chat.messages[at]
    if (operation.kind === 'delete') chat.messages.splice(at, old ? 1 : 0)
    else if (old) {
      const components = buttonRows(operation.message, operation.buttons, null)
      const changed = message(old.id, { ...old.body, content: operation.text, components })
      chat.messages[at] = { ...changed, edited: this.#clock.now().getTime() }
      this.#offer(member, operation)
    }
    return { result: 'done', externalId: null, place: null }
  }

  #offer(member: string, { message: id, buttons }: Offered): void {
    const others = (this.#offered.get(member) ?? []).filter(({ message: other }) => other !== id)
    this.#offered.set(member, [...others, { message: id, buttons }])
  }
}

type Loose = { [part in keyof PastMessage['body']]: PastMessage['body'][part] | undefined }

function message(id: string, { content, embeds, components }: Loose): PastMessage {
  const body = { ...(content ? { content } : {}), ...(embeds ? { embeds } : {}), ...(components ? { components } : {}) }
  return { id, by: 'application', edited: null, body, files: [] }
}
