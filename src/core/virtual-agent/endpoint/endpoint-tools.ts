import type { Kernel } from '../../../kernel/kernel.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { Breaker } from './breaker.ts'
import type { ModelEndpoint } from './model-endpoint.ts'

/** What an endpoint is asked for. Each has its own breaker: slow vectors say nothing about drafts. */
export type EndpointUse = 'chat' | 'embedding'

/** What asking endpoints needs, for all workspaces of a process. */
export interface EndpointTools {
  kernel: Kernel
  secrets: Secrets
  models: ModelEndpoint
  /** Named by the environment for every workspace; null leaves it to Settings. */
  fixed: { baseUrl: string; key: string | null } | null
  breakerOf(workspace: number, use: EndpointUse): Breaker
  /** Forgets what went wrong: another address or key was set. */
  forgetTrouble(workspace: number): void
  /** Questions under way, by workspace. */
  underWay: Map<number, number>
}

export function openEndpointTools(
  parts: Pick<EndpointTools, 'kernel' | 'secrets' | 'models' | 'fixed'>,
): EndpointTools {
  const breakers = new Map<string, Breaker>()
  return {
    ...parts,
    underWay: new Map(),
    breakerOf(workspace, use) {
      const key = `${workspace}:${use}`
      const breaker = breakers.get(key) ?? new Breaker(parts.kernel.clock)
      breakers.set(key, breaker)
      return breaker
    },
    forgetTrouble(workspace) {
      for (const use of ['chat', 'embedding']) breakers.delete(`${workspace}:${use}`)
    },
  }
}
