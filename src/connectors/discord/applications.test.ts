import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Secrets } from '../../kernel/secrets/secrets.ts'
import { deleteApplication, hasSeenRealToken, holderOf, listApplications, upsertApplication } from './applications.ts'

let core: TestCore
const secrets = new Secrets('0123456789abcdef0123456789abcdef')
const at = new Date('2026-11-21T10:00:00Z')
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const first = () => ({ workspace: core.workspace, applicationId: '1', token: 'a.b.c', apiBase: null, simulated: true })
const set = (more: Partial<ReturnType<typeof first>> = {}) =>
  upsertApplication(core.kernel.db, secrets, { ...first(), ...more, at })
const pool = () => core.database.pool

test('an application comes back as it was stored, its token sealed meanwhile', async () => {
  await set()
  expect(await listApplications(core.kernel.db, secrets)).toEqual([{ ...first(), updatedAt: at }])
  const { rows } = await pool().query('select token from discord_application')
  expect(rows[0].token).not.toContain('a.b.c')
})

test('the same application keeps its commands and ways to members; another one begins anew', async () => {
  const { workspace } = core
  await pool().query('update discord_application set commands_hash = $1', ['known'])
  await pool().query(
    `insert into discord_member (workspace, user_id, direct_channel_id, refused_at) values ($1, '7', '70', now())`,
    [workspace],
  )
  const known = async () => {
    const query =
      'select commands_hash as hash, direct_channel_id as direct, refused_at from discord_application, discord_member'
    return (await pool().query(query)).rows[0]
  }
  await set({ token: 'd.e.f' })
  expect(await known()).toMatchObject({ hash: 'known', direct: '70' })
  await set({ applicationId: '2' })
  expect(await known()).toEqual({ hash: null, direct: null, refused_at: null })
})

test('who has an application already is named to others, and not at another API base', async () => {
  const asked = { ...first(), applicationId: '2', workspace: core.workspace + 1 }
  expect(await holderOf(core.kernel.db, asked)).toBe('Lumen Trails')
  expect(await holderOf(core.kernel.db, { ...asked, apiBase: 'http://127.0.0.1/api' })).toBeNull()
  expect(await holderOf(core.kernel.db, { ...asked, workspace: core.workspace })).toBeNull()
})

test('a real token is remembered while it is stored', async () => {
  expect(await hasSeenRealToken(core.kernel.db)).toBe(false)
  await set({ simulated: false })
  expect(await hasSeenRealToken(core.kernel.db)).toBe(true)
  await deleteApplication(core.kernel.db, core.workspace)
  expect(await listApplications(core.kernel.db, secrets)).toEqual([])
})
