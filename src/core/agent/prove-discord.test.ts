import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { createDiscordCode } from './discord-code.ts'
import { findAgentByDiscord } from './find-agent-by-discord.ts'
import { proveDiscord } from './prove-discord.ts'
import { unlinkDiscord } from './unlink-discord.ts'

let core: TestCore
let kofi: string
let discordUserId: string

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  kofi = await addAgent(core, 'Kofi')
  discordUserId = nextSnowflake()
})

const prove = (code: string, user = discordUserId, workspace = core.workspace) =>
  proveDiscord(core.kernel, { workspace, code, discordUserId: user, discordName: 'kofi.codes' })
const make = (agent = kofi) => createDiscordCode(core.kernel, { workspace: core.workspace, agent })
const linked = () => findAgentByDiscord(core.kernel.db, core.workspace, discordUserId)

it('links the account that types the code, however it is typed, once', async () => {
  const { code } = await make()
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
  expect(await prove(`${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase())).toEqual({
    result: 'linked',
    agent: kofi,
    publicName: 'Kofi',
  })
  expect(await linked()).toEqual({ id: kofi, publicName: 'Kofi' })
  expect(await prove(code, nextSnowflake())).toEqual({ result: 'wrong' })
  const stored = await core.database.pool.query('select hash from discord_code')
  expect(stored.rowCount).toBe(0)
})

it('keeps no code that could be read, and ends the earlier one', async () => {
  const first = await make()
  const second = await make()
  const stored = await core.database.pool.query('select * from discord_code where agent_id = $1', [kofi])
  expect(stored.rowCount).toBe(1)
  expect(JSON.stringify(stored.rows)).not.toContain(second.code)
  expect(await prove(first.code)).toEqual({ result: 'wrong' })
  expect(await prove(second.code)).toMatchObject({ result: 'linked' })
})

it('takes no code after a quarter of an hour, nor in another workspace', async () => {
  const { code, expiresAt } = await make()
  expect(await prove(code, discordUserId, core.workspace + 1).catch(() => 'refused')).not.toMatchObject({
    result: 'linked',
  })
  core.clock.advance(15 * 60_000)
  expect(expiresAt).toEqual(core.clock.now())
  expect(await prove(code)).toEqual({ result: 'wrong' })
})

it('lets an account that guessed five times wait a quarter of an hour, also with the right code, and no other account', async () => {
  const guesses = await Promise.all(Array.from({ length: 9 }, (_, n) => prove(`WRONG${n}${n}${n}`)))
  expect(guesses.filter(({ result }) => result === 'wrong')).toHaveLength(5)
  const until = new Date(core.clock.now().getTime() + 15 * 60_000)
  expect(await prove((await make()).code)).toEqual({ result: 'wait', until })
  const other = nextSnowflake()
  expect(await prove((await make()).code, other)).toMatchObject({ result: 'linked' })
  core.clock.advance(15 * 60_000)
  expect(await prove((await make()).code)).toMatchObject({ result: 'linked' })
})

it('gives an account to one agent; the agent may take another account, or none', async () => {
  const mika = await addAgent(core, 'Mika')
  await prove((await make()).code)
  expect(await prove((await make(mika)).code)).toEqual({ result: 'taken' })
  const second = nextSnowflake()
  await prove((await make()).code, second)
  expect(await linked()).toBeNull()
  expect(await prove((await make(mika)).code)).toMatchObject({ result: 'linked', agent: mika })
  await unlinkDiscord(core.kernel, { workspace: core.workspace, agent: mika })
  expect(await linked()).toBeNull()
})
