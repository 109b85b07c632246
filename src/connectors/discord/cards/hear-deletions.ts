import { type Lost, loseCards } from '../../../core/report/lose-cards.ts'
import type { Statement } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { idOf, isFields } from '../shapes.ts'

const CHANNELS: Statement = {
  name: 'discord_card_channels',
  text: `select distinct channel_id as id from case_card where workspace = $1 and message_id is not null`,
}

/**
 * Hears when somebody deletes a card, its post or its whole channel, so that the desk can offer to post it again. What is deleted while
 * nobody listens is found when the card is next to be changed.
 */
export class CardDeletions {
  readonly #kernel: Kernel
  readonly #workspace: number
  /** Channels in which cards stand: of every other one nothing has to be asked. */
  #channels = new Set<string>()

  constructor(kernel: Kernel, workspace: number) {
    this.#kernel = kernel
    this.#workspace = workspace
  }

  async load(): Promise<void> {
    const rows = await this.#kernel.db.run<{ id: string }>(CHANNELS, [this.#workspace])
    this.#channels = new Set(rows.map(({ id }) => id))
  }

  standsIn(channelId: string): void {
    this.#channels.add(channelId)
  }

  /** Other events are passed over. */
  hear(type: string, data: unknown): void {
    const lost = this.#lost(type, data)
    if (!lost) return
    loseCards(this.#kernel, this.#workspace, lost).catch((error: unknown) =>
      this.#kernel.log.warn({ err: error }, 'that cards were deleted could not be noted'),
    )
  }

  #lost(type: string, data: unknown): Lost | null {
    if (!isFields(data)) return null
    const id = idOf(data, 'id')
    if (type === 'CHANNEL_DELETE') return id && this.#channels.has(id) ? { what: 'channel', ids: [id] } : null
    if (type === 'THREAD_DELETE') {
      return id && this.#channels.has(idOf(data, 'parent_id') ?? '') ? { what: 'thread', ids: [id] } : null
    }
    if (!this.#channels.has(idOf(data, 'channel_id') ?? '')) return null
    if (type === 'MESSAGE_DELETE') return id ? { what: 'messages', ids: [id] } : null
    if (type !== 'MESSAGE_DELETE_BULK' || !Array.isArray(data.ids)) return null
    return { what: 'messages', ids: data.ids.filter((one) => typeof one === 'string') }
  }
}
