import { readAccount } from '../../src/connectors/discord/account.ts'
import { type Answer, type Call, DiscordRest } from '../../src/connectors/discord/rest/client.ts'
import { applyServer } from '../../src/connectors/discord/server/apply-server.ts'
import { exportServer } from '../../src/connectors/discord/server/export-server.ts'
import { findDrift } from '../../src/connectors/discord/server/find-drift.ts'
import {
  beginApply,
  type Looked,
  lookAtServer,
  type ServerWork,
} from '../../src/connectors/discord/server/look-at-server.ts'
import type { DriftItem, ServerRun } from '../../src/protocol/server.ts'
import { type Conforming, conforming } from './conforming.ts'
import { openTestCore, type TestCore } from './core.ts'
import { TestSandbox } from './sandbox-client.ts'
import { silentLog } from './silent-log.ts'

type Seen = Extract<Looked, { ok: true }>

/** A simulated guild that is kept by a file: the connector's own verbs, on a real database, with requests held to the description. */
export class KeptServer {
  readonly core: TestCore
  readonly sandbox: TestSandbox
  readonly work: ServerWork
  readonly #rest: DiscordRest
  readonly #conforming: Conforming
  /** Called before each request that changes something; what it throws ends the run as a kill would, with `after` when it was done. */
  onChange: ((call: Call, when: 'before' | 'after') => Promise<void> | void) | undefined

  private constructor(
    core: TestCore,
    sandbox: TestSandbox,
    rest: DiscordRest,
    conform: Conforming,
    account: ServerWork['account'],
  ) {
    this.core = core
    this.sandbox = sandbox
    this.#rest = rest
    this.#conforming = conform
    const { kernel, workspace } = core
    this.work = {
      kernel,
      workspace,
      guild: sandbox.running.guildId,
      account,
      rest: { call: (call) => this.#call(call) },
    }
  }

  static async open(world: 'empty' | 'template' = 'empty', { lifted = true } = {}): Promise<KeptServer> {
    const sandbox = await TestSandbox.start({ world, lifted })
    const conform = await conforming(sandbox.origin)
    const core = await openTestCore()
    const rest = new DiscordRest({
      ...{ token: sandbox.running.token, apiBase: conform.apiBase, requestsPerSecond: 1e9, log: silentLog as never },
      onTokenRefused: () => undefined,
    })
    const told = await readAccount(rest)
    if (!told.ok) throw new Error('the simulated Discord does not answer')
    return new KeptServer(core, sandbox, rest, conform, told.account)
  }

  async #call(call: Call): Promise<Answer> {
    if (call.method === 'GET') return this.#rest.call(call)
    await this.onChange?.(call, 'before')
    const answer = await this.#rest.call(call)
    await this.onChange?.(call, 'after')
    return answer
  }

  get requests(): string[] {
    return this.#conforming.requests
  }

  async look(text?: string, prune = false): Promise<Seen> {
    const looked = await lookAtServer(this.work, { text, prune })
    if (looked.ok) return looked
    throw new Error(JSON.stringify(looked.faults ?? looked.failure))
  }

  /** The ids of the steps that a plan has. */
  async plan(text?: string, prune = false): Promise<string[]> {
    return (await this.look(text, prune)).plan.steps.map(({ shown }) => shown.id)
  }

  /** `waits` collects for how long Discord asked to wait, instead of waiting. */
  async apply(text?: string, { prune = false, waits = [] as number[] } = {}): Promise<ServerRun> {
    const looked = await this.look(text, prune)
    const run = await beginApply(this.work, looked, { prune, agent: null })
    if (!run) throw new Error('a run goes on')
    const sleep = async (ms: number) => {
      waits.push(ms)
      await this.sandbox.act('clear-faults', {})
      await this.sandbox.act('limits', { lifted: true })
    }
    const { signal } = new AbortController()
    return applyServer({ ...this.work, run, file: looked.file, prune, signal, sleep })
  }

  /** As after a kill: nobody gives signs of life any more. */
  async forgetRun(): Promise<void> {
    await this.core.database.pool.query('update discord_server set beat_at = null')
  }

  async drift(): Promise<DriftItem[]> {
    return findDrift(await this.look())
  }

  async export(): Promise<string> {
    const told = await exportServer(this.work)
    if (!told.ok) throw new Error(told.failure.kind)
    return told.facts
  }

  /** The owner of the guild, who may do everything by hand. */
  async owner(): Promise<string> {
    return (await this.sandbox.state()).guild.owner_id
  }

  async role(name: string): Promise<string> {
    const role = (await this.sandbox.state()).roles.find((each) => each.name === name)
    if (!role) throw new Error(`there is no role ${name}`)
    return role.id
  }

  /** Throws where a request did not conform to Discord's official description. */
  async close(): Promise<void> {
    this.#rest.close()
    await this.#conforming.close()
    await this.sandbox.close()
    await this.core.close()
    if (this.#conforming.violations.length > 0) throw new Error(this.#conforming.violations.join('\n'))
  }
}
