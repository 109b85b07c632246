import type { AnswerEngine } from '../core/virtual-agent/answer-engine.ts'
import type { EndpointTools } from '../core/virtual-agent/endpoint/endpoint-tools.ts'
import { openEndpointHelp } from '../core/virtual-agent/endpoint/open-endpoint-help.ts'
import { openVirtualAgent, type VirtualAgent } from '../core/virtual-agent/model/open-virtual-agent.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import type { EventFeed } from '../kernel/events/feed.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { Keeper } from './keeper.ts'
import { workedFor } from './routings.ts'
import { ThreadTrainer } from './train/thread-trainer.ts'

/**
 * Keeps the virtual agent of every workspace, in every process: each has the newest model, and whoever comes first learns what is published.
 * `alone`: no other process is on this database.
 */
export class VirtualAgents {
  readonly #keeper: Keeper<Workspace, VirtualAgent>
  readonly #open: (workspace: number) => VirtualAgent

  constructor(options: { kernel: Kernel; feed: EventFeed; endpoint: EndpointTools; alone: boolean }) {
    const { kernel, endpoint } = options
    const trainer = new ThreadTrainer()
    this.#open = (workspace) => {
      const agent = openVirtualAgent({ ...options, workspace, trainer })
      const help = openEndpointHelp({ ...options, engine: agent.engine, tools: endpoint, workspace, trainer })
      return {
        ...agent,
        engine: help.engine,
        start: async () => {
          await agent.start()
          await help.start()
        },
        stop: async () => void (await Promise.all([agent.stop(), help.stop()])),
      }
    }
    this.#keeper = new Keeper({
      wanted: () => workedFor(kernel),
      isSame: () => true,
      start: async ({ id }) => {
        const agent = this.#open(id)
        await agent.start()
        return agent
      },
      log: kernel.log,
    })
  }

  /** The virtual agent of a workspace; one that answers by words alone where none is kept, or not yet. */
  of(workspace: number): VirtualAgent {
    return this.#keeper.get(workspace) ?? this.#open(workspace)
  }

  /** An engine that always asks the one that is kept at the moment. */
  engineOf(workspace: number): AnswerEngine {
    return {
      propose: (reader, asked) => this.of(workspace).engine.propose(reader, asked),
      compose: async (reader, asked, found) =>
        (await this.of(workspace).engine.compose?.(reader, asked, found)) ?? found,
    }
  }

  start(bus: Kernel['bus']): Promise<void> {
    return this.#keeper.start(bus)
  }

  sync(): Promise<void> {
    return this.#keeper.sync()
  }

  stop(): Promise<void> {
    return this.#keeper.stop()
  }
}
