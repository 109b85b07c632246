import type { ActInput, ModalView, SandboxMessage } from '../../sandbox/contract.ts'
import { type TestDiscord, until } from './discord.ts'

type Fields = NonNullable<ActInput<'submit-modal'>['fields']>

interface Drawn {
  type: number
  label?: string
  url?: string
  custom_id?: string
  disabled?: boolean
  options?: { value: string; label: string; default?: boolean }[]
}

/** All that can be pressed or picked under a message. */
export const drawnUnder = (message: SandboxMessage): Drawn[] =>
  (message.components as unknown as { components: Drawn[] }[]).flatMap(({ components }) => components)
export const labelsUnder = (message: SandboxMessage): string[] => drawnUnder(message).map(({ label }) => label ?? '')

export interface StoredCase {
  id: string
  number: number
  type: string
  status: string
  outcome: string | null
  subject: string
  description: string
  fields: Record<string, unknown>
  published: boolean
  source: string
  reporters: number
  followers: number
  owner: string | null
  mergedInto: string | null
}

/** Members who file, press and look, before a simulated Discord: what they do and what they see. */
export class Reporting {
  readonly #discord: TestDiscord

  constructor(discord: TestDiscord) {
    this.#discord = discord
  }

  /** Chooses where cards stand, and who is staff. */
  async set(settings: object): Promise<void> {
    const { workspace } = this.#discord
    await this.#discord.rows('update workspace set settings = settings || $2 where id = $1', [workspace, settings])
  }

  async place(name: string): Promise<{ guild: string; id: string; name: string }> {
    const id = await this.#discord.sandbox.channel(name)
    return { guild: (await this.#discord.sandbox.state()).guild.id, id, name }
  }

  /** The form that stands on a member's screen. */
  async form(member: string): Promise<ModalView> {
    let found: ModalView | undefined
    await until(async () => {
      found = (await this.#discord.sandbox.state(member)).modals.at(-1)
      return found !== undefined
    }, 'a form')
    return found as ModalView
  }

  async command(member: string, channel: string, name: string, options: Record<string, string | number> = {}) {
    await this.#discord.sandbox.act('command', { member, channel: channel as 'dm', name, options })
  }

  /** A command that shows a form, filled. */
  async file(member: string, channel: string, name: string, fields: Fields): Promise<void> {
    await this.command(member, channel, name)
    await this.submit(member, fields)
  }

  async submit(member: string, fields: Fields): Promise<void> {
    const { id: modal } = await this.form(member)
    await this.#discord.sandbox.act('submit-modal', { member, modal, fields })
    const isGone = async () => (await this.#discord.sandbox.state(member)).modals.every(({ id }) => id !== modal)
    await until(isGone, 'the form is answered')
  }

  async notes(member: string): Promise<SandboxMessage[]> {
    const { messages } = await this.#discord.sandbox.state(member)
    const all = Object.values(messages).flat()
    return all.filter((message) => message.ephemeral_for === member)
  }

  /** The last note that only this member sees with these words. */
  async note(member: string, part: string): Promise<SandboxMessage> {
    let found: SandboxMessage | undefined
    let all: string[] = []
    await until(async () => {
      const notes = await this.notes(member)
      all = notes.map(({ content }) => content)
      found = notes.findLast(({ content }) => content.includes(part))
      return found !== undefined
    }, `a note with "${part}"`).catch((error) => {
      throw new Error(`${error.message}; there is: ${JSON.stringify(all)}`)
    })
    return found as SandboxMessage
  }

  /** A note as it stands now. */
  async again(member: string, message: SandboxMessage): Promise<SandboxMessage> {
    const found = (await this.notes(member)).find(({ id }) => id === message.id)
    if (!found) throw new Error('the note is gone')
    return found
  }

  async press(member: string, message: SandboxMessage, label: string): Promise<void> {
    const button = drawnUnder(message).find((each) => each.label?.includes(label))
    if (!button?.custom_id) throw new Error(`no ${label} under ${JSON.stringify(labelsUnder(message))}`)
    const { channel_id: channel, id } = message
    await this.#discord.sandbox.act('press', { member, channel, message: id, custom_id: button.custom_id })
  }

  async pick(member: string, message: SandboxMessage, value: string): Promise<void> {
    const select = drawnUnder(message).find((each) => each.options?.some((option) => option.value === value))
    if (!select?.custom_id) throw new Error(`nothing to pick ${value} from`)
    const { channel_id: channel, id } = message
    const { custom_id } = select
    await this.#discord.sandbox.act('select', { member, channel, message: id, custom_id, values: [value] })
  }

  /** The living card with these words. */
  async card(channel: string, part: string): Promise<SandboxMessage> {
    let found: SandboxMessage | undefined
    const isThere = async () => {
      const messages = await this.#discord.sandbox.act('messages', { channel })
      found = messages.findLast((each) => JSON.stringify([each.content, each.embeds]).includes(part))
      return found !== undefined
    }
    await until(isThere, `a card with "${part}"`, 20_000)
    return found as SandboxMessage
  }

  /** Cases as they are stored, by number. */
  cases(): Promise<StoredCase[]> {
    return this.#discord.rows<StoredCase>(
      `select id, number::int, type, status, outcome, subject, description, fields, published, source, reporter_count as reporters,
         follower_count as followers, owner_id as owner, merged_into_id as "mergedInto" from support_case order by number`,
    )
  }
}
