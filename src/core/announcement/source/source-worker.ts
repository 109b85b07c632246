import type { Statement, Transaction } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { holdLane } from '../../../kernel/lanes/hold.ts'
import type { ClaimedLane } from '../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../kernel/lanes/release.ts'
import { LaneWorker } from '../../../kernel/lanes/worker.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { type ItemReaders, type Reading, SourceFault } from './item-reader.ts'
import { settleLook } from './settle-look.ts'
import { SOURCE_PURPOSE, SOURCE_ROUTE } from './source.ts'
import { findLocked, readSource, type StoredSource } from './stored-source.ts'
import { wakeSources } from './wake-source.ts'

/** Longer than a look and its transaction can take. */
const LEASE_MS = 60_000
const CONCURRENCY = 2

const LOOKED_AT: Statement = {
  name: 'source_all_looked_at',
  text: `select id, next_at as "nextAt" from announcement_source
    where workspace = $1 and active and kind <> 'webhook' and removed_at is null`,
}

export interface SourceWorkerOptions {
  kernel: Kernel
  workspace: number
  secrets: Secrets
  readers: ItemReaders
}

/** Looks at each source of a workspace when its time has come. Of several processes one at a time does so, by the source's lane. */
export class SourceWorker {
  readonly #options: SourceWorkerOptions
  readonly #worker: LaneWorker
  readonly #stopping = Promise.withResolvers<undefined>()

  constructor(options: SourceWorkerOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.kernel,
      workspace: options.workspace,
      route: SOURCE_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => this.#work(lane),
    })
  }

  async start(): Promise<void> {
    const { kernel, workspace } = this.#options
    // A source whose lane was lost, as by a restore, would never be looked at again.
    const rows = await kernel.db.run<{ id: string; nextAt: Date | null }>(LOOKED_AT, [workspace])
    await kernel.db.transaction(async (tx) => {
      for (const { id, nextAt } of rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
        await wakeSources(tx, workspace, [id], nextAt ?? kernel.clock.now())
      }
    })
    this.#worker.start()
  }

  /** What is being read at this moment is not waited for: a slow feed would hold up the end of the process. It is read anew by whoever is next. */
  stop(): Promise<void> {
    this.#stopping.resolve(undefined)
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace } = this.#options
    const source = await readSource(kernel.db, workspace, lane.subject)
    const due = source && isDue(source, kernel.clock.now()) ? source : undefined
    const found = due && (await Promise.race([this.#read(due), this.#stopping.promise]))
    await kernel.db.transaction(async (tx) => {
      if (!(await holdLane(tx, lane))) return
      const now = kernel.clock.now()
      const next = due && found !== undefined ? await this.#settle(tx, { source: due, found }) : nextOf(source, now)
      await releaseLanes(tx, [{ lane, hold: null }], now)
      // Behind the release, and not a hold: whoever asks for a look gets it at once.
      if (next) await wakeSources(tx, workspace, [lane.subject], next)
    })
  }

  async #read({
    kind,
    url,
    secret,
    etag,
    lastModified,
    position,
  }: StoredSource): Promise<Reading | null | SourceFault> {
    const { secrets, readers, kernel } = this.#options
    const reader = readers[kind === 'x' ? 'x' : 'feed']
    try {
      const opened = secret === null ? null : secrets.open(SOURCE_PURPOSE, secret)
      return await reader.read({ url, secret: opened, etag, lastModified, position })
    } catch (error) {
      if (error instanceof SourceFault) return error
      // A fault of ours: the next look is later, and the rest of the sources go on.
      kernel.log.error({ err: error }, 'reading a source failed')
      return new SourceFault('Reading it failed for a reason of our own. The log says more.')
    }
  }

  /** What was read of a source that somebody has changed meanwhile is forgotten, and it is read anew. */
  async #settle(
    tx: Transaction,
    { source, found }: { source: StoredSource; found: Reading | null | SourceFault },
  ): Promise<Date | null> {
    const { kernel, workspace } = this.#options
    const held = await findLocked(tx, workspace, source.id)
    const now = kernel.clock.now()
    if (!held?.active) return null
    if (held.version !== source.version) return now
    return settleLook(tx, { workspace, source: held, found, now })
  }
}

const isLookedAt = ({ active, kind }: StoredSource): boolean => active && kind !== 'webhook'

/** Woken too early, it waits for its time; one without a time is due. */
const isDue = (source: StoredSource, now: Date): boolean =>
  isLookedAt(source) && (source.nextAt === null || source.nextAt <= now)

const nextOf = (source: StoredSource | undefined, now: Date): Date | null =>
  source && isLookedAt(source) ? (source.nextAt ?? now) : null
