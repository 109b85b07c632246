import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Reconciler } from '../../kernel/lanes/reconciler.ts'
import { isTimeZone } from '../../protocol/wall-time.ts'
import { readSettings } from '../workspace/settings.ts'
import { afterAct, waitingFor } from './after-act.ts'
import type { Announcement } from './announcement.ts'
import type { Announced, Announcer, AnnouncerAct, AnnouncerOutcome } from './announcer.ts'
import { crosspostRoom } from './crosspost-room.ts'
import { expiredWords } from './expired-words.ts'
import { nextStep } from './next-step.ts'
import { renewDue } from './renew-due.ts'
import { settleAnnouncement } from './settle-announcement.ts'
import { headOf, shownOf } from './shown.ts'
import { ANNOUNCEMENT_ROUTE } from './wake-announcement.ts'
import { wakeDue } from './wake-due.ts'

const LEASE_MS = 60_000
const LOOK_EVERY_MS = 1000
/** A repeated key surely yields the earlier message for so long; later it is looked for. */
const KEY_MS = 2 * 60_000

export interface AnnouncementsOptions {
  kernel: Kernel
  workspace: number
  announcer: Announcer
  /** Something stands in this channel from now on, so that its deletion there is heard. */
  standsIn?: (channelId: string) => void
}

const KNOWN: Statement = {
  name: 'announcement_known_messages',
  text: 'select message_id as id from announcement where workspace = $1 and message_id = any($2::text[])',
}

/**
 * Brings announcements to what is wanted of them in their channels, one step after the other: each lane's subject is an announcement. To run
 * where the application's gateway is, and only there.
 */
export class Announcements {
  readonly #options: AnnouncementsOptions
  readonly #reconciler: Reconciler
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(options: AnnouncementsOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#reconciler = new Reconciler({
      ...{ kernel, workspace, route: ANNOUNCEMENT_ROUTE, leaseMs: LEASE_MS },
      // One at a time: they stand in the order in which they were due, and Discord's limits are counted exactly.
      concurrency: 1,
      bring: (subject) => this.#bring(subject),
      fault: 'an announcement could not be kept',
    })
  }

  async start(): Promise<void> {
    const { kernel, workspace } = this.#options
    await renewDue(kernel, workspace)
    // Whoever did this before is gone, or the gateway would not be ours.
    await this.#reconciler.start()
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
    this.#timer.unref()
    this.#look()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#reconciler.stop()
  }

  #look(): void {
    const { kernel, workspace } = this.#options
    this.#looking ??= wakeDue(kernel, workspace)
      .catch((error: unknown) => kernel.log.warn({ err: error }, 'due announcements could not be looked for'))
      .finally(() => {
        this.#looking = undefined
      })
  }

  /** Does one step. Answers when to look again; null when nothing is to be done. */
  async #bring(id: string): Promise<Date | null> {
    const { kernel, workspace } = this.#options
    const at = kernel.clock.now()
    const decided: { step: ReturnType<typeof nextStep> } = { step: null }
    const begun = await settleAnnouncement(kernel, { workspace, id }, (now) => {
      decided.step = nextStep(now, at)
      if (decided.step === 'expire') return { state: 'failed', words: expiredWords(now) }
      // From here on it may stand in Discord, whatever becomes of us.
      if (decided.step === 'post') return isBegun(now) ? {} : { state: 'posting', begunAt: now.begunAt ?? at }
      return decided.step ? {} : null
    })
    const { step } = decided
    if (!begun || !step || step === 'expire') return null
    return this.#perform(step, begun, at)
  }

  async #perform(act: AnnouncerAct, begun: Announcement, at: Date): Promise<Date | null> {
    const { kernel, workspace, announcer } = this.#options
    const { id } = begun
    const settings = await readSettings(kernel.db, workspace)
    const zone = isTimeZone(settings.timeZone) ? settings.timeZone : 'UTC'
    const announced = announcedOf(begun, settings)
    if (act === 'crosspost') {
      const { nextAt } = await crosspostRoom(kernel.db, { workspace, channel: begun.place.id, now: at })
      if (nextAt) {
        await settleAnnouncement(kernel, { workspace, id }, ({ crosspost }) =>
          crosspost === 'no' ? null : waitingFor(nextAt, zone),
        )
        return at
      }
    }
    const found = act === 'post' ? await this.#found(begun, announced, at) : null
    if (found instanceof Date) return found
    const outcome: AnnouncerOutcome = found ?? (await announcer.perform(act, announced, keyOf(id)))
    if (act === 'post' && outcome.result === 'done') this.#options.standsIn?.(begun.place.id)
    const after: { at: Date | null } = { at: null }
    await settleAnnouncement(kernel, { workspace, id }, (now) => {
      // Another process that took over meanwhile has found it posted.
      if (act === 'post' && now.state !== 'posting') return null
      const { change, at: again } = afterAct({ act, outcome, begun, now, at: kernel.clock.now(), zone })
      after.at = again
      return change
    })
    return after.at ?? at
  }

  /** The message that an earlier attempt of unknown end has left, or when to look again; null when none did, or the key tells. */
  async #found(begun: Announcement, announced: Announced, at: Date): Promise<AnnouncerOutcome | Date | null> {
    const { kernel, workspace, announcer } = this.#options
    if (!begun.begunAt || at.getTime() - begun.begunAt.getTime() <= KEY_MS) return null
    const ids = await announcer.find(announced, begun.begunAt)
    if (!Array.isArray(ids)) return ids.result === 'later' ? ids.at : ids
    // The same words may stand there as another announcement.
    const known = await kernel.db.run<{ id: string }>(KNOWN, [workspace, ids])
    const id = ids.find((each) => !known.some((other) => other.id === each))
    return id ? { result: 'done', id } : null
  }
}

/** One that failed with a doubtful end and was scheduled anew is known to have been begun, and is not being posted yet. */
const isBegun = ({ state, begunAt }: Announcement): boolean => state === 'posting' && begunAt !== null

function announcedOf(a: Announcement, brand: { name: string; locale: string }): Announced {
  return {
    place: a.place,
    shown: shownOf(a, brand),
    head: headOf(a),
    mention: a.mention,
    messageId: a.messageId,
    published: a.crosspost === 'done',
  }
}

/** What Discord takes of a nonce: 25 characters, of which an id without its dashes has 32. */
const keyOf = (id: string): string => id.replaceAll('-', '').slice(0, 25)
