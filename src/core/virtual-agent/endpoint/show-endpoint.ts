import type { Reader } from '../../../kernel/database.ts'
import type { EndpointView } from '../../../protocol/endpoint.ts'
import { readDay } from './budget.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { readEndpoint, type StoredEndpoint } from './stored-endpoint.ts'

/** What is set before anybody has saved anything. */
const FIRST: Omit<StoredEndpoint, 'baseUrl'> = {
  version: 0,
  key: null,
  chatModel: null,
  embeddingModel: null,
  chooses: true,
  composes: false,
  drafts: true,
  dailyTokens: 200_000,
  updatedAt: new Date(0),
}

/** What admins see of a workspace's endpoint; null where neither they nor the environment have named one. */
export async function showEndpoint(
  reader: Reader,
  tools: EndpointTools,
  workspace: number,
): Promise<EndpointView | null> {
  const { fixed, kernel } = tools
  const now = kernel.clock.now()
  const [stored, today] = await Promise.all([readEndpoint(reader, workspace), readDay(reader, workspace, now)])
  if (!stored && !fixed) return null
  const { key, updatedAt, ...shown } = stored ?? { ...FIRST, baseUrl: '' }
  return {
    ...shown,
    baseUrl: fixed?.baseUrl ?? shown.baseUrl,
    hasKey: fixed ? fixed.key !== null : key !== null,
    today,
    trouble: stored ? troubleOf(tools, workspace, { spent: today.tokens >= stored.dailyTokens }) : null,
    fixed: fixed !== null,
    updatedAt: stored ? updatedAt.toISOString() : null,
  }
}

function troubleOf(tools: EndpointTools, workspace: number, { spent }: { spent: boolean }): string | null {
  if (spent) return "Today's budget is used up. The virtual agent goes on alone until midnight in UTC."
  for (const use of ['chat', 'embedding'] as const) {
    const rest = tools.breakerOf(workspace, use).rest
    if (rest) return `It failed: ${rest.why} It is asked again at ${rest.until.toISOString().slice(11, 16)} UTC.`
  }
  return null
}
