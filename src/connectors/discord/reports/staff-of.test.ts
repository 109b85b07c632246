import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import type { Claimant } from './requests.ts'
import { staffOf } from './staff-of.ts'

const HOME = '900000000000000001'
const ELSEWHERE = '900000000000000009'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const set = (settings: object) => core.database.pool.query('update workspace set settings = $1', [settings])
const isStaff = async (more: Partial<Claimant>) => {
  const contact = { address: '55', handle: 'mo', name: 'Mo', picture: null, locale: null, roles: null }
  const claimant = { contact, guildId: HOME, roleIds: [], managesMessages: false, ...more }
  return (await staffOf(core.kernel, core.workspace, claimant)) !== null
}

test('who may manage messages is staff in a guild of ours, and nowhere else', async () => {
  await set({})
  expect(await isStaff({ managesMessages: true })).toBe(false)
  await set({ bugChannel: { guild: HOME, id: '900000000000000002', name: 'bug-report' } })
  expect(await isStaff({ managesMessages: true })).toBe(true)
  expect(await isStaff({ managesMessages: false })).toBe(false)
  expect(await isStaff({ managesMessages: true, guildId: ELSEWHERE })).toBe(false)
  expect(await isStaff({ managesMessages: true, guildId: null })).toBe(false)
})

test('where roles are chosen they alone count', async () => {
  const bugChannel = { guild: HOME, id: '900000000000000002', name: 'bug-report' }
  await set({ bugChannel, staffRoles: [{ guild: HOME, id: '900000000000000007', name: 'Helpers' }] })
  expect(await isStaff({ managesMessages: true })).toBe(false)
  expect(await isStaff({ roleIds: ['900000000000000007'] })).toBe(true)
})
