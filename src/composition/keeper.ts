import type { Bus } from '../kernel/bus.ts'
import type { Log } from '../kernel/log.ts'

/** The bus topic that says: workspaces or their applications were changed, look what is to run. */
export const WORKSPACES_CHANGED = 'workspaces-changed'
/** A wake of another instance may be lost; what it said is seen by then. */
const LOOK_MS = 15_000

export interface KeeperOptions<Wanted, Run> {
  /** What is to run, by workspace. */
  wanted: () => Promise<Map<number, Wanted>>
  /** Whether what runs is still what is wanted. */
  isSame: (running: Wanted, wanted: Wanted) => boolean
  start: (wanted: Wanted) => Promise<Run>
  log: Log
}

/** Keeps one run for each workspace that wants one: each `sync` looks what is wanted, stops what is not, starts what is missing. */
export class Keeper<Wanted, Run extends { stop(): Promise<unknown> }> {
  readonly #options: KeeperOptions<Wanted, Run>
  readonly #running = new Map<number, { wanted: Wanted; run: Run }>()
  #turn: Promise<void> = Promise.resolve()
  #stopping = false
  #off = (): void => undefined

  constructor(options: KeeperOptions<Wanted, Run>) {
    this.#options = options
  }

  /** Looks now, whenever the bus says so, and every so often. */
  async start(bus: Bus): Promise<void> {
    const look = (): void =>
      void this.sync().catch((error: unknown) =>
        this.#options.log.warn({ err: error }, 'what is to run could not be read, will look again'),
      )
    const offBus = bus.on(WORKSPACES_CHANGED, look)
    const timer = setInterval(look, LOOK_MS)
    this.#off = () => {
      offBus()
      clearInterval(timer)
    }
    await this.sync()
  }

  get(workspace: number): Run | undefined {
    return this.#running.get(workspace)?.run
  }

  all(): [workspace: number, run: Run][] {
    return [...this.#running].map(([workspace, { run }]) => [workspace, run])
  }

  /** Looks now; what is under way is waited for, so that whoever stored a change finds it done. */
  sync(): Promise<void> {
    const turn = this.#turn.then(() => this.#look())
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async stop(): Promise<void> {
    this.#off()
    this.#stopping = true
    await this.#turn
    await Promise.all([...this.#running.keys()].map((workspace) => this.#end(workspace)))
  }

  async #look(): Promise<void> {
    if (this.#stopping) return
    const wanted = await this.#options.wanted()
    for (const [workspace, running] of this.#running) {
      const now = wanted.get(workspace)
      if (!now || !this.#options.isSame(running.wanted, now)) await this.#end(workspace)
    }
    for (const [workspace, now] of wanted) if (!this.#running.has(workspace)) await this.#begin(workspace, now)
  }

  /** One that does not start must not keep the others from it; the next look tries again. */
  async #begin(workspace: number, wanted: Wanted): Promise<void> {
    try {
      this.#running.set(workspace, { wanted, run: await this.#options.start(wanted) })
    } catch (error) {
      this.#options.log.error({ err: error, workspace }, 'the work of a workspace does not start')
    }
  }

  async #end(workspace: number): Promise<void> {
    const running = this.#running.get(workspace)
    this.#running.delete(workspace)
    await running?.run.stop().catch((error: unknown) => {
      this.#options.log.error({ err: error, workspace }, 'the work of a workspace did not end cleanly')
    })
  }
}
