import type { Config } from '../config.ts'
import { OPENAI_API, openOpenai } from '../connectors/openai/open-openai.ts'
import { type EndpointTools, openEndpointTools } from '../core/virtual-agent/endpoint/endpoint-tools.ts'
import { type GuardedFetch, openGuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'

/** What asks workspaces' OpenAI-compatible endpoints. The one that the environment names may stand in a private network. */
export function openEndpoint(
  { openai, privateHosts }: Pick<Config, 'openai' | 'privateHosts'>,
  { kernel, secrets, guarded }: { kernel: Kernel; secrets: Secrets; guarded: GuardedFetch },
): EndpointTools {
  const fixed = openai ? { baseUrl: openai.baseUrl ?? OPENAI_API, key: openai.key } : null
  const trusted = fixed ? openGuardedFetch({ allowed: [...privateHosts, new URL(fixed.baseUrl).host] }) : guarded
  return openEndpointTools({ kernel, secrets, models: openOpenai({ guarded, trusted }), fixed })
}
