import { setImmediate } from 'node:timers/promises'
import { listLinkedAgents } from '../../../../core/agent/list-linked-agents.ts'
import { countOpenAlarms } from '../../../../core/moderation/count-open-alarms.ts'
import { raiseAlarm } from '../../../../core/moderation/raise-alarm.ts'
import { wasAlarmed } from '../../../../core/moderation/was-alarmed.ts'
import { type Lookalike, looksLike, type StaffFace } from '../../../../core/safety/lookalike/looks-like.ts'
import { keepPictureHash, type StaffPicture, staffPictures } from '../../../../core/safety/picture/staff-pictures.ts'
import { type ReadSettings, readSettings } from '../../../../core/workspace/settings.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Account } from '../../account.ts'
import type { Hearer } from '../../gateway/hearer.ts'
import type { Guilds } from '../../guilds.ts'
import type { View } from '../../inbound/view.ts'
import type { DiscordRest } from '../../rest/client.ts'
import { staffRolesOf } from '../verify.ts'
import { beginningsOf } from './beginnings.ts'
import { Faces } from './faces.ts'
import { Pictures } from './pictures.ts'
import { type Search, searchMembers } from './search-members.ts'
import { readSeenMember, type SeenMember } from './seen-member.ts'

const LOOK_EVERY_MS = 5000
const SEARCH_EVERY_MS = 10 * 60_000
/** Staff may have been learnt, renamed or let go elsewhere. */
const STAFF_EVERY_MS = 60_000
/** New pictures that one look asks for at most; the rest wait for the next one. */
const PICTURES_A_LOOK = 20
const BREATHE_EVERY = 100
/** Beginnings of names that are searched every ten minutes at most; a larger team's take turns. */
const SEARCHES = 60
/** Of those who come in one name so many are put before the moderators at once, the next as these are dealt with: a raid is no flood. */
const OF_ONE_NAME = 5

export interface WatchOptions {
  kernel: Kernel
  workspace: number
  rest: Pick<DiscordRest, 'call'>
  guilds: Guilds
  account: Account
  view: Pick<View, 'cdn' | 'roleName'>
}

/**
 * Alarms the moderators of members who look like staff. Without Discord's member list, which is privileged: who writes or acts where we
 * see them, who joins, and who is found by the beginnings of the team's names.
 */
export class LookalikeWatch implements Hearer {
  readonly #options: WatchOptions
  readonly #pictures: Pictures
  readonly #faces = new Faces()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #team: StaffPicture[] = []
  #teamAt = 0
  #searchedAt = 0
  /** The place of the team's beginnings at which the next search goes on, and what is left of this one. */
  #searchedTo = 0
  #left: Search[] = []
  #stopped = false

  constructor(options: WatchOptions) {
    this.#options = options
    this.#pictures = new Pictures({ cdn: options.view.cdn, log: options.kernel.log })
  }

