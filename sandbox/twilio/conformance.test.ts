import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestTwilio, type TestTwilio } from '../../test/support/twilio.ts'
import { isTwilioDescribed } from '../../test/support/twilio-conformance.ts'

describe.skipIf(!isTwilioDescribed)("requests are held to Twilio's official descriptions (needs SPECS_DIR)", () => {
  let twilio: TestTwilio
  let authorization: string

  beforeAll(async () => {
    twilio = await startTestTwilio()
    authorization = `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64')}`
  })
  afterAll(() => twilio.stop())

  /** Sends a form and tells what is wrong with it, without the address. */
  async function wrongWith(method: string, address: string, form?: string): Promise<string[]> {
    await fetch(`${twilio.apiBase}/${address}`, {
      method,
      headers: { authorization, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { body: form } : {}),
    })
    // What stands in the way judges beside the request, not before it.
    await expect.poll(() => twilio.conforming.judged()).toBe(true)
    return twilio.conforming.violations.splice(0).map((words) => words.replace(/^.*?: /, ''))
  }

  const conversation = `conversations.twilio.com/v1/Conversations/CH${'0'.repeat(32)}`

  it('finds nothing wrong with a right one', async () => {
    expect(
      await wrongWith('POST', `${conversation}/Messages`, 'Author=gd_ann&Body=hi&DateCreated=2026-11-21T10:00:00Z'),
    ).toEqual([])
    const filters = 'Configuration.Filters=onMessageAdded'
    const one = `Target=webhook&Configuration.Url=https://a.example&Configuration.ReplayAfter=0&${filters}`
    expect(await wrongWith('POST', `${conversation}/Webhooks`, one)).toEqual([])
    expect(await wrongWith('POST', `${conversation}/Webhooks`, `${one}&${filters}`)).toEqual([])
    expect(await wrongWith('GET', `${conversation}/Messages?Order=asc&PageSize=100`)).toEqual([])
  })

  it('names what is misspelt, missing, of a wrong kind, or not there at all', async () => {
    const found = [
      await wrongWith('POST', `${conversation}/Messages`, 'Boddy=hi'),
      await wrongWith('POST', `${conversation}/Messages`, 'Body=hi&DateCreated=yesterday'),
      await wrongWith('POST', `${conversation}/Webhooks`, 'Configuration.Method=PUT'),
      await wrongWith('GET', `${conversation}/Messages?PageSize=1000`),
      await wrongWith('GET', `${conversation}/Messages?Ordering=asc`),
      await wrongWith('GET', 'conversations.twilio.com/v1/Chats'),
      await wrongWith('GET', 'chat.twilio.com/v2/Services'),
    ]
    expect(found.map((each) => each.length > 0)).toEqual(found.map(() => true))
    expect(found[0]?.[0]).toContain('Boddy')
    expect(found[2]?.join()).toContain("required property 'Target'")
  })

  it('says of what it cannot judge', async () => {
    const before = twilio.conforming.undescribed.length
    await wrongWith('GET', `mcs.us1.twilio.com/v1/Services/IS${'0'.repeat(32)}/Media/ME${'0'.repeat(32)}`)
    expect(twilio.conforming.undescribed).toHaveLength(before + 1)
    expect(twilio.conforming.undescribed.at(-1)).toContain('has no description')
  })
})
