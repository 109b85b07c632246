import type { DiscordRest } from './rest/client.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, textOf } from './shapes.ts'

/** documentation: resources/channel, "Channel Flags": CHANNEL_OBFUSCATED. */
const OBFUSCATED = 1 << 17

/** Names of guilds, channels and roles, for people to read. Learnt from the gateway; asked for where it has not told them. */
export class Guilds {
  readonly #rest: DiscordRest
  readonly #guilds = new Map<string, string>()
  readonly #channels = new Map<string, string>()
  readonly #roles = new Map<string, string>()

  constructor(rest: DiscordRest) {
    this.#rest = rest
  }

  guildName(id: string): string | undefined {
    return this.#guilds.get(id)
  }

  ids(): string[] {
    return [...this.#guilds.keys()]
  }

  /** The one guild in which the application is; null where there are several. */
  onlyGuild(): string | null {
    const [first, second] = this.#guilds.keys()
    return first !== undefined && second === undefined ? first : null
  }

  channelName(id: string): string | undefined {
    return this.#channels.get(id)
  }

  roleName(id: string): string | undefined {
    return this.#roles.get(id)
  }

  /** What tells of guilds, channels and roles; other events are passed over. */
  learn(type: string, data: unknown): void {
    if (!isFields(data)) return
    if (type === 'GUILD_CREATE' || type === 'GUILD_UPDATE') {
      this.#name(this.#guilds, data)
      for (const channel of listOf(data, 'channels')) this.#name(this.#channels, channel)
      for (const role of listOf(data, 'roles')) this.#name(this.#roles, role)
    } else if (type === 'CHANNEL_CREATE' || type === 'CHANNEL_UPDATE') {
      this.#name(this.#channels, data)
    } else if (type === 'CHANNEL_DELETE') {
      this.#channels.delete(idOf(data, 'id') ?? '')
    } else if (type === 'GUILD_ROLE_CREATE' || type === 'GUILD_ROLE_UPDATE') {
      this.#name(this.#roles, fieldsOf(data, 'role') ?? {})
    }
  }

  /** Asks for the names of the guilds (at most 200) and of their roles: a resumed session does not tell them again. */
  async askAll(): Promise<void> {
    const answer = await this.#rest.call({ method: 'GET', route: '/users/@me/guilds' })
    if (!answer.ok || !Array.isArray(answer.body)) return
    const guilds = answer.body.filter(isFields)
    for (const guild of guilds) this.#name(this.#guilds, guild)
    await Promise.all(guilds.map((guild) => this.#askRoles(idOf(guild, 'id'))))
  }

  async #askRoles(guildId: string | null): Promise<void> {
    if (!guildId) return
    const answer = await this.#rest.call({ method: 'GET', route: `/guilds/${guildId}/roles`, urgency: 'bulk' })
    if (!answer.ok || !Array.isArray(answer.body)) return
    for (const role of answer.body) if (isFields(role)) this.#name(this.#roles, role)
  }

  /** `#support`, or the id where Discord does not tell the name. */
  async nameChannel(id: string): Promise<string> {
    if (!this.#channels.has(id)) {
      const answer = await this.#rest.call({ method: 'GET', route: `/channels/${id}` })
      if (answer.ok && isFields(answer.body)) this.#name(this.#channels, answer.body)
    }
    return `#${this.#channels.get(id) ?? id}`
  }

  /** What the application does not see comes under a name that says nothing; the last one that was told is kept. */
  #name(names: Map<string, string>, named: Fields): void {
    if (((numberOf(named, 'flags') ?? 0) & OBFUSCATED) !== 0) return
    const id = idOf(named, 'id')
    const name = textOf(named, 'name')
    if (id && name) names.set(id, name)
  }
}
