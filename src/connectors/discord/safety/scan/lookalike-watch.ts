import { setImmediate } from 'node:timers/promises'
import { listLinkedAgents } from '../../../../core/agent/list-linked-agents.ts'
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
import { Faces } from './faces.ts'
import { Pictures } from './pictures.ts'
import { searchMembers } from './search-members.ts'
import { readSeenMember, type SeenMember } from './seen-member.ts'

const LOOK_EVERY_MS = 5000
const SEARCH_EVERY_MS = 10 * 60_000
/** Staff may have been learnt, renamed or let go elsewhere. */
const STAFF_EVERY_MS = 60_000
/** New pictures that one look asks for at most; the rest wait for the next one. */
const PICTURES_A_LOOK = 20
const BREATHE_EVERY = 100

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
    if (!this.#faces.waiting && now - this.#teamAt < STAFF_EVERY_MS) return
    const settings = await readSettings(kernel.db, workspace)
    await this.#readTeam(now)
    if (!settings.safety.lookalikes) return this.#faces.drop()
    if (this.#team.length > 0 && now - this.#searchedAt >= SEARCH_EVERY_MS) await this.#search(now)
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

  async #search(now: number): Promise<void> {
    this.#searchedAt = now
    const { rest, guilds, view } = this.#options
    for (const guild of guilds.ids()) {
      if (this.#stopped) return
      for (const found of await searchMembers({ rest, view, guild, team: this.#team })) this.#faces.see(found)
    }
  }

  async #compareAll(settings: ReadSettings): Promise<void> {
    const team = this.#facesOfTeam(settings)
    const { kernel, workspace } = this.#options
    const linked = await listLinkedAgents(kernel.db, workspace)
    const known = new Set([...this.#team, ...linked].map(({ address }) => address))
    let asked = 0
    for (const [place, seen] of this.#faces.uncompared().entries()) {
      // Thousands of members are compared when the team changes; words that come meanwhile are not to wait for that.
      if (place % BREATHE_EVERY === 0) await setImmediate()
      if (this.#stopped) return
      const isStaff = known.has(seen.address) || staffRolesOf(settings, seen.guild, seen.roleIds).length > 0
      if (!isStaff) {
        const fresh = seen.worn !== null && !this.#pictures.knows(seen.worn)
        if (fresh && asked >= PICTURES_A_LOOK) continue
        if (fresh) asked += 1
        const picture = seen.worn && (await this.#pictures.hashOf(seen.worn))
        const found = looksLike({ name: seen.name, handle: seen.handle, picture }, team)
        if (found) await this.#alarm(seen, found, team)
      }
      this.#faces.compared(seen)
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

  async #alarm(seen: SeenMember, found: Lookalike, team: readonly (StaffFace & { address: string })[]): Promise<void> {
    const { kernel, workspace, guilds } = this.#options
    const like = team[found.staff]
    if (!like) return
    const { address, name, worn: picture } = seen
    const text = seen.handle === '' ? name : `${name} (@${seen.handle})`
    if (await wasAlarmed(kernel.db, workspace, { address, text, picture })) return
    const { certainty, signs } = found
    await kernel.db.transaction((tx) =>
      raiseAlarm(tx, {
        ...{ workspace, kind: 'lookalike', origin: null, text, now: kernel.clock.now() },
        guild: { id: seen.guild, name: guilds.guildName(seen.guild) ?? seen.guild },
        subject: { address, name, picture },
        facts: { staff: { address: like.address, name: like.name }, certainty, signs },
      }),
    )
  }
}
