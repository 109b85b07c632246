import type { EventFeed } from '../../../kernel/events/feed.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { unpackModel } from '../engine/store.ts'
import { retune, type Thresholds } from '../engine/thresholds.ts'
import type { Model } from '../engine/train.ts'
import { type AnswerModel, readNewestModel, readPackedModel } from './answer-model.ts'
import { readJudged } from './read-judged.ts'

/** What agents and members say of answers moves the thresholds so often. */
const RETUNE_MS = 600_000

/** A model as it is asked. */
export interface Serving extends AnswerModel {
  model: Model
  /** Its thresholds as agents' and members' judgements have moved them. */
  retuned?: Thresholds
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

  /** Begins to follow. The first look goes on behind it, so that nobody's start waits for it. */
  async start(): Promise<void> {
    const { end } = await this.#feed.follow(this.#workspace, ({ events }) => {
      if (events.some(({ kind }) => kind === 'model.changed')) void this.look()
    })
    const timer = setInterval(() => void this.look(), RETUNE_MS)
    timer.unref()
    this.#end = () => {
      end()
      clearInterval(timer)
    }
    void this.look()
  }

  /** Reads the newest model where it is another, and what was said of its answers. Answers when it serves; a look that fails is told in the log, and the next finds it. */
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
    if (newest && newest.id === this.#seen) {
      // Its lessons may have been read again since.
      if (this.#serving) this.#serving = { ...this.#serving, trainedAt: newest.trainedAt }
      return this.#retune()
    }
    const packed = newest && (await readPackedModel(db, this.#workspace, newest.id))
    // A newer one has taken its place meanwhile, and has said so.
    if (newest && !packed) return
    this.#seen = newest?.id ?? null
    const model = packed && unpack(packed)
    if (newest && !model) log.info({ model: newest.id }, 'the stored model is of another version and is learnt anew')
    this.#serving = newest && model ? { ...newest, model } : null
    await this.#retune()
  }

  async #retune(): Promise<void> {
    const serving = this.#serving
    if (!serving) return
    const { db, clock } = this.#kernel
    const judged = await readJudged(db, this.#workspace, clock.now())
    this.#serving = { ...serving, retuned: retune(serving.model, judged) }
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
