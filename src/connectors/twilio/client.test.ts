import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTwilioClient, type TwilioClient } from './client.ts'
import type { TwilioFault } from './fault.ts'
import { placeOf } from './hosts.ts'

const SID = `AC${'1'.repeat(32)}`
const TOKEN = 'a token that is nobody else’s business'
const WORDS = 'words of a member'

let server: Server
let client: TwilioClient
let asked: IncomingMessage[]
let answer: { status: number; headers?: Record<string, string>; body?: string; hangs?: boolean }

beforeEach(async () => {
  asked = []
  answer = { status: 200, body: '{}' }
  server = createServer((request, response) => {
    asked.push(request)
    request.resume()
    if (answer.hangs) return request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  client = openTwilioClient({ accountSid: SID, authToken: TOKEN, apiBase: `http://127.0.0.1:${port}/twilio` })
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const say = async () => (await client.sdk()).conversations.v1.conversations('CH1').messages.create({ body: WORDS })
const faultOf = (work: Promise<unknown>): Promise<TwilioFault> =>
  work.then(
    () => Promise.reject(new Error('it was done')),
    (fault: TwilioFault) => fault,
  )

describe('the way out', () => {
  it('leads below the base, host by host', async () => {
    answer.body = '{"sid":"IM1","index":0}'
    await say()
    await client.ask({ method: 'get', url: 'https://flex-api.twilio.com/v1/Configuration' })
    await client.fetch('https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1')
    expect(asked.map(({ url }) => url)).toEqual([
      '/twilio/conversations.twilio.com/v1/Conversations/CH1/Messages',
      '/twilio/flex-api.twilio.com/v1/Configuration',
      '/twilio/mcs.us1.twilio.com/v1/Services/IS1/Media/ME1',
    ])
    const credentials = `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([credentials, credentials, credentials])
  })

  it.each([
    'https://example.org/v1/Conversations',
    'https://conversations.twilio.com.example.org/v1/Conversations',
    'http://conversations.twilio.com/v1/Conversations',
    'https://video.twilio.com/v1/Rooms',
    'https://conversations.twilio.com:8443/v1/Conversations',
    'https://user@conversations.twilio.com:1/v1/Conversations',
  ])('does not lead to %s', async (url) => {
    expect(() => placeOf(url, null)).toThrow(/no host of Twilio/)
    await expect(client.ask({ method: 'get', url })).rejects.toThrow(/no host of Twilio/)
    await expect(client.fetch(url)).rejects.toThrow(/no host of Twilio/)
    expect(asked).toEqual([])
  })

  it('follows no redirect, and takes no credentials to an address that is a right by itself', async () => {
    answer = { status: 307, headers: { location: 'https://example.org/' } }
    expect((await faultOf(say())).status).toBe(307)
    await expect(client.fetch('https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1')).rejects.toThrow()
    answer = { status: 200, body: 'bytes' }
    await client.fetch('https://media.us1.twilio.com/ME1?Signature=x', { anonymous: true })
    expect(asked.at(-1)?.headers.authorization).toBeUndefined()
  })
})

describe('a fault', () => {
  it('says what Twilio said, and whether it may have been taken', async () => {
    answer = { status: 429, headers: { 'retry-after': '3' }, body: '{"code":20429,"message":"Too Many Requests"}' }
    expect(await faultOf(say())).toMatchObject({ status: 429, code: 20429, retryAfterMs: 3000, inDoubt: false })
    answer = { status: 500, body: 'not even JSON' }
    expect(await faultOf(say())).toMatchObject({ status: 500, code: 0, inDoubt: true })
    answer = { status: 400, body: '{"code":50438,"message":"Conversation is closed"}' }
    expect(await faultOf(say())).toMatchObject({
      status: 400,
      code: 50438,
      message: 'Conversation is closed',
      inDoubt: false,
    })
    answer.hangs = true
    expect(await faultOf(say())).toMatchObject({ status: 0, inDoubt: true })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await faultOf(say())).toMatchObject({ status: 0, inDoubt: false })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  it('is asked for once: the library tries nothing again', async () => {
    answer = { status: 429, body: '{}' }
    await faultOf(say())
    expect(asked).toHaveLength(1)
  })

  it('holds nothing of what was sent, and neither does the client afterwards', async () => {
    answer.hangs = true
    const fault = await faultOf(say())
    answer = { status: 400, body: '{}' }
    const refused = await faultOf(say())
    const { httpClient } = (await client.sdk()) as unknown as { httpClient: object }
    for (const kept of [fault, refused, httpClient]) {
      const all = inspect(kept, { depth: 8, showHidden: true })
      expect(all).not.toContain(WORDS)
      expect(all).not.toContain(TOKEN)
    }
  })
})
