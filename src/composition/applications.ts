import { listApplications, type StoredApplication } from '../connectors/discord/applications.ts'
import type { DiscordState } from '../connectors/discord/open-discord.ts'
import type { AnswerEngine } from '../core/virtual-agent/answer-engine.ts'
import type { BlobStore } from '../kernel/blobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { Keeper } from './keeper.ts'
import { runDiscord } from './run-discord.ts'
import { openTrouble } from './tell-trouble.ts'

const NO_SANDBOX = 'The simulated Discord does not run here. Start Guildesk with npm start, which brings it along.'

export interface ApplicationsOptions {
  kernel: Kernel
  secrets: Secrets
  blobs: BlobStore
  requestsPerSecond: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
  /** API base of the simulated Discord that runs beside us; only there may simulated applications be connected. */
  sandboxBase: string | null
  /** Answers what is asked beside any chat. */
  engineOf: (workspace: number) => AnswerEngine
}

/** The Discord applications of all workspaces: what is stored is connected, here and at once, and what is no longer stored is not. */
export class Applications {
  readonly #options: ApplicationsOptions
  readonly #keeper: Keeper<StoredApplication, Awaited<ReturnType<typeof runDiscord>>>
  readonly #troubles = new Map<number, () => string | null>()
  readonly #stored = new Map<number, StoredApplication>()

  constructor(options: ApplicationsOptions) {
    this.#options = options
    const { kernel, secrets, blobs, requestsPerSecond, publicUrl, engineOf } = options
    this.#keeper = new Keeper({
      wanted: () => this.#wanted(),
      isSame: (running, wanted) => running.updatedAt.getTime() === wanted.updatedAt.getTime(),
      start: (application) => {
        const engine = engineOf(application.workspace)
        return runDiscord({ kernel, secrets, blobs, application, requestsPerSecond, publicUrl, engine })
      },
      log: kernel.log,
    })
  }

  start(): Promise<void> {
    return this.#keeper.start(this.#options.kernel.bus)
  }

  /** Resolves when what is stored now is what runs. Does not wait for Discord. */
  sync(): Promise<void> {
    return this.#keeper.sync()
  }

  stop(): Promise<void> {
    return this.#keeper.stop()
  }

  /** The workspace's application as it was last read; undefined while it has none. */
  stored(workspace: number): StoredApplication | undefined {
    return this.#stored.get(workspace)
  }

  /** How far a workspace's application is; null while it has none. */
  state(workspace: number): DiscordState | null {
    const run = this.#keeper.get(workspace)
    if (run) return run.connector.state()
    const stored = this.#stored.get(workspace)
    return stored ? { ...NOTHING, problem: stored.simulated ? NO_SANDBOX : null } : null
  }

  /** How far all are that run here, by workspace. */
  states(): [workspace: number, state: DiscordState][] {
    return this.#keeper.all().map(([workspace, run]) => [workspace, run.connector.state()])
  }

  /** What keeps a workspace's Discord from working until a person acts, in one sentence; null when nothing does. */
  trouble(workspace: number): string | null {
    let trouble = this.#troubles.get(workspace)
    if (!trouble) {
      trouble = openTrouble(() => this.state(workspace), this.#options.kernel.clock)
      this.#troubles.set(workspace, trouble)
    }
    return trouble()
  }

  async #wanted(): Promise<Map<number, StoredApplication>> {
    const { kernel, secrets, sandboxBase } = this.#options
    const applications = await listApplications(kernel.db, secrets)
    this.#stored.clear()
    for (const application of applications) this.#stored.set(application.workspace, application)
    const runnable = applications.filter(({ simulated, apiBase }) => !simulated || apiBase === sandboxBase)
    return new Map(runnable.map((application) => [application.workspace, application]))
  }
}

const NOTHING: DiscordState = {
  phase: 'stopped',
  problem: null,
  trouble: null,
  waitingIn: 0,
  waitingOut: 0,
  backfilling: false,
  invalidRequests: 0,
}
