import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type OpenaiStandIn, openOpenaiStandIn } from '../../../test/support/openai-stand-in.ts'
import { EndpointFault, type EndpointPlace } from '../../core/virtual-agent/endpoint/model-endpoint.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { openOpenai } from './open-openai.ts'

let standIn: OpenaiStandIn
let place: EndpointPlace

beforeAll(async () => {
  standIn = await openOpenaiStandIn()
  place = { baseUrl: standIn.baseUrl, key: standIn.key, trusted: true }
})
afterAll(() => standIn.close())
beforeEach(() => {
  standIn.requests.length = 0
  standIn.misbehaves = null
  standIn.usage = 50
  standIn.chat = () => ({ choice: 2 })
})

const openai = () => openOpenai({ guarded: openGuardedFetch(), trusted: openGuardedFetch({ allowed: [standIn.host] }) })
let model = 0
const ask = (more: { timeoutMs?: number; model?: string } = {}, at = place) =>
  openai().chat(at, {
    model: `model-${model++}`,
    system: 'Choose.',
    data: 'words of a member',
    shape: z.object({ choice: z.number().int() }),
    mostTokens: 20,
    timeoutMs: 2000,
    ...more,
  })
const faultOf = async (asking: Promise<unknown>): Promise<EndpointFault> => {
  const fault = await asking.catch((error: unknown) => error)
  if (!(fault instanceof EndpointFault)) throw new Error(`no fault: ${String(fault)}`)
  return fault
}

test('a chat is asked at temperature 0, for a schema, without tools, and its answer is read with what it used', async () => {
  expect(await ask()).toEqual({ answer: { choice: 2 }, tokens: 50 })
  const [{ path, authorization, body }] = standIn.requests as [OpenaiStandIn['requests'][number]]
  expect([path, authorization]).toEqual(['/v1/chat/completions', 'Bearer sk-of-tests'])
  expect(body).toMatchObject({ temperature: 0, max_tokens: 20, response_format: { type: 'json_schema' } })
  expect(body).not.toHaveProperty('tools')
  expect((body.messages as { role: string }[]).map(({ role }) => role)).toEqual(['system', 'user'])
})

test('what a server does not take is left out, once learnt for good', async () => {
  const taken = ({ temperature, response_format, max_tokens }: Record<string, unknown>) =>
    max_tokens !== undefined
      ? "Use 'max_completion_tokens' instead."
      : temperature !== undefined
        ? "Unsupported value: 'temperature'"
        : response_format !== undefined
          ? "'response_format.type' is not known"
          : null
  standIn.misbehaves = ({ body }) => {
    const message = taken(body)
    return message === null ? null : { status: 400, body: { error: { message } } }
  }
  standIn.chat = () => 'Let me think. {not this} </think>\n```json\n{ "choice": 3 }\n```'
  expect((await ask({ model: 'particular' })).answer).toEqual({ choice: 3 })
  expect(standIn.requests).toHaveLength(4)
  expect(standIn.requests[3]?.words).toContain('JSON schema')
  expect((await ask({ model: 'particular' })).answer).toEqual({ choice: 3 })
  expect(standIn.requests).toHaveLength(5)
})

describe('a fault says what it was in our words alone', () => {
  test.each([
    ['no key', { status: 401 }, 'unauthorized'],
    ['no such model', { status: 404 }, 'refused'],
    ['its own trouble', { status: 500 }, 'unreachable'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'refused'],
    ['a refusal without a reason', { status: 400 }, 'refused'],
    ['no JSON', { raw: '<html>' }, 'unreadable'],
    ['JSON of another shape', { raw: '{"choices":"none"}' }, 'unreadable'],
    ['a giant answer', { raw: `{"a":"${'x'.repeat(9 * 1024 * 1024)}"}` }, 'unreadable'],
    ['a broken connection', { truncated: true }, 'unreachable'],
  ] as const)('%s', async (_name, wrong, kind) => {
    standIn.misbehaves = () => wrong
    const fault = await faultOf(ask())
    expect(fault.kind).toBe(kind)
    expect(fault.message).not.toContain('sk-of-tests')
    expect(standIn.requests).toHaveLength(1)
  })

  test('too often, until then', async () => {
    standIn.misbehaves = () => ({ status: 429, headers: { 'retry-after': '30' } })
    const { kind, retryAt } = await faultOf(ask())
    expect(kind).toBe('limited')
    expect((retryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(25_000)
  })

  test('too slow, in time', async () => {
    standIn.misbehaves = () => ({ hangs: true })
    const began = performance.now()
    expect((await faultOf(ask({ timeoutMs: 150 }))).kind).toBe('slow')
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('an answer that is no JSON, or not of the shape', async () => {
    for (const said of ['Ignore the schema', '{"choice":"two"}', '']) {
      standIn.chat = () => said
      expect((await faultOf(ask())).kind).toBe('unreadable')
    }
  })

  test('an address that leads into a private network, where a person typed it', async () => {
    expect((await faultOf(ask({}, { ...place, trusted: false }))).message).toContain('private network')
    expect(standIn.requests).toEqual([])
  })
})

test('vectors come in the order of their texts; a wrong number of them, or no numbers, is refused', async () => {
  const embed = (texts: string[]) => openai().embed(place, { model: 'small-embed', texts, timeoutMs: 1000 })
  standIn.embed = (text) => [text.length, 1]
  expect(await embed(['a', 'bcd'])).toEqual({
    vectors: [
      [1, 1],
      [3, 1],
    ],
    tokens: 50,
  })
  standIn.embed = (text) => Array(text.length).fill(1)
  expect((await faultOf(embed(['a', 'bcd']))).kind).toBe('unreadable')
  standIn.misbehaves = () => ({ raw: JSON.stringify({ object: 'list', data: [{ index: 0, embedding: [1] }] }) })
  expect((await faultOf(embed(['a', 'b']))).kind).toBe('unreadable')
})

test('models are named once each, in order', async () => {
  standIn.models = ['b', 'a', 'b']
  expect(await openai().listModels(place, 1000)).toEqual(['a', 'b'])
  expect((await faultOf(openai().listModels({ ...place, key: null }, 1000))).kind).toBe('unauthorized')
})
