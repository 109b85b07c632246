import type { EventFeed } from '../../../../kernel/events/feed.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { readIndex, readIndexKey, type StoredIndex } from './stored-index.ts'

/** The newest vectors of a workspace, held by this process: read at the start and whenever the log says that something of the endpoint changed. */
export class ServedIndex {
  readonly #kernel: Kernel
  readonly #feed: EventFeed
  readonly #workspace: number
  #served: StoredIndex | null = null
  #looking: Promise<void> = Promise.resolve()
  #end: (() => void) | undefined

  constructor({ kernel, feed, workspace }: { kernel: Kernel; feed: EventFeed; workspace: number }) {
    this.#kernel = kernel
    this.#feed = feed
    this.#workspace = workspace
  }

  get current(): StoredIndex | null {
    return this.#served
  }

  async start(): Promise<void> {
    const { end } = await this.#feed.follow(this.#workspace, ({ events }) => {
      if (events.some(({ kind }) => kind === 'endpoint.changed')) void this.look()
    })
    this.#end = end
    void this.look()
  }

  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => this.#kernel.log.warn({ err: error }, 'the newest vectors could not be read'))
    return this.#looking
  }

  async stop(): Promise<void> {
    this.#end?.()
    await this.#looking
  }

  async #look(): Promise<void> {
    const key = await readIndexKey(this.#kernel.db, this.#workspace)
    if (key === (this.#served?.key ?? null)) return
    this.#served = key === null ? null : await readIndex(this.#kernel.db, this.#workspace)
  }
}
