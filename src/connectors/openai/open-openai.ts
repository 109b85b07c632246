import type { ModelEndpoint } from '../../core/virtual-agent/endpoint/model-endpoint.ts'
import type { Ways } from './transport.ts'

/** OpenAI's own API; any other that speaks the same has another base. */
export const OPENAI_API = 'https://api.openai.com/v1'

/**
 * OpenAI-compatible endpoints, through the AI SDK. Its code is loaded with the first question: most workspaces never ask one.
 */
export function openOpenai(ways: Ways): ModelEndpoint {
  const load = () => import('./ask-openai.ts')
  return {
    chat: async (place, question) => (await load()).askChat(ways, place, question),
    embed: async (place, question) => (await load()).askVectors(ways, place, question),
    listModels: async (place, timeoutMs) => (await load()).askModels(ways, place, timeoutMs),
  }
}
