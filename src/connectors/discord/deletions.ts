import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { idOf, isFields } from './shapes.ts'

/** What was deleted: messages, threads (forum posts among them) or a whole channel, by their ids. */
export interface Lost {
  what: 'messages' | 'thread' | 'channel'
  ids: readonly string[]
}

export interface DeletionsOptions {
  kernel: Kernel
  workspace: number
  /** The channels in which something stands, as `id`, of a workspace ($1). */
  channels: Statement
  lose: (lost: Lost) => Promise<void>
  /** What the log says when that throws. */
  fault: string
}

/**
 * Hears when somebody deletes what we have posted, or its whole channel. What is deleted while nobody listens is found when it is next to be
 * changed.
 */
export class Deletions {
  readonly #options: DeletionsOptions
  /** Channels in which something stands: of every other one nothing has to be asked. */
  #channels = new Set<string>()

  constructor(options: DeletionsOptions) {
    this.#options = options
  }

  async load(): Promise<void> {
    const { kernel, workspace, channels } = this.#options
    const rows = await kernel.db.run<{ id: string }>(channels, [workspace])
    this.#channels = new Set(rows.map(({ id }) => id))
  }

  standsIn(channelId: string): void {
    this.#channels.add(channelId)
  }

  /** Other events are passed over. */
  hear(type: string, data: unknown): void {
    const lost = this.#lost(type, data)
    if (!lost) return
    const { kernel, lose, fault } = this.#options
    lose(lost).catch((error: unknown) => kernel.log.warn({ err: error }, fault))
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
