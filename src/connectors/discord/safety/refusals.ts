import { localeOfAddress } from '../../../core/contact/locale-of-address.ts'
import type { InboundChange } from '../../../core/conversation/inbound.ts'
import type { TurnedAway } from '../../../core/safety/turned-away.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { SILENT } from '../outbound/compose.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import { refusedSaid } from './refused-said.ts'

const REMEMBERED = 2000
/** Nobody is told of the same reason more often than that. */
const LEAST_MS = 60_000
const APPEAL_MS = 3_600_000

export interface RefusalsOptions {
  kernel: Kernel
  workspace: number
  rest: DiscordRest
}

/** Tells those who write directly why nothing they write is taken: once for each reason, not at each word. */
export class Refusals {
  readonly #options: RefusalsOptions
  /** Until when somebody knows of a reason. */
  readonly #told = new Recent<number>(REMEMBERED)

  constructor(options: RefusalsOptions) {
    this.#options = options
  }

  /** Never throws, and nothing waits for it. */
  tell(change: InboundChange, refused: TurnedAway): void {
    if (change.change !== 'message' || change.interaction || !change.place.id) return
    const { address } = change.contact
    if (!this.#isNews(address, refused)) return
    this.#post(change.place.id, address, refused).catch((error: unknown) =>
      this.#options.kernel.log.warn({ err: error }, 'that words are not taken could not be told'),
    )
  }

  #isNews(address: string, refused: TurnedAway): boolean {
    const now = this.#options.kernel.clock.now().getTime()
    // Of a block it is stored whether they know; that their words came to their appeal is said now and then.
    const appeal = refused.why === 'blocked' && refused.appeal !== undefined
    if (refused.why === 'blocked' && !appeal) return refused.tell
    const key = `${address}:${refused.why}`
    if ((this.#told.get(key) ?? 0) >= now) return false
    // A flood that is replayed after an outage ended long ago; it is told of once all the same.
    const until = appeal ? now + APPEAL_MS : (refused.until?.getTime() ?? 0)
    this.#told.set(key, Math.max(until, now + LEAST_MS))
    return true
  }

  async #post(channelId: string, address: string, refused: TurnedAway): Promise<void> {
    const { kernel, workspace, rest } = this.#options
    const locale = await localeOfAddress(kernel.db, { workspace, channel: 'discord', address })
    const body = { ...refusedSaid(refused, locale), allowed_mentions: SILENT }
    const answer = await rest.call({ method: 'POST', route: `/channels/${channelId}/messages`, body, urgency: 'bulk' })
    if (!answer.ok) kernel.log.info({ failure: answer.failure }, 'that words are not taken could not be told')
  }
}
