import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestSandbox } from '../../test/support/sandbox-client.ts'
import { TwilioSide } from '../../test/support/twilio.ts'
import { twilioClient } from '../../test/support/twilio-client.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
})
afterAll(() => sandbox.close())

const client = () => twilioClient(sandbox.running.twilio)
const create = (uniqueName: string) => client().conversations.v1.conversations.create({ uniqueName })

it('shows what stands at the simulated Twilio', async () => {
  const { sid } = await create('guildesk-1')
  const side = new TwilioSide(sandbox.running.sandbox.twilio)
  side.join(sid)
  side.say(sid, 'Hello')
  await side.attach(sid, { name: 'a.png', type: 'image/png', data: Buffer.from('bytes') })
  expect(await sandbox.act('twilio-conversations', {})).toEqual([
    {
      sid,
      unique_name: 'guildesk-1',
      friendly_name: null,
      state: 'active',
      attributes: '{}',
      participants: ['priya_2Ekumar'],
      messages: 2,
    },
  ])
  const [file] = await sandbox.act('twilio-messages', { conversation: 'guildesk-1', from: 1 })
  expect(file).toMatchObject({ index: 1, body: null, files: [{ name: 'a.png', type: 'image/png', size: 5 }] })
  await sandbox.act('twilio-close', { conversation: sid })
  expect((await sandbox.act('twilio-conversations', {}))[0]?.state).toBe('closed')
  await expect(sandbox.act('twilio-messages', { conversation: 'nowhere' })).rejects.toThrow('no such conversation')
})

it('makes trouble, one kind beside the other, until it is cleared', async () => {
  await sandbox.act('twilio-faults', { answers: { tooMany: 1 } })
  await sandbox.act('twilio-faults', { webhooks: { drop: 0.05 }, latency_ms: 1 })
  await expect(create('guildesk-2')).rejects.toMatchObject({ status: 429, code: 20429 })
  await sandbox.act('twilio-faults', { clear: true, down: true })
  await expect(create('guildesk-2')).rejects.toThrow()
  await sandbox.act('twilio-faults', { clear: true })
  expect((await create('guildesk-2')).uniqueName).toBe('guildesk-2')
  const log = await sandbox.act('twilio-log', {})
  expect(log.slice(-3).map((line) => line.status)).toEqual(['429', 'no answer', '201'])
  expect((await sandbox.act('twilio-log', { after: log.at(-1)?.number ?? 0 })).length).toBe(0)
})

it('takes the old token away', async () => {
  const old = client()
  const { auth_token } = await sandbox.act('twilio-revoke', {})
  await expect(old.conversations.v1.conversations.list()).rejects.toMatchObject({ status: 401, code: 20003 })
  const renewed = twilioClient({ ...sandbox.running.twilio, authToken: auth_token })
  expect((await renewed.conversations.v1.conversations.list()).length).toBeGreaterThan(0)
})
