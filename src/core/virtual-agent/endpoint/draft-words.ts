import type { z } from 'zod'
import { Refusal } from '../../../kernel/errors.ts'
import { askEndpoint, tokensOf } from './ask-endpoint.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { fence } from './fence.ts'
import { EndpointFault } from './model-endpoint.ts'
import { NO_ENDPOINT, readEndpoint } from './stored-endpoint.ts'

const TIMEOUT_MS = 20_000
const MOST_TOKENS = 900

/** What an agent waits for, so that what keeps it is said. @throws Refusal conflict without an endpoint for it, and with what is wrong */
export async function draftWords<Answer>(
  tools: EndpointTools,
  workspace: number,
  { task, data, shape }: { task: string; data: unknown; shape: z.ZodType<Answer> },
): Promise<Answer> {
  const endpoint = await readEndpoint(tools.kernel.db, workspace)
  const model = endpoint?.drafts ? endpoint.chatModel : null
  if (!endpoint || model === null) throw NO_ENDPOINT()
  const fenced = fence(task, data)
  try {
    const { answer } = await askEndpoint(tools, {
      ...{ workspace, endpoint, use: 'chat' },
      tokens: tokensOf(fenced.system, fenced.data) + MOST_TOKENS,
      act: (place) =>
        tools.models.chat(place, { ...fenced, shape, model, mostTokens: MOST_TOKENS, timeoutMs: TIMEOUT_MS }),
    })
    return answer
  } catch (error) {
    if (error instanceof EndpointFault) throw new Refusal('conflict', `The endpoint was of no help: ${error.message}`)
    throw error
  }
}
