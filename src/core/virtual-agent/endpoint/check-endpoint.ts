import { z } from 'zod'
import type { EndpointCheck, EndpointCheckInput } from '../../../protocol/endpoint.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { EndpointFault, type EndpointPlace } from './model-endpoint.ts'
import { isSameServer, KEY_OF_OTHER, trimmed } from './save-endpoint.ts'
import { KEY_PURPOSE, placeOf, readEndpoint } from './stored-endpoint.ts'

const TIMEOUT_MS = 15_000
const MOST_MODELS = 500

/**
 * Asks an endpoint once, with what was typed: which models it has, and whether the named ones answer. Nothing is stored or counted.
 * @throws Refusal conflict, where a kept key would go to another address
 */
export async function checkEndpoint(
  tools: EndpointTools,
  { workspace, ...typed }: EndpointCheckInput & { workspace: number },
): Promise<EndpointCheck> {
  const place = await placeToCheck(tools, workspace, typed)
  const { chatModel, embeddingModel } = typed
  const listed = await attempt(() => tools.models.listModels(place, TIMEOUT_MS))
  const models = Array.isArray(listed) ? listed.slice(0, MOST_MODELS) : []
  const began = performance.now()
  const asked = [
    ...(chatModel ? [await attempt(() => tryChat(tools, place, chatModel), chatModel)] : []),
    ...(embeddingModel ? [await attempt(() => tryVectors(tools, place, embeddingModel), embeddingModel)] : []),
  ]
  const ms = asked.length > 0 ? Math.round((performance.now() - began) / asked.length) : null
  // A server that names no models, but whose models answer, is as good as any.
  const fault = asked.find((answer) => typeof answer === 'string') ?? (asked.length === 0 ? listed : null)
  if (typeof fault === 'string') return { ok: false, words: fault, models, ms: null }
  const words = asked.length > 0 ? `It answers, in ${ms} ms.` : `It answers, and names ${countOf(models.length)}.`
  return { ok: true, words, models, ms }
}

const countOf = (models: number): string => (models === 1 ? 'one model' : `${models} models`)

async function placeToCheck(
  tools: EndpointTools,
  workspace: number,
  { baseUrl, key }: Pick<EndpointCheckInput, 'baseUrl' | 'key'>,
): Promise<EndpointPlace> {
  const address = trimmed(baseUrl)
  if (key !== undefined || tools.fixed) {
    const sealed = key ? tools.secrets.seal(KEY_PURPOSE, key) : null
    return placeOf(tools, { baseUrl: address, key: sealed })
  }
  const stored = await readEndpoint(tools.kernel.db, workspace)
  if (stored?.key && !isSameServer(stored.baseUrl, address)) throw KEY_OF_OTHER()
  return placeOf(tools, { baseUrl: address, key: stored?.key ?? null })
}

/** What came of it, or in words why nothing did. */
async function attempt<Answer>(act: () => Promise<Answer>, model?: string): Promise<Answer | string> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof EndpointFault)) throw error
    return model ? `${model}: ${error.message}` : error.message
  }
}

async function tryChat({ models }: EndpointTools, place: EndpointPlace, model: string): Promise<true> {
  await models.chat(place, {
    model,
    system: 'Answer with ready: true.',
    data: 'Are you ready?',
    shape: z.object({ ready: z.boolean() }),
    mostTokens: 200,
    timeoutMs: TIMEOUT_MS,
  })
  return true
}

async function tryVectors({ models }: EndpointTools, place: EndpointPlace, model: string): Promise<true> {
  await models.embed(place, { model, texts: ['Are you ready?'], timeoutMs: TIMEOUT_MS })
  return true
}
