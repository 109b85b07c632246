import type { Kernel } from '../../../kernel/kernel.ts'
import type { ServerRun, ServerStep } from '../../../protocol/server.ts'
import type { ServerFile } from '../../../protocol/server-file.ts'
import type { Account } from '../account.ts'
import type { Answer, Call } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import type { Asker } from '../set-up/ask-patiently.ts'
import { wordsOfFailure } from '../set-up/words-of-failure.ts'
import { foldAnswer } from './fold-answer.ts'
import { type FoundServer, type PartIds, partName } from './found.ts'
import { newParts } from './new-parts.ts'
import { type Plan, planServer } from './plan-server.ts'
import { type ReadServer, readServer } from './read-server.ts'
import type { PlannedStep } from './step.ts'
import { beat, endRun, type KnownPart, readParts, type ServerPlace, saveStep } from './store-server.ts'

/** How often a step is tried that Discord refuses, or takes and does not keep: once more after a new look, as the server may have changed. */
const TRIES = 2
const LOOKS = 40
/** So often a sign of life is given, also while Discord asks to wait: three of them may be lost before somebody else may take over. */
const BEAT_MS = 3000
/** Discord lets names and topics be changed twice in ten minutes; nothing else asks for so long. */
const LONGEST_WAIT_MS = 15 * 60_000
const UNSENT_WAIT_MS = 2000
const UNSENT_TRIES = 30
const TOLD_WAIT_MS = 3000

export interface ApplyServer extends ServerPlace {
  kernel: Kernel
  rest: Asker
  account: Account
  file: ServerFile
  prune: boolean
  /** The run as it was begun (`beginRun`). */
  run: ServerRun
  signal: AbortSignal
  /** Ends early where the signal says so. */
  sleep: (ms: number) => Promise<void>
}

/**
 * Makes a guild as its file says, one step after the other; what was done is stored after each of them, so that a kill loses nothing, and what
 * was done in that very moment is found again by its name. Planned anew after each step, with all of the guild read again where something came in
 * between. Answers the run at its end, and never throws for what Discord says.
 */
export async function applyServer(options: ApplyServer): Promise<ServerRun> {
  const { kernel, run } = options
  const beating = setInterval(() => {
    beat(kernel.db, options, run.id).catch((error: unknown) =>
      kernel.log.warn({ err: error }, 'a sign of life was not stored'),
    )
  }, BEAT_MS)
  try {
    return await new Applying(options).perform()
  } finally {
    clearInterval(beating)
  }
}

class Applying {
  readonly #options: ApplyServer
  readonly #steps: Map<string, ServerStep>
  readonly #tries = new Map<string, number>()
  /** What somebody has looked at and wants deleted; what came since is nobody's wish. */
  readonly #agreed: ReadonlySet<string>
  #found: FoundServer | null = null
  #parts: PartIds = new Map()
  /** All was read since the last step. */
  #fresh = false
  #looks = 0
  /** Somebody else performs a run of this guild now. */
  #deposed = false

  constructor(options: ApplyServer) {
    this.#options = options
    this.#steps = new Map(options.run.steps.map((step) => [step.id, step]))
    this.#agreed = new Set(options.run.steps.flatMap(({ act, id }) => (act === 'delete' ? [id] : [])))
  }

