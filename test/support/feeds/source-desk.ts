import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { openReaders } from '../../../src/composition/open-sources.ts'
import { readFeed } from '../../../src/connectors/feeds/read-feed.ts'
import { createSource, type NewSource } from '../../../src/core/announcement/source/create-source.ts'
import { listItems } from '../../../src/core/announcement/source/list-items.ts'
import { showSource } from '../../../src/core/announcement/source/list-sources.ts'
import { SourceWorker } from '../../../src/core/announcement/source/source-worker.ts'
import { openGuardedFetch } from '../../../src/kernel/guarded-fetch.ts'
import { Secrets } from '../../../src/kernel/secrets/secrets.ts'
import type { SourceItemView, SourceView } from '../../../src/protocol/announcements.ts'
import type { TestCore } from '../core.ts'
import type { FeedServer } from './feed-server.ts'

export interface Announced {
  state: string
  text: string
  link: string | null
  place: { id: string; name: string }
}

/** Sources of one workspace, read over real HTTP from a feed server, with as many workers as there are processes. */
export class SourceDesk {
  readonly secrets = new Secrets('a key for tests of at least 32 characters')
  readonly #core: TestCore
  readonly #server: FeedServer
  readonly #workers: SourceWorker[] = []

  constructor(core: TestCore, server: FeedServer) {
    this.#core = core
    this.#server = server
  }

  get guarded() {
    return openGuardedFetch({ allowed: [this.#server.host] })
  }

  get readers() {
    return openReaders(
      { xApiUrl: this.#server.url, privateHosts: [this.#server.host] },
      { ...this.#core, guarded: this.guarded, parse: readFeed },
    )
  }

  async start(workers = 1): Promise<void> {
    const { kernel, workspace } = this.#core
    for (let made = 0; made < workers; made++) {
      const worker = new SourceWorker({ kernel, workspace, secrets: this.secrets, readers: this.readers })
      this.#workers.push(worker)
      await worker.start()
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.stop()))
  }

  /** A feed at this path of the server, for approval, unless it is said otherwise. */
  async add(path: string, more: Partial<NewSource> = {}): Promise<{ id: string; secret: string | null }> {
    const { kernel, workspace, agent } = this.#core
    return createSource(kernel, this, {
      ...{ workspace, agent, kind: 'feed', name: 'Blog', url: this.#server.url + path, secret: undefined },
      ...{ place: { guild: '100000000000000001', id: '100000000000000002', name: 'announcements' } },
      ...{ template: '{title}\n{link}', filter: { include: [], exclude: [] }, approval: true, mention: null },
      ...{ crosspost: false, plainSecret: false },
      ...more,
    })
  }

  /** Adds it and waits for its first look, which is quiet. */
  async addPrimed(path: string, more: Partial<NewSource> = {}): Promise<string> {
    const { id } = await this.add(path, more)
    await this.looked(id)
    return id
  }

  /** Resolves when it was looked at since the clock was moved last. */
  async looked(id: string): Promise<SourceView> {
    return vi.waitFor(async () => {
      const view = await this.show(id)
      if (view.lookedAt !== this.#core.clock.now().toISOString()) throw new Error(`${view.name} was not looked at`)
      return view
    }, PATIENCE)
  }

  /** Moves the clock to its next look, and waits for it. */
  async next(id: string): Promise<SourceView> {
    const { clock, kernel } = this.#core
    const { nextAt } = await this.show(id)
    clock.advance(new Date(nextAt ?? 0).getTime() - clock.now().getTime())
    kernel.bus.wake('lanes:source')
    return this.looked(id)
  }

  show(id: string): Promise<SourceView> {
    const { kernel, workspace } = this.#core
    return showSource(kernel.db, { workspace, publicUrl: 'https://desk.example.org' }, id)
  }

  async items(id: string): Promise<SourceItemView[]> {
    const { kernel, workspace } = this.#core
    return (await listItems(kernel.db, { workspace, id, cursor: undefined, limit: 100 })).items
  }

  /** What was made of its items, in the order in which it was made. */
  async announced(id: string): Promise<Announced[]> {
    const { rows } = await this.#core.database.pool.query<Announced>(
      'select state, text, link, place from announcement where source_id = $1 order by created_at, id',
      [id],
    )
    return rows
  }

  /** An id of nothing. */
  readonly nothing = randomUUID()
}

const PATIENCE = { timeout: 8000, interval: 10 }
