import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import { COPY_LIMIT, COPY_ROUTE } from './attachment.ts'
import { type AttachmentFetcher, FetchError } from './source.ts'
import type { AttachmentSource } from './tables.ts'

const LEASE_MS = 120_000
const CONCURRENCY = 4
const ATTEMPTS_LIMIT = 8
const FIRST_RETRY_MS = 1000

/** What the bytes really are, whatever the sender said. Null when nothing is recognised. */
export type Sniff = (bytes: Uint8Array) => Promise<{ mediaType: string } | null>

interface Pending {
  id: string
  messageId: string
  conversation: string | null
  case: string | null
  bytes: number
  mediaType: string
  source: AttachmentSource
  attempts: number
}

const PENDING: Statement = {
  name: 'attachment_pending',
  text: `select id, message_id as "messageId", conversation_id as conversation, case_id as "case", bytes, media_type as "mediaType", source, attempts from attachment
    where workspace = $1 and (conversation_id = $2 or case_id = $2) and state = 'pending' order by id limit 1`,
}

const STORED: Statement = {
  name: 'attachment_stored',
  text: `update attachment set state = 'stored', blob = $3, hash = $4, media_type = $5, bytes = $6, source = null, cause = null
    where workspace = $1 and id = $2 and state = 'pending'`,
}

const FAILED: Statement = {
  name: 'attachment_failed',
  text: `update attachment set attempts = attempts + 1, cause = $3, state = case when $4 then 'failed' else state end
    where workspace = $1 and id = $2 and state = 'pending'`,
}

export interface CopierOptions {
  kernel: Kernel
  blobs: BlobStore
  workspace: number
  fetcher: AttachmentFetcher
  sniff: Sniff
}

/** Copies inbound files to our own store, because the channel's addresses expire. */
export class Copier {
  readonly #options: CopierOptions
  readonly #worker: LaneWorker

  constructor(options: CopierOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.kernel,
      workspace: options.workspace,
      route: COPY_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => this.#drain(lane),
    })
  }

  start(): void {
    this.#worker.start()
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #drain(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace } = this.#options
    for (;;) {
      const pending = await kernel.db.transaction(async (tx) => {
        const [row] = await tx.run<Pending>(PENDING, [workspace, lane.subject])
        if (!row) await releaseLanes(tx, [{ lane, hold: null }], kernel.clock.now())
        return row
      })
      if (!pending) return
      const hold = await this.#copy(pending)
      if (!hold) continue
      await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
      return
    }
  }

  /** Copies one file; answers when to try again if it could not be. */
  async #copy(file: Pending): Promise<Date | null> {
    const { kernel, blobs, workspace, fetcher, sniff } = this.#options
    try {
      if (file.bytes > COPY_LIMIT) throw new FetchError('Larger than the 50 MiB that are copied', true)
      const bytes = await fetcher.fetch(file.source, COPY_LIMIT)
      const { blob, hash } = await blobs.put(workspace, bytes)
      const sniffed = await sniff(bytes)
      const mediaType = sniffed?.mediaType ?? (isText(file.mediaType) ? 'text/plain' : 'application/octet-stream')
      await this.#record(file, STORED, [blob, hash, mediaType, bytes.length])
      return null
    } catch (error) {
      const cause = error instanceof FetchError ? error.message : 'The file could not be stored here'
      const gaveUp = (error instanceof FetchError && error.permanent) || file.attempts + 1 >= ATTEMPTS_LIMIT
      if (!(error instanceof FetchError)) kernel.log.error({ err: error, attachment: file.id }, 'copying a file failed')
      await this.#record(file, FAILED, [cause, gaveUp])
      return gaveUp ? null : new Date(kernel.clock.now().getTime() + FIRST_RETRY_MS * 2 ** file.attempts)
    }
  }

  #record(file: Pending, statement: Statement, values: unknown[]): Promise<void> {
    const { kernel, workspace } = this.#options
    return kernel.db.transaction(async (tx) => {
      await tx.run(statement, [workspace, file.id, ...values])
      const at = kernel.clock.now()
      const { conversation, messageId: message } = file
      // Files of a case are part of it, and shown wherever it is.
      const fact = file.case
        ? { kind: 'case.changed' as const, case: file.case }
        : { kind: 'attachment.changed' as const, message }
      await appendEvents(tx, [{ workspace, conversation, at, ...fact }])
    })
  }
}

/** Text has no marks to be recognised by; it is only ever offered as a download. */
const isText = (mediaType: string): boolean => mediaType.startsWith('text/')
