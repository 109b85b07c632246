import { setUp } from './desk.ts'
import { until } from './discord.ts'
import type { Product } from './product.ts'

/** Members who report, and impostors who join, at the product with its simulated Discord. */
export class Moderating {
  readonly #product: Product

  constructor(product: Product) {
    this.#product = product
  }

  /** The workspace knows its moderators by their role, and its channels by their names in the ready template; what is chosen stays. */
  async settle(): Promise<void> {
    const { guild, roles, channels } = await this.#product.act('state', {})
    const role = roles.find(({ name }) => name === 'Moderator')
    const place = (name: string) => {
      const found = channels.find((channel) => 'name' in channel && channel.name === name)
      return { guild: guild.id, id: found?.id ?? '' }
    }
    const { staffRoles, modLogChannel, welcomeChannel } = await this.#product.rpc().settings.show()
    await setUp(this.#product, {
      ...(staffRoles.length > 0 ? {} : { staffRoles: [{ guild: guild.id, id: role?.id ?? '' }] }),
      ...(modLogChannel ? {} : { modLogChannel: place('mod-log') }),
      ...(welcomeChannel ? {} : { welcomeChannel: place('start-here') }),
    })
  }

  async member(name: string): Promise<string> {
    const { members } = await this.#product.act('state', {})
    return members.find(({ user }) => user.global_name === name)?.user.id ?? ''
  }

  async channel(name: string): Promise<string> {
    const { channels } = await this.#product.act('state', {})
    return channels.find((channel) => 'name' in channel && channel.name === name)?.id ?? ''
  }

  /** Somebody says something in a channel. Answers the message's id. */
  async says(name: string, content: string, channel = 'general'): Promise<string> {
    const where = await this.channel(channel)
    return (await this.#product.act('send', { member: await this.member(name), channel: where, content })).id
  }

  /** Reports a message by its menu, as a member does. */
  async reports(name: string, message: string, why: string, channel = 'general'): Promise<void> {
    const member = await this.member(name)
    const where = await this.channel(channel)
    await this.#product.act('message-command', { member, channel: where, message, name: 'Report message' })
    await this.#submit(member, [{ custom_id: 'words', value: why }])
  }

  /** Reports by the form of /report what somebody wrote directly. */
  async reportsDirect(name: string, whom: string, words: string): Promise<void> {
    const member = await this.member(name)
    await this.#product.act('command', { member, channel: await this.channel('general'), name: 'report' })
    const fields = [
      { custom_id: 'who', values: [await this.member(whom)] },
      { custom_id: 'words', value: words },
    ]
    await this.#submit(member, fields)
  }

  async #submit(member: string, fields: { custom_id: string; value?: string; values?: string[] }[]): Promise<void> {
    const modals = async () => (await this.#product.act('state', { as: member })).modals
    await until(async () => (await modals()).length > 0, 'a form')
    const modal = (await modals()).at(-1)?.id ?? ''
    await this.#product.act('submit-modal', { member, modal, fields })
    await until(async () => (await modals()).every(({ id }) => id !== modal), 'the form is answered')
  }

  /** The id of the open report about a member. */
  async openReport(subject: string): Promise<string> {
    let id = ''
    await until(async () => {
      const { items } = await this.#product.rpc().moderation.list({ state: 'open' })
      id = items.find((each) => each.subject.name === subject)?.id ?? ''
      return id !== ''
    }, `a report about ${subject}`)
    return id
  }
}
