import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { embedMany, generateText, NoObjectGeneratedError, Output } from 'ai'
import { z } from 'zod'
import {
  type ChatQuestion,
  type EmbeddingQuestion,
  EndpointFault,
  type EndpointPlace,
  type Spent,
} from '../../core/virtual-agent/endpoint/model-endpoint.ts'
import { type Manners, mannersOf, withoutWhatItRefuses } from './manners.ts'
import { readObject } from './read-object.ts'
import { openTransport, type Transport, type Ways } from './transport.ts'

// Its warnings would go to the console, and standard output is not theirs.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false })

/** More than this no model's vector is long. */
const MOST_DIMENSIONS = 8192

/** @throws EndpointFault */
export async function askChat<Answer>(
  ways: Ways,
  place: EndpointPlace,
  question: ChatQuestion<Answer>,
): Promise<Spent & { answer: Answer }> {
  const transport = openTransport(ways, place, question.timeoutMs)
  const manners = mannersOf(place.baseUrl, question.model)
  for (;;) {
    try {
      return await askOnce(transport, place, question, manners)
    } catch (error) {
      // What a server does not know it says with 400: then it is asked once more without just that, and from then on always.
      if (transport.refusal !== null && withoutWhatItRefuses(manners, transport.refusal)) continue
      throw faultOf(error)
    }
  }
}

async function askOnce<Answer>(
  { fetch }: Transport,
  place: EndpointPlace,
  { model, system, data, shape, mostTokens }: ChatQuestion<Answer>,
  { structured, temperature, lengthName }: Manners,
): Promise<Spent & { answer: Answer }> {
  const provider = createOpenAICompatible({
    ...settingsOf(place, fetch),
    supportsStructuredOutputs: true,
    transformRequestBody: ({ max_tokens, ...body }) => ({ ...body, [lengthName]: max_tokens }),
  })
  const asked = {
    model: provider(model),
    instructions: structured ? system : `${system}\n\n${inWords(shape)}`,
    prompt: data,
    maxOutputTokens: mostTokens,
    maxRetries: 0,
    ...(temperature ? { temperature: 0 } : {}),
  }
  if (structured) {
    const { output, totalUsage } = await generateText({ ...asked, output: Output.object({ schema: shape }) })
    return { answer: output, tokens: totalUsage.totalTokens ?? null }
  }
  const { text, totalUsage } = await generateText(asked)
  return { answer: readObject(text, shape), tokens: totalUsage.totalTokens ?? null }
}

const inWords = (shape: z.ZodType): string =>
  `Answer with one JSON object and nothing else, by this JSON schema: ${JSON.stringify(z.toJSONSchema(shape))}`

/** @throws EndpointFault */
export async function askVectors(
  ways: Ways,
  place: EndpointPlace,
  { model, texts, timeoutMs }: EmbeddingQuestion,
): Promise<Spent & { vectors: number[][] }> {
  const { fetch } = openTransport(ways, place, timeoutMs)
  const provider = createOpenAICompatible(settingsOf(place, fetch))
  try {
    const { embeddings: vectors, usage } = await embedMany({
      model: provider.embeddingModel(model),
      values: [...texts],
      maxRetries: 0,
    })
    const length = vectors[0]?.length ?? 0
    const fits = length > 0 && length <= MOST_DIMENSIONS && vectors.length === texts.length
    if (!fits || !vectors.every((vector) => vector.length === length && vector.every(Number.isFinite)))
      throw UNREADABLE()
    return { vectors, tokens: Number.isFinite(usage.tokens) ? usage.tokens : null }
  } catch (error) {
    throw faultOf(error)
  }
}

const modelList = z.object({ data: z.array(z.object({ id: z.string().max(200) })).max(5000) })

/** @throws EndpointFault */
export async function askModels(ways: Ways, place: EndpointPlace, timeoutMs: number): Promise<string[]> {
  const { fetch } = openTransport(ways, place, timeoutMs)
  const headers = place.key === null ? {} : { authorization: `Bearer ${place.key}` }
  try {
    const answer = await fetch(`${place.baseUrl}/models`, { method: 'GET', headers })
    const { data } = modelList.parse(await answer.json())
    return [...new Set(data.map(({ id }) => id))].sort()
  } catch (error) {
    throw faultOf(error)
  }
}

const settingsOf = ({ baseUrl, key }: EndpointPlace, fetch: Transport['fetch']) => ({
  name: 'endpoint',
  baseURL: baseUrl,
  fetch,
  ...(key === null ? {} : { apiKey: key }),
})

const UNREADABLE = (): EndpointFault => new EndpointFault('unreadable', 'What it answered cannot be read.')

/** The SDK wraps what its transport throws. Whatever else it throws is about an answer that is none. */
function faultOf(error: unknown): EndpointFault {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof EndpointFault) return cause
    if (NoObjectGeneratedError.isInstance(cause)) return UNREADABLE()
  }
  return UNREADABLE()
}
