import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../../sandbox/contract.ts'
import { byAgent } from '../../src/core/case/actor.ts'
import type { NewReport } from '../../src/core/case/create-case.ts'
import { wakeCard } from '../../src/core/case/wake-card.ts'
import type { Card } from '../../src/core/report/card.ts'
import { moveCase } from '../../src/core/report/move-case.ts'
import { postCard } from '../../src/core/report/post-card.ts'
import { readCard } from '../../src/core/report/read-card.ts'
import { makeReport } from '../support/crowd.ts'
import { TestDiscord, until } from '../support/discord.ts'
import { makePng } from '../support/png.ts'

/** Living cards and lines about reports, before a simulated Discord. */

let discord: TestDiscord
/** How far Discord's clock is ahead of ours. */
let shift: number
let guild: string
let bugs: string
let features: string
let staff: string
let moderator: string

beforeEach(async () => {
  shift = 0
  discord = await TestDiscord.open({ lifted: true, clock: () => Date.now() + shift })
  guild = (await discord.sandbox.state()).guild.id
  bugs = await discord.sandbox.channel('bug-report')
  features = await discord.sandbox.channel('feature-request')
  staff = await discord.sandbox.channel('desk')
  moderator = (await discord.sandbox.member('Arjun Nair')).user.id
  await choose({ bugChannel: bugs, featureChannel: features })
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const choose = (channels: Record<string, string>) =>
  discord.rows('update workspace set settings = $1', [
    Object.fromEntries(Object.entries(channels).map(([name, id]) => [name, { guild, id, name: 'chosen' }])),
  ])

const report = (more: Partial<NewReport> = {}) => makeReport(discord, more)
const feature = () => report({ type: 'feature', fields: { area: 'gameplay' }, subject: 'Night walks' })
const wake = (id: string) => discord.kernel.db.transaction((tx) => wakeCard(tx, discord.workspace, id, new Date()))

async function change(id: string, columns: string): Promise<void> {
  await discord.rows(`update support_case set ${columns} where id = $1`, [id])
  await wake(id)
}

const move = (id: string, status: 'open' | 'in_progress' | 'resolved' | 'closed') =>
  moveCase(discord.kernel, { workspace: discord.workspace, case: id, status, actor: byAgent(discord.agent) })

const cardOf = async (id: string): Promise<Card> => {
  const card = await readCard(discord.kernel.db, discord.workspace, id)
  if (!card) throw new Error('there is no card')
  return card
}

async function stands(id: string): Promise<Card & { messageId: string; threadId: string }> {
  let card: Card | null = null
  const isWhole = async () => {
    card = await readCard(discord.kernel.db, discord.workspace, id)
    return card?.state === 'standing' && card.threadId !== null
  }
  await until(isWhole, 'the card stands', 15_000)
  return card as unknown as Card & { messageId: string; threadId: string }
}

async function is(id: string, state: Card['state']): Promise<Card> {
  await until(async () => (await readCard(discord.kernel.db, discord.workspace, id))?.state === state, state, 15_000)
  return cardOf(id)
}

const said = (channel: string): Promise<SandboxMessage[]> => discord.sandbox.act('messages', { channel })
const textOf = (message: SandboxMessage | undefined) => JSON.stringify([message?.content, message?.embeds])
const buttonsOf = (message: SandboxMessage | undefined) =>
  ((message?.components ?? []) as unknown as { components: { label: string }[] }[]).flatMap(({ components }) =>
    components.map(({ label }) => label),
  )

async function shows(channel: string, part: string): Promise<SandboxMessage> {
  const find = async () => (await said(channel)).find((message) => textOf(message).includes(part))
  await until(async () => (await find()) !== undefined, `"${part}" is shown`, 15_000)
  return (await find()) as SandboxMessage
}

const threadOf = (id: string) => discord.sandbox.running.sandbox.world.channels.get(id)
const entries = (id: string) =>
  discord.rows<{ facts: object }>(`select facts from case_entry where case_id = $1 and kind = 'card' order by at, id`, [
    id,
  ])

test('a bug gets a card with a thread, which follows it, and nothing that only the team may see', async () => {
  await discord.start()
  const id = await report()
  const card = await stands(id)
  expect(card).toMatchObject({ kind: 'text', channelId: bugs, round: 1, words: null })
  const [message, ...more] = await said(bugs)
  expect(more).toEqual([])
  expect(textOf(message)).toContain('#1001 · Receipts delayed')
  expect(textOf(message)).toContain('✅ **Received**')
  expect(textOf(message)).not.toMatch(/blocking|Blocks|Booster/i)
  expect(buttonsOf(message)).toEqual(['Me too · 0', 'Follow', 'Add details', 'Manage'])
  expect(card.threadId).toBe(card.messageId)
  expect(threadOf(card.threadId)).toMatchObject({ name: '#1001 Receipts delayed', parent: bugs })
  await move(id, 'in_progress')
  await shows(bugs, '🔧 **Being fixed**')
  await move(id, 'resolved')
  const fixed = await shows(bugs, '🎉 **Fixed**')
  expect(fixed.id).toBe(card.messageId)
  expect(buttonsOf(fixed)).toEqual(['Manage'])
})

test('a feature is a post of the forum with the tag of its area, archived when it is closed and brought back when not', async () => {
  await discord.start()
  const id = await feature()
  const { threadId } = await stands(id)
  const gameplay = threadOf(features)?.forum?.tags.find(({ name }) => name === 'Gameplay')?.id
  expect(threadOf(threadId)).toMatchObject({
    name: '#1001 Night walks',
    parent: features,
    thread: { tags: [gameplay] },
  })
  expect(buttonsOf((await said(threadId))[0])[0]).toBe('Vote · 0')
  await move(id, 'closed')
  await until(() => threadOf(threadId)?.thread?.archived === true, 'the post is archived')
  expect(textOf((await said(threadId))[0])).toContain('📦')
  await move(id, 'open')
  await shows(threadId, '✅ **Confirmed**')
  await until(() => threadOf(threadId)?.thread?.archived === false, 'the post is back')
})

test('an archived post is brought back for the change of a count, and archived again', async () => {
  await discord.start()
  const id = await feature()
  const { threadId } = await stands(id)
  await discord.sandbox.act('archive-thread', { channel: threadId, archived: true })
  await change(id, 'reporter_count = 12')
  await until(async () => buttonsOf((await said(threadId))[0])[0] === 'Vote · 12', 'the count is shown', 15_000)
  await until(() => threadOf(threadId)?.thread?.archived === true, 'it is archived again')
})

test('a storm of "me too" rewrites a card every three seconds at most', async () => {
  await discord.start()
  const id = await report()
  const { messageId } = await stands(id)
  const edits = () =>
    discord.sandbox.running.sandbox.log
      .last(1000)
      .filter(({ what }) => what.startsWith('PATCH') && what.endsWith(messageId)).length
  const before = edits()
  const end = Date.now() + 4000
  for (let count = 1; Date.now() < end; count += 1) await change(id, `reporter_count = ${count}`)
  await change(id, 'reporter_count = 5000')
  await until(async () => buttonsOf((await said(bugs))[0])[0] === 'Me too · 5,000', 'the last count is shown', 10_000)
  expect(edits() - before).toBeLessThanOrEqual(4)
})

test('a subject that changes renames the thread; what is taken back loses words, name and buttons', async () => {
  await discord.start()
  const id = await report()
  const { threadId } = await stands(id)
  await change(id, `subject = 'Passes locked'`)
  await until(() => threadOf(threadId)?.name === '#1001 Passes locked', 'the thread is renamed', 15_000)
  await change(id, 'published = false')
  const card = await shows(bugs, 'Withdrawn')
  expect(textOf(card)).not.toMatch(/Passes|locked/)
  expect(buttonsOf(card)).toEqual([])
  await until(() => threadOf(threadId)?.name === '#1001', 'the name says nothing more')
})

test('what was withdrawn before anybody saw it, and what is private, gets no card', async () => {
  await discord.start()
  const withdrawn = await report({ description: 'first' })
  await discord.rows(`update support_case set status = 'closed', outcome = 'withdrawn' where id = $1`, [withdrawn])
  await report({ published: false })
  await report({ type: 'feedback', published: true })
  const last = await report({ subject: 'The last one' })
  await stands(last)
  expect((await said(bugs)).map(textOf).join()).not.toContain('#1002')
  expect((await said(bugs)).length).toBeLessThanOrEqual(2)
})

test('a card that a moderator deletes is marked at once, and posted again when the desk says so', async () => {
  await discord.start()
  const id = await report()
  const { messageId } = await stands(id)
  await discord.sandbox.act('delete', { member: moderator, channel: bugs, message: messageId })
  await is(id, 'deleted')
  await move(id, 'open')
  await postCard(discord.kernel, { workspace: discord.workspace, case: id })
  const again = await stands(id)
  expect(again.round).toBe(2)
  expect((await said(bugs)).map(({ id: one }) => one)).toEqual([again.messageId])
  expect((await entries(id)).map(({ facts }) => facts)).toEqual([
    { from: 'standing', to: 'deleted' },
    { from: 'waiting', to: 'standing' },
  ])
  await expect(postCard(discord.kernel, { workspace: discord.workspace, case: id })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a post or a channel that is deleted marks its cards; deletions that nobody heard are found at the next change', async () => {
  await discord.start()
  const [bug, other, wish] = [await report(), await report(), await feature()]
  const [first, second, third] = [await stands(bug), await stands(other), await stands(wish)]
  await discord.sandbox.act('delete-channel', { channel: third.threadId })
  await is(wish, 'deleted')
  await discord.stop()
  await discord.sandbox.act('delete', { member: moderator, channel: bugs, message: first.messageId })
  await discord.start()
  await move(bug, 'open')
  await is(bug, 'deleted')
  await discord.sandbox.act('delete-channel', { channel: bugs })
  expect(await is(other, 'deleted')).toMatchObject({ messageId: null, round: second.round })
})

test('a thread that was deleted is begun again with the next change, and the card stands', async () => {
  await discord.start()
  const id = await report()
  const { threadId } = await stands(id)
  await discord.sandbox.act('delete-channel', { channel: threadId })
  await until(async () => (await cardOf(id)).threadId === null, 'the thread is gone')
  await move(id, 'open')
  await shows(bugs, '**Confirmed**')
  expect((await stands(id)).state).toBe('standing')
})

test('a missing right is named with its channel, at the card and at the desk, and the card comes once it is given', async () => {
  await discord.sandbox.act('deny-permission', { channel: bugs, permission: 'EmbedLinks' })
  await discord.start()
  const id = await report()
  const { words } = await is(id, 'refused')
  expect(words).toBe('Lumi may not keep its cards in #chosen. Give it "Embed Links" there.')
  expect(discord.connector.state().trouble).toBe(words)
  const asked = () =>
    discord.sandbox.running.sandbox.log.last(1000).filter(({ what }) => what === `POST /channels/${bugs}/messages`)
      .length
  expect(asked()).toBe(1)
  await report()
  await is(await report(), 'refused')
  expect(asked()).toBe(1)
  await discord.sandbox.act('deny-permission', { channel: bugs, permission: 'EmbedLinks', denied: false })
  await discord.stop()
  await discord.rows(`update lane set hold_until = null, due = now() where route = 'card'`)
  await discord.start()
  expect((await stands(id)).words).toBeNull()
  expect(discord.connector.state().trouble).toBeNull()
})

test('without the right to begin threads the card stands, and says what it lacks', async () => {
  await discord.sandbox.act('deny-permission', { channel: bugs, permission: 'CreatePublicThreads' })
  await discord.start()
  const id = await report()
  await until(async () => (await readCard(discord.kernel.db, discord.workspace, id))?.words != null, 'it says so')
  expect(await cardOf(id)).toMatchObject({
    ...{ state: 'standing', threadId: null },
    words: 'Lumi may not keep its cards in #chosen. Give it "Create Public Threads" there.',
  })
  const other = await report({ subject: 'Another' })
  await is(other, 'standing')
})

test('a thousand active threads, a forum that wants a tag and has none, and a channel that is gone are said in words', async () => {
  const { world } = discord.sandbox.running.sandbox
  const forum = threadOf(features)
  if (!forum) throw new Error('there is no forum')
  world.keep({ kind: 'channel', value: { ...forum, forum: { tags: [], requireTag: true } } })
  await discord.start()
  const wish = await feature()
  expect((await is(wish, 'refused')).words).toContain('wants a tag on each post')
  const bug = await report()
  const { threadId } = await stands(bug)
  const like = threadOf(threadId)
  for (let more = 1; like && more < 1000; more += 1) {
    world.apply({ kind: 'channel', value: { ...like, id: world.ids.next() } })
  }
  const crowded = await report()
  await until(async () => (await readCard(discord.kernel.db, discord.workspace, crowded))?.words != null, 'it says so')
  expect(await cardOf(crowded)).toMatchObject({ state: 'standing', threadId: null })
  expect((await cardOf(crowded)).words).toContain('1,000 active threads')
  await choose({ bugChannel: '999999999999999999' })
  expect((await is(await report(), 'refused')).words).toBe(
    '#chosen was deleted in Discord. Choose another channel in Settings.',
  )
})

test('another channel takes the next cards, and those that stand stay where they are', async () => {
  await discord.start()
  const id = await report()
  await stands(id)
  const walks = await discord.sandbox.channel('walks')
  await choose({ bugChannel: walks })
  const next = await report({ subject: 'Later' })
  expect(await stands(next)).toMatchObject({ channelId: walks })
  await move(id, 'open')
  await shows(bugs, '**Confirmed**')
  expect((await said(walks)).length).toBe(1)
})

test.each([
  ['a message', 'bug', '/messages'],
  ['a post', 'feature', '/threads'],
] as const)('%s that was made without our hearing the answer is found, not made twice', async (_what, type, route) => {
  const at = `POST /channels/${type === 'bug' ? bugs : features}${route}`
  await discord.sandbox.act('answer-errors', { count: 1, status: 502, when: 'after', route: at })
  await discord.start()
  const id = type === 'bug' ? await report() : await feature()
  await until(() => discord.sandbox.running.sandbox.faults.errors === null, 'the answer is lost')
  await discord.stop()
  // A later process, after Discord has forgotten the key.
  await discord.rows(`update case_card set begun_at = begun_at - interval '5 minutes'`)
  shift = 5 * 60_000
  await discord.rows('update lane set hold_until = null, lease_until = null, due = now()')
  await discord.start()
  const { threadId } = await stands(id)
  const posts = [...discord.sandbox.running.sandbox.world.channels.values()].filter(
    ({ parent, thread }) => thread && parent === features,
  )
  if (type === 'bug') expect((await said(bugs)).length).toBe(1)
  else expect(posts.map(({ id: post }) => post)).toEqual([threadId])
})

test('staff read one line about each report, with what members do not see; beyond five at once one for the others', async () => {
  await choose({ bugChannel: bugs, staffChannel: staff })
  await discord.start()
  const id = await report()
  const line = await shows(staff, '**#1001**')
  expect(line.content).toMatch(/^🐛 \*\*#1001\*\* · “Receipts delayed” · iPhone or iPad · /)
  expect(buttonsOf(line)).toEqual(['Open', 'Manage'])
  await discord.rows('update support_case set owner_id = $2 where id = $1', [id, discord.agent])
  await move(id, 'open')
  await shows(staff, 'with Ana · **Confirmed**')
  for (let more = 0; more < 9; more += 1) await report()
  await report({ source: 'desk' })
  await shows(staff, '**5 more reports**')
  expect((await said(staff)).length).toBe(6)
})

test('files stand on a card only where their reporter said so, as soon as they are here, and are not sent twice', async () => {
  await discord.start()
  const id = await report()
  const [{ entry } = { entry: '' }] = await discord.rows<{ entry: string }>(
    `select id as entry from case_entry where case_id = $1 and kind = 'opened'`,
    [id],
  )
  const { blob } = await discord.blobs.put(discord.workspace, makePng(4, 4, [9, 99, 99]))
  await discord.rows(
    `insert into attachment (workspace, id, message_id, case_id, name, media_type, bytes, state, blob, created_at)
     values ($1, gen_random_uuid(), $2, $3, 'my account.png', 'image/png', 100, 'pending', $4, now())`,
    [discord.workspace, entry, id, blob],
  )
  await stands(id)
  await discord.rows(`update attachment set state = 'stored'`)
  await move(id, 'open')
  await shows(bugs, '**Confirmed**')
  expect((await said(bugs))[0]?.attachments).toEqual([])
  await change(id, `fields = fields || '{"filesPublic": true}'`)
  await until(async () => (await said(bugs))[0]?.attachments.length === 1, 'the file is shown', 15_000)
  const [file] = (await said(bugs))[0]?.attachments ?? []
  expect(file?.filename).toBe('1.png')
  await change(id, 'reporter_count = 7')
  await until(async () => buttonsOf((await said(bugs))[0])[0] === 'Me too · 7', 'the count is shown', 15_000)
  expect((await said(bugs))[0]?.attachments.map(({ id: one }) => one)).toEqual([file?.id])
  await change(id, 'published = false')
  await until(async () => (await said(bugs))[0]?.attachments.length === 0, 'the file is gone', 15_000)
})
