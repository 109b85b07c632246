import type { EventFeed } from '../../../kernel/events/feed.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { unpackModel } from '../engine/store.ts'
import type { Model } from '../engine/train.ts'
import { type AnswerModel, readNewestModel, readPackedModel } from './answer-model.ts'

/** A model as it is asked. */
export interface Serving extends AnswerModel {
  model: Model
}

/**
 * The newest model of a workspace, held by this process: read at the start and whenever the log says that another stands. Until the newest
 * is read the one before serves.
 */
export class ServedModel {
  readonly #kernel: Kernel
  readonly #feed: EventFeed
  readonly #workspace: number
  #serving: Serving | null = null
  /** Of the newest row that was looked at, whether it could be read or not. */
  #seen: string | null = null
  #looking: Promise<void> = Promise.resolve()
  #end: (() => void) | undefined
  #stopped = false

  constructor({ kernel, feed, workspace }: { kernel: Kernel; feed: EventFeed; workspace: number }) {
    this.#kernel = kernel
    this.#feed = feed
    this.#workspace = workspace
  }

  /** Null: there is none, or none that this version reads. */
  get current(): Serving | null {
    return this.#serving
  }

  /** The same, where it has learnt to doubt: from too few articles or examples no model does, and words tell better what is unknown. */
  get answering(): Serving | null {
    return this.#serving?.model.rejector ? this.#serving : null
  }

  /** Begins to follow. The first look goes on behind it, so that nobody's start waits for it. */
  async start(): Promise<void> {
    const { end } = await this.#feed.follow(this.#workspace, ({ events }) => {
      if (events.some(({ kind }) => kind === 'model.changed')) void this.look()
    })
    this.#end = end
    void this.look()
  }

  /** Reads the newest model where it is another. Answers when it serves; a look that fails is told in the log, and the next finds it. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => this.#kernel.log.warn({ err: error }, 'the newest model could not be read'))
    return this.#looking
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#end?.()
    await this.#looking
  }

  async #look(): Promise<void> {
    if (this.#stopped) return
    const { db, log } = this.#kernel
    const newest = await readNewestModel(db, this.#workspace)
    if (newest?.id === this.#seen) return
    const packed = newest && (await readPackedModel(db, this.#workspace, newest.id))
    // A newer one has taken its place meanwhile, and has said so.
    if (newest && !packed) return
    this.#seen = newest?.id ?? null
    const model = packed && unpack(packed)
    if (newest && !model) log.info({ model: newest.id }, 'the stored model is of another version and is learnt anew')
    this.#serving = newest && model ? { ...newest, model } : null
  }
}

/** Null for what another version has packed, or what cannot be read at all. */
function unpack(packed: Uint8Array): Model | null {
  try {
    return unpackModel(packed)
  } catch {
    return null
  }
}
