import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { WordLimit } from './word-limit.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  await core.database.pool.query(`update workspace set settings = '{"safety": {"messagesAMinute": 5}}'`)
})
afterAll(() => core.close())

const said = (member: string, secondsAgo: number) =>
  directMessage(member, 'hello', { sentAt: new Date(core.clock.now().getTime() - secondsAgo * 1000) })

test('a flood is known by when words were said: what an outage kept back and brings at once is none', async () => {
  const limit = new WordLimit(core.kernel, core.workspace)
  await limit.load()
  const hour = Array.from({ length: 30 }, (_, n) => limit.refuse(said('patient', 3600 - n * 20)))
  expect(hour).toEqual(Array.from({ length: 30 }, () => null))
  const flood = Array.from({ length: 8 }, (_, n) => limit.refuse(said('flooder', 1800 - n)))
  expect(flood.map((refused) => refused?.why ?? null)).toEqual([
    ...[null, null, null, null, null],
    ...['too_fast', 'too_fast', 'too_fast'],
  ])
})
