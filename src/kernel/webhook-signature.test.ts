import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { isSigned, newWebhookSecret, type Signed, signWebhook } from './webhook-signature.ts'

test("the specification's own example is signed as it says", () => {
  const headers = signWebhook(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1614265330_000), body: '{"test": 2432232314}' },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  )
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('while a secret is rotated, a receiver with either one takes it, and nobody else', () => {
  const [now, before, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  const body = '{"type":"case.changed","words":"grüße 😀"}'
  const headers = signWebhook({ id: 'one', at: new Date(), body }, [now, before])
  expect(new Webhook(now).verify(body, headers)).toEqual(JSON.parse(body))
  expect(new Webhook(before).verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => new Webhook(other).verify(body, headers)).toThrow()
  expect(() => new Webhook(now).verify(body.replace('changed', 'opened'), headers)).toThrow()
})

/** What the specification's own library signs. */
function signedByOthers(secret: string, words: string, at: Date): Signed {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    ...{ id: 'msg_1', timestamp, body: Buffer.from(words) },
    signature: `v1a,c29tZXRoaW5n ${new Webhook(secret).sign('msg_1', at, words)}`,
  }
}

test('what others have signed is known as theirs, within five minutes, and nothing else is', () => {
  const [secret, now] = [newWebhookSecret(), new Date('2026-11-21T10:00:00Z')]
  const signed = signedByOthers(secret, '{"title":"grüße"}', now)
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  expect([0, 300, -300, 301, -301].map((late) => isSigned(signed, secret, after(late)))).toEqual([
    ...[true, true, true],
    ...[false, false],
  ])
  expect(isSigned(signed, newWebhookSecret(), now)).toBe(false)
  expect(isSigned({ ...signed, body: Buffer.from('{"title":"other"}') }, secret, now)).toBe(false)
  expect(isSigned({ ...signed, id: 'msg_2' }, secret, now)).toBe(false)
  expect(isSigned({ ...signed, timestamp: 'soon' }, secret, now)).toBe(false)
  expect(isSigned({ ...signed, signature: '' }, secret, now)).toBe(false)
})
