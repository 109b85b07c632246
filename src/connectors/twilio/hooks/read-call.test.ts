import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signature } from '../../../../sandbox/twilio/webhooks.ts'
import { readCall } from './read-call.ts'

const TOKEN = 'f'.repeat(32)
const PUBLIC_URL = 'https://desk.example.org'
const PATH = '/hooks/twilio/abc/conversations'
const FORM = { EventType: 'onMessageAdded', ConversationSid: 'CH1', Body: ' héllo & more ', Author: 'priya_2Ekumar' }

function call(fields: Record<string, string>, more: Partial<Parameters<typeof readCall>[2]> = {}) {
  return readCall({ authToken: TOKEN }, PUBLIC_URL, {
    path: PATH,
    signature: signature(TOKEN, `${PUBLIC_URL}${PATH}`, fields),
    contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
    body: Buffer.from(new URLSearchParams(fields).toString()),
    ...more,
  })
}

describe('a form', () => {
  it('is read when the account has signed it, to the last space', () => {
    expect(call(FORM)).toEqual({ fields: FORM, json: null })
  })

  it('is read with fields that nobody knows yet, and again as often as it comes', () => {
    expect(call({ ...FORM, Brand: 'new', Empty: '' })?.fields).toMatchObject({ Brand: 'new', Empty: '' })
    expect(call(FORM)).toEqual(call(FORM))
  })

  it.each([
    ['without a signature', { signature: undefined }],
    ['with an empty one', { signature: '' }],
    ['with one of another token', { signature: signature('a'.repeat(32), `${PUBLIC_URL}${PATH}`, FORM) }],
    ['with one for another host', { signature: signature(TOKEN, `https://evil.example${PATH}`, FORM) }],
    ['with one without encryption', { signature: signature(TOKEN, `http://desk.example.org${PATH}`, FORM) }],
    [
      'with one for another of our addresses',
      { signature: signature(TOKEN, `${PUBLIC_URL}/hooks/twilio/abc/events`, FORM) },
    ],
    ['with other words', { body: Buffer.from(new URLSearchParams({ ...FORM, Body: 'give it away' }).toString()) }],
    ['with one field more', { body: Buffer.from(new URLSearchParams({ ...FORM, Source: 'SDK' }).toString()) }],
    ['with one field less', { body: Buffer.from('EventType=onMessageAdded') }],
    ['with something behind the address', { path: `${PATH}?a=b` }],
  ])('is refused %s', (_what, wrong) => {
    expect(call(FORM, wrong)).toBeNull()
  })
})

describe('JSON', () => {
  const body = JSON.stringify([{ type: 'com.twilio.taskrouter.task.canceled', data: {} }])
  const events = '/hooks/twilio/abc/events'
  const hashed = `${events}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`
  const json = (path: string, words: string, signed = path) =>
    call(
      {},
      {
        ...{ path, contentType: 'application/json', body: Buffer.from(words) },
        signature: signature(TOKEN, `${PUBLIC_URL}${signed}`, {}),
      },
    )

  it('is read when address and hash are signed', () => {
    expect(json(hashed, body)?.json).toEqual(JSON.parse(body))
  })

  it('is refused with another body, and with a signed address that holds no hash', () => {
    expect(json(hashed, body.replace('canceled', 'deleted'))).toBeNull()
    expect(json(events, body)).toBeNull()
    expect(json(hashed, body, events)).toBeNull()
  })

  it('says nothing where it cannot be read', () => {
    const words = '{ "half": '
    const path = `${events}?bodySHA256=${createHash('sha256').update(words).digest('hex')}`
    expect(json(path, words)).toEqual({ fields: {}, json: null })
  })
})
