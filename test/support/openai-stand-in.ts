import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to the stand-in held. */
export interface EndpointRequest {
  path: string
  authorization: string | undefined
  body: Record<string, unknown>
  /** All words of the messages, or the texts to embed. */
  words: string
}

/** How a request is answered instead of well. */
export type Misbehaviour =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { raw: string }
  | { hangs: true }
  /** The answer's beginning, then the connection breaks off. */
  | { truncated: true }

export interface OpenaiStandIn {
  /** With `/v1`. */
  baseUrl: string
  host: string
  key: string
  models: string[]
  requests: EndpointRequest[]
  /** What a chat is answered with: an object is written as JSON. */
  chat: (request: EndpointRequest) => unknown
  embed: (text: string) => number[]
  /** Tokens that it says a request used; null: it says nothing. */
  usage: number | null
  /** Every request from here on, until it is null. */
  misbehaves: ((request: EndpointRequest) => Misbehaviour | null) | null
  close(): Promise<void>
}

/** An OpenAI-compatible endpoint to test against, over real HTTP. */
export async function openOpenaiStandIn(): Promise<OpenaiStandIn> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => serve(standIn, request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const standIn: OpenaiStandIn = {
    baseUrl: `http://${host}/v1`,
    host,
    key: 'sk-of-tests',
    models: ['small-chat', 'small-embed'],
    requests: [],
    chat: () => ({}),
    embed: wordVector,
    usage: 50,
    misbehaves: null,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}

type Send = (status: number, value: unknown, headers?: Record<string, string>) => undefined

function serve(standIn: OpenaiStandIn, request: IncomingMessage, response: ServerResponse, text: string): undefined {
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  const path = request.url ?? '/'
  const asked: EndpointRequest = { path, authorization: request.headers.authorization, body, words: wordsOf(body) }
  standIn.requests.push(asked)
  const send: Send = (status, value, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof value === 'string' ? value : JSON.stringify(value))
    return undefined
  }
  const wrong = standIn.misbehaves?.(asked)
  if (wrong) return misbehave(response, send, wrong)
  if (asked.authorization !== `Bearer ${standIn.key}`) return send(401, { error: { message: `no ${standIn.key}` } })
  if (path === '/v1/models') return send(200, { object: 'list', data: standIn.models.map((id) => ({ id })) })
  if (path === '/v1/chat/completions') return send(200, completionOf(standIn, asked))
  if (path === '/v1/embeddings') return send(200, embeddingsOf(standIn, body))
  return send(404, { error: { message: 'no such address' } })
}

function misbehave(response: ServerResponse, send: Send, wrong: Misbehaviour): undefined {
  if ('hangs' in wrong) return undefined
  if ('raw' in wrong) return send(200, wrong.raw)
  if ('status' in wrong) return send(wrong.status, wrong.body ?? { error: { message: 'no' } }, wrong.headers)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write('{"id":"1","choices":[{"message":{"role":"assistant","content":"{')
  setImmediate(() => response.destroy())
  return undefined
}

function completionOf(standIn: OpenaiStandIn, asked: EndpointRequest): object {
  const said = standIn.chat(asked)
  const content = typeof said === 'string' ? said : JSON.stringify(said)
  const { usage } = standIn
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: asked.body.model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    ...(usage === null ? {} : { usage: { prompt_tokens: usage - 10, completion_tokens: 10, total_tokens: usage } }),
  }
}

function embeddingsOf({ embed, usage }: OpenaiStandIn, { input, model }: Record<string, unknown>): object {
  const texts = Array.isArray(input) ? (input as string[]) : [String(input)]
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })),
    ...(usage === null ? {} : { usage: { prompt_tokens: usage, total_tokens: usage } }),
  }
}

function wordsOf({ messages, input }: Record<string, unknown>): string {
  if (input !== undefined) return [input].flat().join('\n')
  if (!Array.isArray(messages)) return ''
  return (messages as { content: string | { text?: string }[] }[])
    .map(({ content }) => (typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('\n')))
    .join('\n')
}

const DIMENSIONS = 64

/** A vector by which texts with the same words are alike. */
export function wordVector(text: string): number[] {
  const vector: number[] = Array(DIMENSIONS).fill(0.01)
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = 7
    for (const character of word) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973
    vector[hash % DIMENSIONS]! += 1
  }
  return vector
}
