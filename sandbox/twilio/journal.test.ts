import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TwilioSide } from '../../test/support/twilio.ts'
import { twilioClient } from '../../test/support/twilio-client.ts'
import { startTwilio } from './server.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guildesk-twilio-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('has its account, its conversations and their files again after a restart', async () => {
  const before = await startTwilio({ dataFolder: folder })
  const side = new TwilioSide(before.twilio)
  const { sid } = await twilioClient(before).conversations.v1.conversations.create({ uniqueName: 'guildesk-1' })
  side.join(sid)
  const greeting = side.say(sid, 'Hello')
  side.edit(greeting, 'Hello Ann')
  side.remove(side.say(sid, 'oops'))
  const file = await side.attach(sid, { name: 'a.png', type: 'image/png', data: Buffer.from('bytes') })
  await before.close()
  // A process that is killed leaves a torn line at the end.
  appendFileSync(path.join(folder, 'twilio.jsonl'), '{"kind":"message","val')

  const after = await startTwilio({ dataFolder: folder })
  const again = new TwilioSide(after.twilio)
  expect([after.accountSid, after.authToken]).toEqual([before.accountSid, before.authToken])
  expect(again.said('guildesk-1')).toEqual(['priya_2Ekumar: Hello Ann', 'priya_2Ekumar: [a.png]'])
  expect(again.say('guildesk-1', 'next').index).toBe(3)
  expect(String(await after.twilio.media.get(file.media[0]?.sid ?? ''))).toBe('bytes')
  await after.close()
  expect(readFileSync(path.join(folder, 'twilio.jsonl'), 'utf8')).not.toContain('oops')
})
