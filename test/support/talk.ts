import type { ActInput, SandboxMessage } from '../../sandbox/contract.ts'
import type { ButtonAct } from '../../src/core/delivery/channel.ts'
import type { ConversationDetail } from '../../src/protocol/conversations.ts'
import type { MessageView } from '../../src/protocol/messages.ts'
import { until } from './discord.ts'
import type { DeskClient, Product } from './product.ts'

/** What is looked for among a member's messages: a part of the words, in the message or on its card. */
export type Words = string | RegExp

/** Everything of a message that its reader sees as words. */
export const wordsOn = ({ content, embeds }: SandboxMessage): string =>
  [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])].filter(Boolean).join('\n')

const holds = (text: string, words: Words): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text)

/** A button that can be pressed, by the act and the value of its id (`g:<act>:<value>:<message>`). */
interface Pressable {
  message: string
  customId: string
}

/** One member of the simulated server: what they do there, what they see there, and their conversation at the desk. */
export class Talk {
  readonly product: Product
  readonly member: string
  readonly name: string
  readonly #rpc: DeskClient
  /** Their direct messages with the application, once there are some. */
  channel = ''
  /** The desk's id of their conversation, once it was asked for. */
  conversation = ''

  private constructor(product: Product, member: string, name: string) {
    this.product = product
    this.member = member
    this.name = name
    this.#rpc = product.rpc()
  }

  /** One who is there already, by their place in the list. */
  static async with(product: Product, index: number): Promise<Talk> {
    const user = (await product.act('state', {})).members[index]?.user
    return new Talk(product, user?.id ?? '', user?.global_name ?? '')
  }

  /** One who has just joined. */
  static async joins(product: Product, name: string, locale = 'en-GB'): Promise<Talk> {
    const { user } = await product.act('add-member', { name, locale })
    return new Talk(product, user.id, name)
  }

  async says(content: string, more: Partial<ActInput<'send'>> = {}): Promise<SandboxMessage> {
    const message = await this.product.act('send', { member: this.member, channel: 'dm', content, ...more })
    this.channel = message.channel_id
    return message
  }

  /** Types /helpme in #support. */
  async asksForHelp(question?: string): Promise<void> {
    const { channels } = await this.product.act('state', {})
    const channel = channels.find((found) => 'name' in found && found.name === 'support')?.id ?? ''
    const options = question === undefined ? {} : { question }
    await this.product.act('command', { member: this.member, channel, name: 'helpme', options })
    await until(async () => (await this.#direct()) !== null, 'the direct message is opened')
    this.channel = (await this.#direct()) ?? ''
  }

  async #direct(): Promise<string | null> {
    const { members } = await this.product.act('state', {})
    return members.find(({ user }) => user.id === this.member)?.dm ?? null
  }

  /** What the application says to them now, oldest first. */
  async onDiscord(channel = this.channel): Promise<SandboxMessage[]> {
    return (await this.product.act('messages', { channel })).filter((message) => message.author.bot)
  }

  /** Waits until the youngest of the application's messages that has these words is there. */
  async hears(words: Words, channel?: string): Promise<SandboxMessage> {
    const find = async () => (await this.onDiscord(channel)).findLast((message) => holds(wordsOn(message), words))
    try {
      await until(async () => Boolean(await find()), '')
    } catch {
      const heard = (await this.onDiscord(channel)).map(wordsOn).join('\n')
      throw new Error(`${this.name} never reads ${words}, but:\n${heard}`)
    }
    return (await find()) as SandboxMessage
  }

  /** The youngest button of an act that can be pressed; null where there is none. */
  async button(act: ButtonAct, value?: string): Promise<Pressable | null> {
    for (const message of (await this.onDiscord()).reverse()) {
      const customId = idsOf(message.components ?? []).find((id) => {
        const [mark, ownAct, ownValue] = id.split(':')
        return mark === 'g' && ownAct === act && (value === undefined || ownValue === value)
      })
      if (customId) return { message: message.id, customId }
    }
    return null
  }

  /** Waits for a button and presses it. */
  async presses(act: ButtonAct, value?: string): Promise<void> {
    await until(async () => (await this.button(act, value)) !== null, `${this.name} is offered ${act} ${value ?? ''}`)
    const found = await this.button(act, value)
    if (found) await this.press(found)
  }

  async press({ message, customId }: Pressable): Promise<void> {
    await this.product.act('press', { member: this.member, channel: 'dm', message, custom_id: customId })
  }

  /** Waits for a form, fills its first field and sends it. */
  async fills(value: string): Promise<void> {
    const modals = async () => (await this.product.act('state', { as: this.member })).modals
    await until(async () => (await modals()).length > 0, 'the form')
    const modal = (await modals())[0]
    const [field = ''] = idsOf(modal?.data.components ?? [])
    const fields = [{ custom_id: field, value }]
    await this.product.act('submit-modal', { member: this.member, modal: modal?.id ?? '', fields })
  }

  /** What only they see of the application's answers in their direct messages. */
  async aside(words: Words): Promise<void> {
    const notes = async () => {
      const { messages } = await this.product.act('state', { as: this.member })
      return Object.values(messages)
        .flat()
        .filter((message) => message.ephemeral_for === this.member)
    }
    await until(async () => (await notes()).some((note) => holds(wordsOn(note), words)), `only they read ${words}`)
  }

  /** Waits until the desk has their conversation; answers it as it is now. */
  async isSeen(): Promise<ConversationDetail> {
    await until(async () => (await this.#newest()) !== null, `${this.name} is seen at the desk`)
    this.conversation = (await this.#newest()) ?? ''
    return this.shown()
  }

  async #newest(): Promise<string | null> {
    const { people } = await this.#rpc.search.find({ q: this.member })
    return people[0]?.conversation ?? null
  }

  shown(): Promise<ConversationDetail> {
    return this.#rpc.conversations.show({ id: this.conversation })
  }

  /** Waits until the conversation stands so at the desk. */
  async is(status: ConversationDetail['status']): Promise<ConversationDetail> {
    if (this.conversation === '') await this.isSeen()
    await until(async () => (await this.shown()).status === status, `${this.name} is ${status}`)
    return this.shown()
  }

  async atDesk(): Promise<MessageView[]> {
    return (await this.#rpc.conversations.messages({ id: this.conversation, limit: 100 })).items
  }

  async isAtDesk(isIt: (message: MessageView) => boolean, what: string): Promise<MessageView> {
    await until(async () => (await this.atDesk()).some(isIt), `${what} at the desk`)
    return (await this.atDesk()).find(isIt) as MessageView
  }

  /** Waits for their own words at the desk. */
  isRead(text: string): Promise<MessageView> {
    return this.isAtDesk((message) => message.text === text, `"${text}"`)
  }
}

/** The ids of all that can be used of components, whatever wraps them. */
export function idsOf(components: readonly unknown[]): string[] {
  return components.flatMap((component) => {
    const { custom_id: id, disabled, component: inner, components: more } = component as Record<string, unknown>
    if (inner) return idsOf([inner])
    if (Array.isArray(more)) return idsOf(more)
    return typeof id === 'string' && disabled !== true ? [id] : []
  })
}
