import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestTwilio, type TestTwilio } from '../../../test/support/twilio.ts'
import { twilioClient } from '../../../test/support/twilio-client.ts'

let twilio: TestTwilio
let now = Date.parse('2026-11-21T10:00:00Z')

beforeAll(async () => {
  twilio = await startTestTwilio({ clock: () => now })
})
afterAll(() => twilio.stop())

const place = () => {
  const service = twilio.running.twilio.world.accounts.get(twilio.accountSid)?.chatService
  return `${twilio.apiBase}/mcs.us1.twilio.com/v1/Services/${service}/Media`
}
const authorization = () => `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64')}`
const upload = (body: string | FormData | Uint8Array<ArrayBuffer>, type?: string) =>
  fetch(place(), {
    method: 'POST',
    body,
    headers: { authorization: authorization(), ...(type ? { 'content-type': type } : {}) },
  })

it('keeps bytes with their type, and a form file with its name too', async () => {
  const plain = await upload(Buffer.from('bytes'), 'image/png')
  expect(plain.status).toBe(201)
  expect(await plain.json()).toMatchObject({
    sid: expect.stringMatching(/^ME/),
    content_type: 'image/png',
    size: 5,
    filename: null,
  })
  const form = new FormData()
  form.append('Media', new Blob(['%PDF'], { type: 'application/pdf' }), 'Grüße & more.pdf')
  const named = await (await upload(form)).json()
  expect(named).toMatchObject({ content_type: 'application/pdf', size: 4, filename: 'Grüße & more.pdf' })
})

it('gives the bytes with credentials, or for a while by a link that is the right to read', async () => {
  const { sid } = (await (await upload(Buffer.from('bytes'), 'image/png')).json()) as { sid: string }
  const described = await fetch(`${place()}/${sid}`, { headers: { authorization: authorization() } })
  const { links } = (await described.json()) as { links: Record<string, string> }
  const content = await fetch(`${place()}/${sid}/Content`, { headers: { authorization: authorization() } })
  expect([content.headers.get('content-type'), await content.text()]).toEqual(['image/png', 'bytes'])
  expect((await fetch(`${place()}/${sid}/Content`)).status).toBe(401)
  const link = `${twilio.apiBase}/${links.content_direct_temporary?.replace('https://', '')}`
  expect(await (await fetch(link)).text()).toBe('bytes')
  expect((await fetch(link.replace(/.$/, 'x'))).status).toBe(404)
  now += 301_000
  expect((await fetch(link)).status).toBe(404)
})

it('goes with a message that names it', async () => {
  const client = twilioClient(twilio)
  const { sid: conversation } = await client.conversations.v1.conversations.create()
  const { sid } = (await (await upload(Buffer.from('bytes'), 'image/png')).json()) as { sid: string }
  const { messages } = client.conversations.v1.conversations(conversation)
  const message = await messages.create({ author: 'gd_ann', mediaSid: sid })
  expect(message).toMatchObject({ body: null, media: [{ sid, size: 5, content_type: 'image/png', filename: null }] })
  const missing = messages.create({ mediaSid: `ME${'0'.repeat(32)}` })
  await expect(missing).rejects.toMatchObject({ status: 404, code: 20404 })
})

it('refuses nothing at all, and services that are not its own', async () => {
  expect((await upload('', 'image/png')).status).toBe(400)
  const elsewhere = place().replace(/IS\w+/, `IS${'0'.repeat(32)}`)
  const answer = await fetch(elsewhere, { method: 'POST', body: 'x', headers: { authorization: authorization() } })
  expect(answer.status).toBe(404)
})
