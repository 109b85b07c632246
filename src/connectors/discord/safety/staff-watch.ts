import { setTimeout as sleep } from 'node:timers/promises'
import { listLinkedAgents } from '../../../core/agent/list-linked-agents.ts'
import { forgetStaff, learnStaff } from '../../../core/safety/learn-staff.ts'
import { SERVER_OWNER, type StaffMember } from '../../../core/safety/staff.ts'
import { staffIn } from '../../../core/safety/staff-in.ts'
import { type ReadSettings, readSettings } from '../../../core/workspace/settings.ts'
import { SETTINGS_CHANGED } from '../../../core/workspace/update-settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Hearer } from '../gateway/hearer.ts'
import { readContact } from '../inbound/people.ts'
import type { View } from '../inbound/view.ts'
import { Code, isCode } from '../outbound/outcome.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import { type Fields, fieldsOf, idOf, isFields } from '../shapes.ts'
import { staffRolesOf } from './verify.ts'

/** How often it is looked who has linked an account, and which roles are staff's. */
const REFRESH_MS = 15_000
/** How often those who are known are looked up: who lost a role says nothing of it. */
const LOOK_MS = 10 * 60_000
const REMEMBERED = 5000
/** Members are asked for one by one and far apart: people who set something up ask for one of them too, and share Discord's limit with us. */
const BETWEEN_MS = 5000

export interface StaffWatchOptions {
  kernel: Kernel
  workspace: number
  rest: DiscordRest
  view: View
}

/** A member of a guild as an event shows them. */
interface Seen {
  guild: string
  address: string
  name: string
  handle: string
  picture: string | null
  roleIds: string[]
}

const keyOf = (who: { guild: string; address: string }): string => `${who.guild}:${who.address}`

/** Learns who is staff from whoever is seen in a guild, and forgets who is so no more. Nothing privileged is needed for it. */
export class StaffWatch implements Hearer {
  readonly #options: StaffWatchOptions
  /** Who is known, and how they looked when that was stored. */
  readonly #known = new Map<string, { staff: Pick<StaffMember, 'guild' | 'address'>; digest: string }>()
  readonly #seen = new Recent<Seen>(REMEMBERED)
  readonly #keys = new Set<string>()
  #agents = new Map<string, string>()
  /** Guild → who owns it. */
  readonly #owners = new Map<string, string>()
  #settings: ReadSettings | null = null
  #timers: NodeJS.Timeout[] = []
  #off: (() => void) | undefined
  #stopped = false
  /** The look that goes on, and whether another one is wanted behind it. */
  #looking: Promise<void> | null = null
  #lookAgain = false
  readonly #ending = new AbortController()

