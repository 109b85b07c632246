import { afterEach, beforeEach, expect, test } from 'vitest'
import { byAgent } from '../src/core/case/actor.ts'
import { updateCase } from '../src/core/case/update-case.ts'
import { moveCase } from '../src/core/report/move-case.ts'
import { joinCrowd, makeCrowd, makeReport } from './support/crowd.ts'
import { TestDiscord, until } from './support/discord.ts'

/** What those who wait for a case are told, and where, before a simulated Discord. */

let discord: TestDiscord
/** How far Discord's clock is ahead of ours. */
let shift: number
let id: string

beforeEach(async () => {
  shift = 0
  discord = await TestDiscord.open({ lifted: true, clock: () => Date.now() + shift })
  const guild = (await discord.sandbox.state()).guild.id
  const bugChannel = { guild, id: await discord.sandbox.channel('bug-report'), name: 'bug-report' }
  await discord.rows('update workspace set settings = $1', [{ bugChannel }])
  id = await makeReport(discord)
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const move = (status: 'open' | 'in_progress' | 'resolved', texts = {}) =>
  moveCase(discord.kernel, {
    ...{ workspace: discord.workspace, case: id, status, texts },
    fixedIn: status === 'resolved' ? '2.3.1' : undefined,
    actor: byAgent(discord.agent),
  })

const cardStands = () =>
  until(
    async () => (await discord.rows('select 1 from case_card where thread_id is not null')).length > 0,
    'the card',
    15_000,
  )
const isDone = (ms = 30_000) =>
  until(
    async () => {
      const open = await discord.rows('select 1 from case_news where done_at is null')
      const all = await discord.rows('select 1 from case_news')
      return all.length > 0 && open.length === 0
    },
    'everybody was told',
    ms,
  )
const told = (text: string) => discord.sandbox.act('told', { text })
const states = async () =>
  Object.fromEntries(
    (
      await discord.rows<{ state: string; n: number }>('select state, count(*)::int as n from case_telling group by 1')
    ).map(({ state, n }) => [state, n]),
  )
const once = (members: { member: string }[]) => {
  const all = members.map(({ member }) => member)
  expect(new Set(all).size).toBe(all.length)
  return new Set(all)
}

test('reporters are told by direct message in their language, followers by name in the thread, each once and nobody else', async () => {
  await discord.start()
  const ann = await makeCrowd(discord, { count: 1, direct: true })
  const bia = await makeCrowd(discord, { count: 1, direct: true, locale: 'pt-BR' })
  const followers = await makeCrowd(discord, { count: 3, direct: true })
  const strangers = await makeCrowd(discord, { count: 2, direct: false })
  await joinCrowd(discord, id, [...ann, ...bia, ...strangers], 'reporter')
  await joinCrowd(discord, id, followers, 'follower')
  await cardStands()
  await move('resolved', { en: 'Update in the store.', 'pt-BR': 'Atualize na loja.' })
  await isDone()
  const english = await told('Update in the store.')
  expect(english.direct.map(({ member }) => member)).toEqual(ann)
  expect((await told('Atualize na loja.')).direct.map(({ member }) => member)).toEqual(bia)
  expect(once(english.mentioned)).toEqual(new Set([...followers, ...strangers]))
  const [message] = english.mentioned
  expect(message?.text).toContain('2.3.1')
  expect(discord.sandbox.running.sandbox.world.channels.get(message?.channel ?? '')?.name).toBe(
    '#1001 Receipts delayed',
  )
  expect(await states()).toEqual({ told: 7 })
})

test('of two hundred with half of their direct messages closed each is told once, the others together in the thread', async () => {
  await discord.start()
  const [open, closed] = [
    await makeCrowd(discord, { count: 60, direct: true }),
    await makeCrowd(discord, { count: 60, direct: true }),
  ]
  const followers = await makeCrowd(discord, { count: 80, direct: false })
  await joinCrowd(discord, id, [...open, ...closed], 'reporter')
  await joinCrowd(discord, id, followers, 'follower')
  await discord.sandbox.act('direct-messages-many', { members: closed, open: false })
  await cardStands()
  await move('in_progress')
  await isDone(60_000)
  const { direct, mentioned } = await told('#1001')
  expect(once(direct)).toEqual(new Set(open))
  expect(once(mentioned.filter(({ text }) => !text.includes('Received')))).toEqual(new Set([...closed, ...followers]))
  // 140 people in as few messages as their length allows.
  expect(new Set(mentioned.map(({ message }) => message)).size).toBeLessThanOrEqual(4)
  expect(await states()).toEqual({ told: 200 })
})

test('nothing is said in the thread of a card that was taken back', async () => {
  await discord.start()
  const [reporter] = await makeCrowd(discord, { count: 1, direct: true })
  await joinCrowd(discord, id, [reporter as string], 'reporter')
  await joinCrowd(discord, id, await makeCrowd(discord, { count: 2, direct: false }), 'follower')
  await cardStands()
  const { kernel, workspace, agent } = discord
  await updateCase(kernel, { workspace, case: id, actor: byAgent(agent), change: { published: false } })
  await moveCase(kernel, { workspace, case: id, status: 'resolved', tell: true, actor: byAgent(agent) })
  await isDone()
  const { direct, mentioned } = await told('Fixed')
  expect(direct.map(({ member }) => member)).toEqual([reporter])
  expect(mentioned).toEqual([])
  expect(await states()).toEqual({ told: 1, unreached: 2 })
})

test('who has left and where nothing leads is unreached, and it is over all the same', async () => {
  await discord.rows(`update workspace set settings = '{}'`)
  await discord.start()
  const [gone] = await makeCrowd(discord, { count: 1, direct: true })
  const strangers = await makeCrowd(discord, { count: 2, direct: false })
  await joinCrowd(discord, id, [gone as string, ...strangers], 'reporter')
  await discord.rows('update discord_member set left_at = now() where user_id = $1', [gone])
  await discord.rows(`update support_case set opened_at = now() - interval '1 hour'`)
  await move('open')
  await discord.rows(`update case_news set at = at - interval '1 minute'`)
  await isDone()
  expect(await states()).toEqual({ unreached: 3 })
  expect(await told('#1001')).toEqual({ direct: [], mentioned: [] })
})

test('a thread that was deleted reaches nobody by name, and those with a direct message all the same', async () => {
  await discord.start()
  const [ann] = await makeCrowd(discord, { count: 1, direct: true })
  const strangers = await makeCrowd(discord, { count: 2, direct: false })
  await joinCrowd(discord, id, [ann as string, ...strangers], 'reporter')
  await cardStands()
  const bugs = await discord.sandbox.channel('bug-report')
  await discord.sandbox.act('delete-channel', { channel: bugs })
  await until(
    async () => (await discord.rows(`select 1 from case_card where state = 'deleted'`)).length > 0,
    'it is gone',
  )
  await move('open')
  await isDone()
  expect(await states()).toEqual({ told: 1, unreached: 2 })
})

test.each([
  ['while Discord still knows the key', 0],
  ['long after', 5],
])('a message of names whose answer was lost is not posted twice, %s', async (_when, minutes) => {
  await discord.start()
  const strangers = await makeCrowd(discord, { count: 5, direct: false })
  await joinCrowd(discord, id, strangers, 'follower')
  await cardStands()
  const [card] = await discord.rows<{ thread: string }>('select thread_id as thread from case_card')
  const route = `POST /channels/${card?.thread}/messages`
  await discord.sandbox.act('answer-errors', { count: 1, status: 502, when: 'after', route })
  await move('open')
  await until(() => discord.sandbox.running.sandbox.faults.errors === null, 'the answer is lost')
  await discord.stop()
  if (minutes > 0) {
    await discord.rows(`update case_news set at = at - make_interval(mins => $1)`, [minutes])
    // As after that time: the key is forgotten.
    shift = 5 * 60_000
  }
  await discord.rows('update lane set hold_until = null, lease_until = null, due = now()')
  await discord.start()
  await isDone()
  expect(once((await told('#1001')).mentioned)).toEqual(new Set(strangers))
  expect(await states()).toEqual({ told: 5 })
})

test('a right that is missing in the thread is waited for, and nobody is left out once it is given', async () => {
  await discord.start()
  const strangers = await makeCrowd(discord, { count: 2, direct: false })
  await joinCrowd(discord, id, strangers, 'follower')
  await cardStands()
  const bugs = await discord.sandbox.channel('bug-report')
  await discord.sandbox.act('deny-permission', { channel: bugs, permission: 'SendMessagesInThreads' })
  await move('open')
  await until(() => discord.connector.state().trouble !== null, 'it is said')
  expect(discord.connector.state().trouble).toContain('"Send Messages in Threads"')
  expect(await states()).toEqual({ mention: 2 })
  await discord.sandbox.act('deny-permission', { channel: bugs, permission: 'SendMessagesInThreads', denied: false })
  await discord.stop()
  await discord.rows('update lane set hold_until = null, due = now()')
  await discord.start()
  await isDone()
  expect(await states()).toEqual({ told: 2 })
})
