import { setTimeout as sleep } from 'node:timers/promises'
import { applyServer } from '../connectors/discord/server/apply-server.ts'
import { exportServer } from '../connectors/discord/server/export-server.ts'
import { findDrift } from '../connectors/discord/server/find-drift.ts'
import { beginApply, lookAtServer, type ServerWork, shownPlan } from '../connectors/discord/server/look-at-server.ts'
import { readHealth } from '../connectors/discord/server/read-health.ts'
import { readStoredServer, type StoredServer, saveDrift } from '../connectors/discord/server/store-server.ts'
import { readSettings } from '../core/workspace/settings.ts'
import type { DiscordServers, ServerWish } from '../http/discord-server.ts'
import type { SetUpCaller } from '../http/discord-set-up.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { HealthItem, ServerPlan, ServerRun, ServerView } from '../protocol/server.ts'
import { SERVER_TEMPLATE } from '../protocol/server-template.ts'
import type { Applications } from './applications.ts'
import { applyUses } from './apply-uses.ts'
import { seen, unavailable, workOnServer } from './work-on-server.ts'

const NONE = 'No Discord application is connected yet. Paste its bot token in Settings.'
const STOPPED = 'Guildesk was stopped in the middle. Apply again: it goes on where it stopped.'

/** Guilds as files describe them, for the desk: each look is answered by Discord itself, and what is applied goes on behind the answer. */
export class ServerDesk implements DiscordServers {
  readonly #kernel: Kernel
  readonly #applications: Applications
  readonly #ending = new AbortController()
  readonly #runs = new Set<Promise<unknown>>()

  constructor({ kernel, applications }: { kernel: Kernel; applications: Applications }) {
    this.#kernel = kernel
    this.#applications = applications
  }

  /** Runs end after the step in hand; applying again goes on with the next. */
  async stop(): Promise<void> {
    this.#ending.abort()
    await Promise.all(this.#runs)
  }

  async show(workspace: number, guild: string): Promise<ServerView> {
    return viewOf(guild, await readStoredServer(this.#kernel.db, { workspace, guild }))
  }

  plan(workspace: number, guild: string, { file, prune }: ServerWish): Promise<ServerPlan> {
    return this.#in(workspace, guild, async (work) => {
      const looked = await lookAtServer(work, { text: file, prune })
      if (looked.ok) return shownPlan(looked)
      if (!looked.faults) throw unavailable(looked.failure)
      return { hash: '', steps: [], besides: [], faults: looked.faults, obstacles: [] }
    })
  }

  async apply(
    { workspace, agent }: SetUpCaller,
    guild: string,
    { file, prune, hash, confirm }: ServerWish & { hash: string; confirm: string | undefined },
  ): Promise<ServerView> {
    const begun = Promise.withResolvers<void>()
    const running = this.#in(workspace, guild, async (work) => {
      const looked = seen(await lookAtServer(work, { text: file, prune }))
      if (prune && confirm !== looked.found.name) {
        throw new Refusal(
          'invalid',
          `Type the server's name, "${looked.found.name}", to delete what the file does not name.`,
          {
            field: 'confirm',
          },
        )
      }
      if (looked.plan.hash !== hash) {
        throw new Refusal('conflict', 'The server has changed since the plan was made. Look at the new plan.')
      }
      const run = await beginApply(work, looked, { prune, agent })
      if (!run) throw new Refusal('conflict', 'This server is being applied already.')
      begun.resolve()
      await this.#perform(work, { run, file: looked.file, prune, agent })
    })
    this.#runs.add(running)
    void running.finally(() => this.#runs.delete(running)).catch(() => undefined)
    // What is refused is answered; what goes wrong later is told by the run.
    await Promise.race([begun.promise, running])
    return this.show(workspace, guild)
  }

  async #perform(
    work: ServerWork,
    {
      run,
      file,
      prune,
      agent,
    }: { run: ServerRun; agent: string; prune: boolean } & Pick<Parameters<typeof applyServer>[0], 'file'>,
  ): Promise<void> {
    const { workspace, guild } = work
    try {
      await applyServer({ ...work, run, file, prune, signal: this.#ending.signal, sleep: (ms) => this.#sleep(ms) })
      await applyUses(this.#kernel, { workspace, guild }, { file, agent })
    } catch (error) {
      this.#kernel.log.error({ err: error, workspace }, 'applying a server file broke off')
    }
  }

  #sleep(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#ending.signal }).catch(() => undefined)
  }

  drift(workspace: number, guild: string): Promise<ServerView> {
    return this.#in(workspace, guild, async (work) => {
      const before = await readStoredServer(this.#kernel.db, work)
      // What was never applied has not been changed by hand.
      if (before?.appliedAt) {
        const looked = seen(await lookAtServer(work, { text: undefined, prune: false }))
        const drift = findDrift(looked)
        await saveDrift(this.#kernel.db, work, { drift, at: this.#kernel.clock.now(), changed: true })
      }
      return this.show(workspace, guild)
    })
  }

  exportFile(workspace: number, guild: string): Promise<string> {
    return this.#in(workspace, guild, async (work) => {
      const told = await exportServer(work)
      if (!told.ok) throw unavailable(told.failure)
      return told.facts
    })
  }

  health(workspace: number, guild: string): Promise<HealthItem[]> {
    return this.#in(workspace, guild, async (work) => {
      const told = await readHealth(work, await readSettings(this.#kernel.db, workspace), { places: true })
      if (!told.ok) throw unavailable(told.failure)
      return told.facts
    })
  }

  async #in<Result>(workspace: number, guild: string, ask: (work: ServerWork) => Promise<Result>): Promise<Result> {
    const access = this.#applications.stored(workspace)
    if (!access) throw new Refusal('not_found', NONE)
    return workOnServer({ kernel: this.#kernel, workspace, access }, guild, ask)
  }
}

function viewOf(guild: string, stored: StoredServer | null): ServerView {
  if (!stored) {
    return {
      ...{ guild, file: SERVER_TEMPLATE, isTemplate: true, appliedAt: null },
      run: null,
      drift: [],
      lookedAt: null,
    }
  }
  const { file, run, drift, stale } = stored
  const over = run?.state === 'running' && stale
  return {
    ...{ guild, file, drift, isTemplate: false },
    appliedAt: stored.appliedAt?.toISOString() ?? null,
    run: over ? { ...run, state: 'stopped', words: STOPPED } : run,
    lookedAt: stored.lookedAt?.toISOString() ?? null,
  }
}
