import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { learnStaff } from '../../../core/safety/learn-staff.ts'
import { verifyInWords } from './verify.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

test('however many and whatever their roles are called, who is staff fits into a message, and who is left out is counted', async () => {
  const { kernel, workspace, clock } = core
  const roles = Array.from({ length: 20 }, (_, n) => `${'_Keeper of the lanterns_ '.repeat(3)}${n}`)
  for (let n = 0; n < 70; n += 1) {
    const who = { guild: '1', address: String(800_000_000_000_000_000n + BigInt(n)), name: `Member ${n}`, handle: '' }
    const role = roles[n % roles.length] ?? ''
    await learnStaff(kernel.db, workspace, { ...who, picture: null, roles: [role], agent: null, at: clock.now() })
  }
  const ask = { ask: 'verify', target: null, guild: { id: '1', name: 'Lumen' } } as const
  const words = await verifyInWords({ kernel, workspace, botId: '9' }, ask, 'en')
  expect(words.length).toBeLessThanOrEqual(2000)
  const named = [...words.matchAll(/<@\d+>/g)].length
  expect(named).toBeGreaterThan(5)
  expect(words).toContain(`and ${70 - named} more`)
})
