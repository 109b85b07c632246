import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { RIGHTS_CHANGED } from './agent.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-key.ts'
import { countAvailable, isAvailable } from './availability.ts'
import { changeRole } from './change-role.ts'
import { createDiscordCode } from './discord-code.ts'
import { endAgent } from './end-agent.ts'
import { findAgentByDiscord } from './find-agent-by-discord.ts'
import { proveDiscord } from './prove-discord.ts'
import { reactivateAgent } from './reactivate-agent.ts'
import { updateProfile } from './update-profile.ts'

let core: TestCore
let kofi: string

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  kofi = await addAgent(core, 'Kofi')
})

const owner = () => ({ id: core.agent, role: 'owner' as const })
const end = (by: { id: string; role: 'owner' | 'admin' | 'agent' } = owner(), agent = kofi) =>
  core.kernel.db.transaction((tx) => endAgent(tx, { workspace: core.workspace, by, agent, at: core.clock.now() }))
const addKey = (agent = kofi) =>
  core.kernel.db.transaction((tx) =>
    createApiKey(tx, { workspace: core.workspace, agent, name: 'a program', at: core.clock.now() }),
  )
const keysOf = async (name: string) =>
  (await listApiKeys(core.kernel.db, core.workspace)).filter(({ agent }) => agent === name).length
const acts = async (subject: string) =>
  (
    await core.database.pool.query('select act from audit_entry where subject = $1 order by at, id', [subject])
  ).rows.map(({ act }) => act)

it('ends keys, code, Discord account and availability of an agent, once, and wakes who watches', async () => {
  const discordUserId = nextSnowflake()
  const at = { workspace: core.workspace, agent: kofi }
  const { code } = await createDiscordCode(core.kernel, at)
  await proveDiscord(core.kernel, { workspace: core.workspace, code, discordUserId, discordName: 'kofi' })
  const left = await createDiscordCode(core.kernel, at)
  await addKey()
  let woken = 0
  const off = core.kernel.bus.on(RIGHTS_CHANGED, () => woken++)
  expect([await end(), await end()]).toEqual([true, false])
  off()
  expect(woken).toBe(1)
  expect(await findAgentByDiscord(core.kernel.db, core.workspace, discordUserId)).toBeNull()
  const proof = { workspace: core.workspace, code: left.code, discordUserId, discordName: 'kofi' }
  expect(await proveDiscord(core.kernel, proof)).toEqual({ result: 'wrong' })
  expect(await isAvailable(core.kernel.db, core.workspace, kofi)).toBe(false)
  await expect(addKey()).rejects.toThrow('no such active agent')

  await reactivateAgent(core.kernel, { workspace: core.workspace, by: owner(), agent: kofi })
  expect(await keysOf('Kofi')).toBe(0)
  expect(await acts(`agent:${kofi}`)).toEqual([
    'agent.joined',
    'agent.discord_linked',
    'agent.deactivated',
    'agent.reactivated',
  ])
})

it('is held to who stands above whom, as is giving a role', async () => {
  const mika = await addAgent(core, 'Mika', 'admin')
  const lin = await addAgent(core, 'Lin', 'admin')
  const admin = { id: mika, role: 'admin' as const }
  await expect(end(admin, core.agent)).rejects.toThrow('Nobody changes the owner')
  await expect(end(admin, mika)).rejects.toThrow('yourself')
  await expect(end(admin, lin)).rejects.toThrow('Only the owner')
  await expect(end(owner(), core.agent)).rejects.toThrow('yourself')
  const change = { workspace: core.workspace, agent: kofi, role: 'admin' as const }
  await expect(changeRole(core.kernel, { ...change, by: admin })).rejects.toThrow('Only the owner')
  await changeRole(core.kernel, { ...change, by: owner() })
  await expect(end(admin)).rejects.toThrow('Only the owner')
  await changeRole(core.kernel, { ...change, role: 'agent', by: owner() })
  expect(await end(admin)).toBe(true)
  await expect(changeRole(core.kernel, { ...change, by: owner() })).rejects.toMatchObject({ code: 'conflict' })
})

it('knows nobody of another workspace', async () => {
  const elsewhere = { workspace: core.workspace + 1000, by: owner(), agent: kofi }
  await expect(changeRole(core.kernel, { ...elsewhere, role: 'admin' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(reactivateAgent(core.kernel, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
})

it('counts who is there, and who says to be away', async () => {
  const before = await countAvailable(core.kernel.db, core.workspace)
  await updateProfile(core.kernel, { workspace: core.workspace, agent: kofi, available: false })
  expect(await countAvailable(core.kernel.db, core.workspace)).toBe(before - 1)
  expect(await isAvailable(core.kernel.db, core.workspace, kofi)).toBe(false)
  await updateProfile(core.kernel, { workspace: core.workspace, agent: kofi, available: true, publicName: 'Kofi M' })
  expect(await isAvailable(core.kernel.db, core.workspace, kofi)).toBe(true)
  expect((await acts(`agent:${kofi}`)).slice(1)).toEqual(['agent.away', 'agent.renamed', 'agent.available'])
})

it('lists the keys that work, without the keys, and revokes one', async () => {
  const key = await addKey()
  expect(key).toMatch(/^gdk_[\w-]{43}$/)
  const [listed] = (await listApiKeys(core.kernel.db, core.workspace)).filter(({ agent }) => agent === 'Kofi')
  const kept = await core.database.pool.query('select * from api_key')
  expect(JSON.stringify([kept.rows, listed])).not.toContain(key)
  const gone = { workspace: core.workspace, id: listed?.id ?? '', at: core.clock.now() }
  await core.kernel.db.transaction((tx) => revokeApiKey(tx, gone))
  const again = core.kernel.db.transaction((tx) => revokeApiKey(tx, gone))
  await expect(again).rejects.toMatchObject({ code: 'not_found' })
  expect(await acts(`api_key:${gone.id}`)).toEqual(['api_key.created', 'api_key.revoked'])
})