  async perform(): Promise<ServerRun> {
    const { kernel, signal } = this.#options
    this.#parts = await readParts(kernel.db, this.#options)
    for (;;) {
      if (signal.aborted)
        return this.#end('stopped', 'Guildesk was stopped in the middle. Apply again: it goes on where it stopped.')
      const unread = await this.#look()
      if (unread) return this.#end('failed', wordsOfFailure(unread))
      const plan = this.#plan()
      const next = plan.steps.find((step) => this.#isNext(step))
      if (next && this.#isAtOnce(next)) await this.#perform(next)
      else if (!this.#fresh && this.#looks < LOOKS) this.#found = null
      else if (next) await this.#perform(next)
      else return this.#finish(plan)
      if (this.#deposed) return this.#run('stopped', 'Another run of this server has begun.')
    }
  }

  #isNext({ shown, waits }: PlannedStep): boolean {
    if (shown.obstacle || waits.length > 0 || this.#isNew(shown)) return false
    return (this.#tries.get(shown.id) ?? 0) < TRIES
  }

  #isNew({ act, id }: ServerStep): boolean {
    return act === 'delete' && !this.#agreed.has(id)
  }

  /** What is moved or deleted is looked at just before; so are permissions, which are written whole, with what others have in them by now. */
  #isAtOnce({ shown: { act, careful } }: PlannedStep): boolean {
    if (act === 'delete' || act === 'order') return false
    return act !== 'change' || !careful || this.#fresh || this.#looks >= LOOKS / 2
  }

  async #look(): Promise<Failure | null> {
    if (this.#found) return null
    const { account, guild, file } = this.#options
    const rest = { call: (call: Call) => this.#ask(call) }
    const reading: ReadServer = { guild, account, file, parts: this.#parts }
    this.#looks += 1
    for (let tries = 1; ; tries += 1) {
      const told = await readServer(rest, reading)
      if (told.ok) {
        this.#found = told.facts
        this.#fresh = true
        return null
      }
      if (told.failure.kind !== 'unknown' || tries > TRIES) return told.failure
    }
  }

  #plan(): Plan {
    const { file, prune } = this.#options
    const plan = planServer(file, this.#found as FoundServer, this.#parts, prune)
    const planned = new Map(plan.steps.map(({ shown }) => [shown.id, shown]))
    for (const [id, shown] of planned) {
      const before = this.#steps.get(id)
      this.#steps.set(id, before?.state === 'failed' ? before : shown)
    }
    // What is in no plan any more is as it should be, whoever made it so.
    for (const [id, step] of this.#steps)
      if (!planned.has(id) && step.state !== 'done') this.#steps.set(id, { ...step, state: 'done', words: null })
    return plan
  }

  async #perform(step: PlannedStep): Promise<void> {
    const { id } = step.shown
    this.#tries.set(id, (this.#tries.get(id) ?? 0) + 1)
    const answer = await this.#ask(step.deed.call, step)
    if (answer.ok) return this.#done(step, answer.body)
    const { failure } = answer
    // What nobody knows, and what was refused because the server is no longer as it was, is planned anew from what is there.
    this.#found = null
    const again = (this.#tries.get(id) ?? 0) < TRIES && failure.kind !== 'token'
    if (again) return
    this.#tries.set(id, TRIES)
    this.#steps.set(id, { ...step.shown, state: 'failed', words: refusedWords(step, failure) })
    await this.#save([], null)
  }

  async #done({ shown, deed }: PlannedStep, body: unknown): Promise<void> {
    const { file } = this.#options
    this.#fresh = false
    const found = foldAnswer(this.#found as FoundServer, deed, body)
    this.#found = found
    const made = deed.id === null && found ? madeId(body) : null
    const parts: KnownPart[] = made && isPart(deed.on) ? [{ kind: deed.on, key: deed.key, id: made }] : []
    const known = new Map([...this.#parts, ...parts.map(({ kind, key, id }) => [partName(kind, key), id] as const)])
    // Tags come with their forum, and what stood there before is found by name.
    const bound = found ? newParts(file, found, known) : []
    for (const { kind, key, id } of bound) known.set(partName(kind, key), id)
    this.#parts = known
    this.#steps.set(shown.id, { ...shown, state: 'done' })
    await this.#save([...parts, ...bound], deed.call.method === 'DELETE' ? deed.id : null)
  }

  async #save(parts: KnownPart[], gone: string | null): Promise<void> {
    const { kernel } = this.#options
    const run = this.#run('running', null)
    this.#deposed = !(await saveStep(kernel.db, this.#options, { run, parts, gone, at: kernel.clock.now() }))
  }

  async #finish({ steps }: Plan): Promise<ServerRun> {
    for (const { shown, waits } of steps) {
      if (this.#steps.get(shown.id)?.state === 'failed') continue
      const kept = (this.#tries.get(shown.id) ?? 0) >= TRIES
      const waiting = this.#isNew(shown) ? NEW : `It waits for ${waits.join(' and ')}.`
      const words = shown.obstacle?.words ?? (kept ? KEPT : waiting)
      this.#steps.set(shown.id, { ...shown, state: kept ? 'failed' : 'left', words })
    }
    await this.#save(newParts(this.#options.file, this.#found as FoundServer, this.#parts), null)
    if (steps.length === 0) return this.#end('done', null)
    const [one, more] = ['One step was not done. Mend what it says', 'steps were not done. Mend what they say']
    return this.#end('failed', `${steps.length === 1 ? one : `${steps.length} ${more}`}, then apply again.`)
  }

  async #end(state: 'done' | 'failed' | 'stopped', words: string | null): Promise<ServerRun> {
    const { kernel } = this.#options
    const at = kernel.clock.now()
    const run = { ...this.#run(state, words), endedAt: at.toISOString() }
    await endRun(kernel.db, this.#options, { run, at })
    return run
  }

  #run(state: ServerRun['state'], words: string | null): ServerRun {
    return { ...this.#options.run, state, words, steps: [...this.#steps.values()] }
  }

  /** Asks until Discord takes it: what it only wants a moment for is waited out, with signs of life. */
  async #ask(call: Call, step?: PlannedStep): Promise<Answer> {
    for (let waited = 0, unsent = 0; ; ) {
      const answer = await this.#options.rest.call({ ...call, urgency: 'bulk' })
      if (answer.ok) return answer
      const { failure } = answer
      if (failure.kind === 'unsent') unsent += 1
      const ms = failure.kind === 'limited' ? failure.ms : failure.kind === 'unsent' ? UNSENT_WAIT_MS : null
      if (ms === null || unsent > UNSENT_TRIES || waited + ms > LONGEST_WAIT_MS || this.#options.signal.aborted)
        return answer
      waited += ms
      await this.#wait(ms, step)
    }
  }

  async #wait(ms: number, step: PlannedStep | undefined): Promise<void> {
    if (step && ms > TOLD_WAIT_MS) {
      const words = `Discord asks to wait ${Math.ceil(ms / 1000)} seconds.`
      this.#steps.set(step.shown.id, { ...step.shown, words })
      await this.#save([], null)
    }
    await this.#options.sleep(ms)
  }
}

const KEPT = 'Discord took it, and keeps something else.'
const NEW = 'It was not there when the plan was made, so it stays. Look at a new plan to delete it.'

const refusedWords = ({ shown }: PlannedStep, failure: Failure): string =>
  failure.kind === 'refused' && failure.status === 403
    ? `Discord does not let the bot do this for ${shown.name}: ${failure.detail} (${failure.code}).`
    : wordsOfFailure(failure)

const isPart = (on: PlannedStep['deed']['on']): on is KnownPart['kind'] =>
  on === 'role' || on === 'category' || on === 'channel' || on === 'panel' || on === 'automod'

function madeId(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' ? id : null
}
