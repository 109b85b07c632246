import { loseAnnouncements } from '../../../core/announcement/lose-announcements.ts'
import type { Statement } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { idOf, isFields } from '../shapes.ts'

const CHANNELS: Statement = {
  name: 'discord_announcement_channels',
  text: `select distinct place ->> 'id' as id from announcement where workspace = $1 and state = 'posted'`,
}

type Lost = Parameters<typeof loseAnnouncements>[2]

/**
 * Hears when somebody deletes an announcement, or its whole channel. What is deleted while nobody listens is found when it is next to be
 * changed.
 */
export class AnnouncementDeletions {
  readonly #kernel: Kernel
  readonly #workspace: number
  /** Channels in which announcements stand: of every other one nothing has to be asked. */
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
    loseAnnouncements(this.#kernel, this.#workspace, lost).catch((error: unknown) =>
      this.#kernel.log.warn({ err: error }, 'that announcements were deleted could not be noted'),
    )
  }

  #lost(type: string, data: unknown): Lost | null {
    if (!isFields(data)) return null
    const id = idOf(data, 'id')
    if (type === 'CHANNEL_DELETE') return id && this.#channels.has(id) ? { what: 'channel', ids: [id] } : null
    if (!this.#channels.has(idOf(data, 'channel_id') ?? '')) return null
    if (type === 'MESSAGE_DELETE') return id ? { what: 'messages', ids: [id] } : null
    if (type !== 'MESSAGE_DELETE_BULK' || !Array.isArray(data.ids)) return null
    return { what: 'messages', ids: data.ids.filter((one) => typeof one === 'string') }
  }
}
