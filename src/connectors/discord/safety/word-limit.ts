import type { InboundChange } from '../../../core/conversation/inbound.ts'
import { WordRate } from '../../../core/safety/rate/word-rate.ts'
import type { TurnedAway } from '../../../core/safety/turned-away.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import { SETTINGS_CHANGED } from '../../../core/workspace/update-settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'

/** Keeps one member from flooding us: held in the gateway's process before anything is stored, by the workspace's own limit. */
export class WordLimit {
  readonly #kernel: Kernel
  readonly #workspace: number
  readonly #rate = new WordRate()
  /** Null until the settings were read: what comes before is taken. */
  #most: number | null = null

  constructor(kernel: Kernel, workspace: number) {
    this.#kernel = kernel
    this.#workspace = workspace
  }

  async load(): Promise<void> {
    const { safety } = await readSettings(this.#kernel.db, this.#workspace)
    this.#most = safety.messagesAMinute
  }

  /** Follows the settings; answers the act that ends it. */
  follow(): () => void {
    return this.#kernel.bus.on(SETTINGS_CHANGED, () => {
      this.load().catch((error: unknown) => this.#kernel.log.warn({ err: error }, 'the limit of messages was not read'))
    })
  }

  /**
   * Why a change is not to be taken in; null where it is. What counts is when it was said: all that an outage kept back comes within a
   * moment, and is no flood for that.
   */
  refuse(change: InboundChange): TurnedAway | null {
    if (change.change !== 'message' || this.#most === null) return null
    const until = this.#rate.take(change.contact.address, this.#most, change.sentAt)
    return until && { why: 'too_fast', count: this.#most, until }
  }
}
