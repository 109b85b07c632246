import { afterAll, beforeAll, expect, test } from 'vitest'
import { byAgent } from '../../src/core/case/actor.ts'
import { moveCase } from '../../src/core/report/move-case.ts'
import { joinCrowd, makeCrowd, makeReport } from '../support/crowd.ts'
import { TestDiscord, until } from '../support/discord.ts'

/** Five thousand who follow a case and chose direct messages, half of which are closed, at Discord's own limits. */

let discord: TestDiscord

beforeAll(async () => {
  discord = await TestDiscord.open()
  discord.requestsPerSecond = 50
  const guild = (await discord.sandbox.state()).guild.id
  const bugChannel = { guild, id: await discord.sandbox.channel('bug-report'), name: 'bug-report' }
  await discord.rows('update workspace set settings = $1', [{ bugChannel }])
})
afterAll(() => discord.close())

test('each is told once, nobody is refused for asking too much, and the doors that are closed are not all knocked at', async () => {
  await discord.start()
  const id = await makeReport(discord)
  const members = await makeCrowd(discord, { count: 5000, direct: true })
  const closed = members.filter((_, at) => at % 2 === 0)
  await joinCrowd(discord, id, members, 'follower')
  await discord.rows('update case_party set direct = true')
  await discord.sandbox.act('direct-messages-many', { members: closed, open: false })
  await until(
    async () => (await discord.rows('select 1 from case_card where thread_id is not null')).length > 0,
    'the card',
  )
  const began = Date.now()
  await moveCase(discord.kernel, {
    ...{ workspace: discord.workspace, case: id, status: 'in_progress' },
    actor: byAgent(discord.agent),
  })
  const isDone = async () => (await discord.rows('select 1 from case_news where done_at is not null')).length === 1
  await until(isDone, 'everybody was told', 900_000)
  const { direct, mentioned } = await discord.sandbox.act('told', { text: '#1001' })
  const told = [...direct, ...mentioned].map(({ member }) => member)
  expect(new Set(told).size).toBe(members.length)
  expect(told.length).toBe(members.length)
  expect(direct.map(({ member }) => member).filter((member) => closed.includes(member))).toEqual([])
  const { invalidRequests } = discord.connector.state()
  expect(invalidRequests).toBeLessThan(1500)
  process.stdout.write(
    `5,000 told in ${Math.round((Date.now() - began) / 1000)} s: ${direct.length} directly, ${mentioned.length} by name, ${invalidRequests} refused\n`,
  )
})