  constructor(options: StaffWatchOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { kernel } = this.#options
    const repeat = (work: () => Promise<void>, ms: number): void => {
      const timer = setInterval(() => this.#quietly(work()), ms)
      timer.unref()
      this.#timers.push(timer)
    }
    repeat(() => this.#refresh(), REFRESH_MS)
    repeat(() => this.#look(), LOOK_MS)
    this.#off = kernel.bus.on(SETTINGS_CHANGED, () => this.#quietly(this.#heed()))
    this.#quietly(this.#load())
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#ending.abort()
    this.#off?.()
    for (const timer of this.#timers) clearInterval(timer)
  }

  async #load(): Promise<void> {
    const { kernel, workspace } = this.#options
    for (const staff of await staffIn(kernel.db, workspace, null)) {
      this.#known.set(keyOf(staff), { staff, digest: digestOf(staff) })
    }
    await this.#refresh()
    await this.#look()
  }

  hear(type: string, data: unknown): void {
    if (!isFields(data) || this.#stopped) return
    if (type === 'GUILD_CREATE' || type === 'GUILD_UPDATE') this.#noteOwner(data)
    const guild = idOf(data, 'guild_id')
    if (!guild) return
    if (type === 'GUILD_MEMBER_REMOVE') {
      const address = idOf(fieldsOf(data, 'user') ?? {}, 'id')
      if (address) this.#quietly(this.#forget({ guild, address }))
      return
    }
    const seen = this.#read(type, data, guild)
    if (!seen) return
    this.#seen.set(keyOf(seen), seen)
    if (this.#keys.size < REMEMBERED) this.#keys.add(keyOf(seen))
    this.#quietly(this.#judge(seen))
  }

  #noteOwner(guild: Fields): void {
    const id = idOf(guild, 'id')
    const owner = idOf(guild, 'owner_id')
    if (id && owner) this.#owners.set(id, owner)
  }

  #read(type: string, data: Fields, guild: string): Seen | null {
    if (type === 'GUILD_MEMBER_ADD' || type === 'GUILD_MEMBER_UPDATE') return this.#seenOf(guild, data)
    if (type !== 'MESSAGE_CREATE' && type !== 'INTERACTION_CREATE') return null
    const member = fieldsOf(data, 'member')
    if (!member) return null
    // Of a message the user stands beside the member.
    return this.#seenOf(guild, type === 'MESSAGE_CREATE' ? { ...member, user: fieldsOf(data, 'author') } : member)
  }

  #seenOf(guild: string, member: Fields): Seen | null {
    const user = fieldsOf(member, 'user')
    const contact = user && user.bot !== true ? readContact(user, member, this.#options.view, null) : null
    if (!contact || !Array.isArray(member.roles)) return null
    const { address, name, handle, picture } = contact
    const roleIds = member.roles.filter((role) => typeof role === 'string')
    return { guild, address, name, handle: handle ?? '', picture, roleIds }
  }

  async #judge(seen: Seen): Promise<void> {
    const { kernel, workspace } = this.#options
    if (!this.#settings) return
    const { guild, address, name, handle, picture, roleIds } = seen
    const given = staffRolesOf(this.#settings, guild, roleIds)
    const roles = this.#isOwner(seen) ? [...given, SERVER_OWNER] : given
    const agent = this.#agents.get(address) ?? null
    if (roles.length === 0 && !agent) return this.#forget(seen)
    const staff: StaffMember = { guild, address, name, handle, picture, roles, agent }
    const digest = digestOf(staff)
    const key = keyOf(seen)
    if (this.#known.get(key)?.digest === digest) return
    this.#known.set(key, { staff, digest })
    await learnStaff(kernel.db, workspace, { ...staff, at: kernel.clock.now() }).catch((error: unknown) => {
      this.#known.delete(key)
      throw error
    })
  }

  /** Of a guild in which the team has chosen something: the bot can be brought into any other. */
  #isOwner({ guild, address }: Pick<Seen, 'guild' | 'address'>): boolean {
    return this.#owners.get(guild) === address && this.#guilds().has(guild)
  }

  async #forget({ guild, address }: Pick<Seen, 'guild' | 'address'>): Promise<void> {
    const { kernel, workspace } = this.#options
    if (!this.#known.delete(keyOf({ guild, address }))) return
    await forgetStaff(kernel.db, workspace, { guild, address, at: kernel.clock.now() })
  }

  /** Who has linked an account since, or has a role that is staff's now, is known by what we saw of them. */
  async #refresh(): Promise<void> {
    const { kernel, workspace } = this.#options
    this.#settings = await readSettings(kernel.db, workspace)
    const linked = await listLinkedAgents(kernel.db, workspace)
    const fresh = linked.filter(({ address }) => !this.#agents.has(address))
    this.#agents = new Map(linked.map(({ id, address }) => [address, id]))
    for (const key of this.#keys) {
      const seen = this.#seen.get(key)
      if (seen) await this.#judge(seen)
      else this.#keys.delete(key)
    }
    if (fresh.length > 0) this.#quietly(this.#look())
  }

  /** What else is set moves nobody. */
  async #heed(): Promise<void> {
    const chosen = () => JSON.stringify([this.#settings?.staffRoles, [...this.#guilds()]])
    const before = chosen()
    await this.#refresh()
    if (chosen() !== before) await this.#look()
  }

  /** Looks up all who are known, and the agents and owners who are not known yet. */
  async #look(): Promise<void> {
    this.#lookAgain = true
    this.#looking ??= this.#lookOn().finally(() => {
      this.#looking = null
      if (this.#lookAgain && !this.#stopped) this.#quietly(this.#look())
    })
    await this.#looking
  }

  async #lookOn(): Promise<void> {
    while (this.#lookAgain && !this.#stopped) {
      this.#lookAgain = false
      await this.#lookOnce()
    }
  }

  async #lookOnce(): Promise<void> {
    // Those who are not known yet come first.
    const asked = new Map<string, Pick<Seen, 'guild' | 'address'>>()
    for (const guild of this.#guilds()) {
      const owner = await this.#ownerOf(guild)
      for (const address of [...this.#agents.keys(), ...(owner ? [owner] : [])]) {
        asked.set(keyOf({ guild, address }), { guild, address })
      }
    }
    for (const { staff } of this.#known.values()) if (!asked.has(keyOf(staff))) asked.set(keyOf(staff), staff)
    for (const [place, who] of [...asked.values()].entries()) {
      if (place > 0) await sleep(BETWEEN_MS, undefined, { signal: this.#ending.signal }).catch(() => undefined)
      // Whatever was set meanwhile changes whom to ask.
      if (this.#lookAgain) return
      await this.#ask(who)
    }
  }

  /** A resumed session does not tell it again, so it is asked for then. */
  async #ownerOf(guild: string): Promise<string | undefined> {
    if (!this.#owners.has(guild)) {
      const answer = await this.#options.rest.call({ method: 'GET', route: `/guilds/${guild}`, urgency: 'bulk' })
      if (answer.ok && isFields(answer.body)) this.#noteOwner(answer.body)
    }
    return this.#owners.get(guild)
  }

  /** The guilds in which the team has chosen something. */
  #guilds(): Set<string> {
    if (!this.#settings) return new Set()
    const { staffRoles, supportChannel, staffChannel, bugChannel, announcementChannel } = this.#settings
    const chosen = [...staffRoles, supportChannel, staffChannel, bugChannel, announcementChannel]
    return new Set(chosen.flatMap((place) => place?.guild ?? []))
  }

  async #ask(who: Pick<Seen, 'guild' | 'address'>): Promise<void> {
    if (this.#stopped) return
    const route = `/guilds/${who.guild}/members/${who.address}` as const
    const answer = await this.#options.rest.call({ method: 'GET', route, urgency: 'bulk' })
    if (answer.ok) {
      const seen = isFields(answer.body) ? this.#seenOf(who.guild, answer.body) : null
      if (seen) await this.#judge(seen)
    } else if (isCode(answer.failure, Code.unknownMember)) await this.#forget(who)
  }

  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.#options.kernel.log.warn({ err: error }, 'who is staff could not be kept'))
  }
}

const digestOf = ({ name, handle, picture, roles, agent }: StaffMember): string =>
  JSON.stringify([name, handle, picture, roles, agent])