  /** Every event of the gateway; costs nothing but memory until the next look. */
  hear(type: string, data: unknown): void {
    const seen = readSeenMember(type, data, this.#options.view)
    if (seen) this.#faces.see(seen)
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#looking
  }

  /** Looks at whoever was seen since the last look. Never throws; one look at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) =>
        this.#options.kernel.log.warn({ err: error }, 'members could not be compared with staff'),
      )
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  async #look(): Promise<void> {
    const { kernel, workspace } = this.#options
    const now = kernel.clock.now().getTime()
    if (!this.#faces.waiting && this.#left.length === 0 && now - this.#teamAt < STAFF_EVERY_MS) return
    const settings = await readSettings(kernel.db, workspace)
    await this.#readTeam(now)
    if (!settings.safety.lookalikes) return this.#faces.drop()
    if (this.#team.length > 0 && now - this.#searchedAt >= SEARCH_EVERY_MS) this.#planSearch(now)
    await this.#search()
    await this.#compareAll(settings)
  }

  async #readTeam(now: number): Promise<void> {
    const { kernel, workspace } = this.#options
    const team = await staffPictures(kernel.db, workspace)
    for (const one of team) {
      if (one.picture === null || one.hash !== null) continue
      const hash = await this.#pictures.hashOf(one.picture)
      if (!this.#pictures.knows(one.picture)) continue
      one.hash = hash ?? ''
      await keepPictureHash(kernel.db, workspace, { address: one.address, picture: one.picture, hash: one.hash })
    }
    // Who joined the team, or took another name or picture, is to be compared with everybody whom we remember.
    if (this.#teamAt > 0 && JSON.stringify(team) !== JSON.stringify(this.#team)) {
      this.#faces.compareAgain()
      this.#searchedAt = 0
    }
    this.#team = team
    this.#teamAt = now
  }

  #planSearch(now: number): void {
    this.#searchedAt = now
    const all = beginningsOf(this.#team)
    const from = this.#searchedTo < all.length ? this.#searchedTo : 0
    this.#searchedTo = from + SEARCHES
    const queries = all.slice(from, this.#searchedTo)
    this.#left = this.#options.guilds.ids().map((guild) => ({ guild, queries: [...queries] }))
  }

  /** Searches as far as Discord lets it; the next look goes on there, so that no name is always the one that is left out. */
  async #search(): Promise<void> {
    for (let next = this.#left.at(0); next && !this.#stopped; next = this.#left.at(0)) {
      for (const found of await searchMembers(this.#options, next)) this.#faces.see(found)
      if (next.queries.length > 0) return
      this.#left.shift()
    }
  }

  async #compareAll(settings: ReadSettings): Promise<void> {
    const team = this.#facesOfTeam(settings)
    const { kernel, workspace } = this.#options
    const linked = await listLinkedAgents(kernel.db, workspace)
    const known = new Set([...this.#team, ...linked].map(({ address }) => address))
    const room = new Map<string, number>()
    let asked = 0
    for (const [place, seen] of this.#faces.uncompared().entries()) {
      // Thousands of members are compared when the team changes; words that come meanwhile are not to wait for that.
      if (place % BREATHE_EVERY === 0) await setImmediate()
      if (this.#stopped) return
      const isStaff = known.has(seen.address) || staffRolesOf(settings, seen.guild, seen.roleIds).length > 0
      const fresh = !isStaff && seen.worn !== null && !this.#pictures.knows(seen.worn)
      // A name is not to wait until its turn to be looked at has come.
      const later = fresh && asked >= PICTURES_A_LOOK
      if (fresh && !later) asked += 1
      if (later && this.#faces.isNamed(seen)) continue
      const picture = later || isStaff ? null : seen.worn && (await this.#pictures.hashOf(seen.worn))
      const found = isStaff ? null : looksLike({ name: seen.name, handle: seen.handle, picture }, team)
      if (found && !(await this.#alarm(seen, found, team, room))) continue
      this.#faces.compared(seen, later && !found ? 'name' : 'all')
    }
  }

  /** The team, the brand and what its virtual agent is called anywhere. */
  #facesOfTeam({ name, virtualAgent }: ReadSettings): (StaffFace & { address: string })[] {
    const { botId, botName } = this.#options.account
    const official = new Set([
      name,
      virtualAgent.name,
      botName,
      ...virtualAgent.guilds.flatMap((guild) => guild.name ?? []),
    ])
    return [
      ...this.#team.map(({ address, name, handle, hash }) => ({ address, name, handle, picture: hash || null })),
      ...[...official].map((name) => ({ address: botId, name, handle: '', official: true })),
    ]
  }

  /** Answers false where it is to wait, since as many of that name stand before the moderators already. */
  async #alarm(
    seen: SeenMember,
    found: Lookalike,
    team: readonly (StaffFace & { address: string })[],
    room: Map<string, number>,
  ): Promise<boolean> {
    const { kernel, workspace, guilds } = this.#options
    const like = team[found.staff]
    if (!like) return true
    const { address, name, worn: picture } = seen
    const key = name.toLowerCase()
    const left = room.get(key) ?? OF_ONE_NAME - (await countOpenAlarms(kernel.db, workspace, name))
    room.set(key, left)
    if (left <= 0) return false
    const text = seen.handle === '' ? name : `${name} (@${seen.handle})`
    if (await wasAlarmed(kernel.db, workspace, { address, text, picture })) return true
    const { certainty, signs } = found
    const { fresh } = await kernel.db.transaction((tx) =>
      raiseAlarm(tx, {
        ...{ workspace, kind: 'lookalike', origin: null, text, now: kernel.clock.now() },
        guild: { id: seen.guild, name: guilds.guildName(seen.guild) ?? seen.guild },
        subject: { address, name, picture },
        facts: { staff: { address: like.address, name: like.name }, certainty, signs },
      }),
    )
    if (fresh) room.set(key, left - 1)
    return true
  }
}
