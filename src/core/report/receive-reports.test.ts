import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { history, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { answersTo, answerTo, bug, caseDetail, casePress, fileBug } from '../../../test/support/filing.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { CARD_ROUTE } from '../case/wake-card.ts'
import { beginCard } from './begin-card.ts'
import { moveCase } from './move-case.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

// Each test has an hour of its own, because members may file only so much in one.
beforeEach(() => core.clock.advance(3 * 3_600_000))

async function cardDue(id: string): Promise<number | null> {
  const { rows } = await core.database.pool.query<{ due: Date | null }>(
    'select due from lane where subject = $1 and route = $2',
    [id, CARD_ROUTE],
  )
  return rows[0]?.due ? rows[0].due.getTime() - core.clock.now().getTime() : null
}

test('a form makes one case with its reporter, place and roles, however often it comes', async () => {
  const form = bug(core, 'Kofi', { subject: 'Compass spins', description: 'It never stops.' })
  const [first, twice] = await answersTo(core, form, form)
  const again = await answerTo(core, form)
  expect(first).toMatchObject({ kind: 'filed', type: 'bug', similar: [] })
  expect(twice).toEqual(first)
  expect(again).toEqual(first)
  const id = first?.kind === 'filed' ? first.id : ''
  expect(await shown(core, id)).toMatchObject({
    ...{ type: 'bug', status: 'new', published: true, reporters: 1, source: 'form', roles: ['Explorer'] },
    requester: { name: 'Kofi' },
    origin: { name: 'general' },
    fields: { platforms: ['ios'] },
  })
  expect(await cardDue(id)).toBe(0)
  expect(await statedOf(core, id)).toEqual(['case.opened'])
})

test('the same words sent again under another interaction are the same report', async () => {
  const one = await answerTo(core, bug(core, 'Mei', { subject: 'Kite is stuck', description: 'In a tree.' }))
  const two = await answerTo(core, bug(core, 'Mei', { subject: 'Kite is stuck', description: 'In a tree.' }))
  expect(two).toEqual(one)
  core.clock.advance(11 * 60_000)
  const later = await answerTo(core, bug(core, 'Mei', { subject: 'Kite is stuck', description: 'In a tree.' }))
  expect(later).not.toMatchObject({ number: one.kind === 'filed' ? one.number : 0 })
})

test('feedback is for staff alone and is offered nothing', async () => {
  const filed = await answerTo(
    core,
    bug(core, 'Noa', { type: 'feedback', subject: 'Lovely game', fields: { rating: 5 } }),
  )
  const id = filed.kind === 'filed' ? filed.id : ''
  expect(await shown(core, id)).toMatchObject({ type: 'feedback', published: false, fields: { rating: 5 } })
  expect(await answerTo(core, casePress(core, 'Kofi', 'me_too', id))).toEqual({ kind: 'closed', number: null })
})

test('the sixth report within an hour is not taken; an hour after the first there is room again', async () => {
  for (let n = 0; n < 5; n += 1) await fileBug(core, 'Hasty', `Trouble number ${n}${n}`)
  core.clock.advance(20 * 60_000)
  expect(await answerTo(core, bug(core, 'Hasty', { subject: 'One more' }))).toEqual({ kind: 'limited', minutes: 40 })
  core.clock.advance(40 * 60_000)
  expect(await answerTo(core, bug(core, 'Hasty', { subject: 'One more' }))).toMatchObject({ kind: 'filed' })
})

test('what resembles is offered and holds the card back; "same" withdraws the report and joins the other one, once', async () => {
  const known = await fileBug(core, 'Ines', 'Telescope shows a black screen')
  const form = bug(core, 'Diego', {
    ...{ subject: 'Telescope screen is black', description: 'Since the update.' },
  })
  const filed = await answerTo(core, form)
  if (filed.kind !== 'filed') throw new Error(filed.kind)
  expect(filed.similar).toMatchObject([{ id: known.id, number: known.number, reporters: 1 }])
  expect(await cardDue(filed.id)).toBe(45_000)
  const same = () => casePress(core, 'Diego', 'same', known.id, { report: filed.id })
  const withdrawn = { kind: 'withdrawn', id: known.id, number: known.number, reporters: 2 }
  expect(await answerTo(core, same())).toMatchObject(withdrawn)
  expect(await answerTo(core, same())).toMatchObject(withdrawn)
  expect(await shown(core, filed.id)).toMatchObject({ status: 'closed', outcome: 'withdrawn' })
  const lines = await history(core, known.id)
  expect(lines.filter(({ kind }) => kind === 'detail').map(({ text }) => text)).toEqual([
    'Telescope screen is black\n\nSince the update.',
  ])
})

test("nobody withdraws another's report, nor one that staff has taken up", async () => {
  const known = await fileBug(core, 'Ines', 'Raft sinks at once')
  const own = await fileBug(core, 'Olu', 'Boat goes under water')
  expect(await answerTo(core, casePress(core, 'Mallory', 'same', known.id, { report: own.id }))).toMatchObject({
    kind: 'closed',
  })
  await moveCase(core.kernel, { workspace: core.workspace, case: own.id, status: 'open', actor: byAgent(core.agent) })
  const answer = await answerTo(core, casePress(core, 'Olu', 'same', known.id, { report: own.id }))
  expect(answer).toMatchObject({ kind: 'joined', number: known.number, reporters: 2 })
  expect(await shown(core, own.id)).toMatchObject({ status: 'open' })
})

test('"different" lets everybody see it at once', async () => {
  await fileBug(core, 'Ines', 'Snowshoes squeak loudly')
  const filed = await answerTo(core, bug(core, 'Yuki', { subject: 'Snowshoes squeak', description: '' }))
  const id = filed.kind === 'filed' ? filed.id : ''
  expect(await cardDue(id)).toBe(45_000)
  expect(await answerTo(core, casePress(core, 'Yuki', 'different', id, { report: id }))).toMatchObject({ kind: 'kept' })
  expect(await cardDue(id)).toBe(0)
})

test('members join by pressing, once each; a follower who has it too becomes a reporter', async () => {
  const { id, number } = await fileBug(core, 'Ines', 'Wolves howl all day')
  const press = (member: string, act: Parameters<typeof casePress>[2]) =>
    answerTo(core, casePress(core, member, act, id))
  expect(await press('Kofi', 'follow')).toMatchObject({
    kind: 'joined',
    role: 'follower',
    reporters: 1,
    already: false,
  })
  expect(await press('Kofi', 'me_too')).toMatchObject({
    kind: 'joined',
    role: 'reporter',
    reporters: 2,
    already: false,
  })
  expect(await press('Kofi', 'me_too')).toMatchObject({ reporters: 2, already: true })
  expect(await press('Kofi', 'follow')).toMatchObject({ reporters: 2, already: true })
  expect(await press('Kofi', 'direct')).toEqual({ kind: 'direct', id, number })
  expect(await press('Ines', 'me_too')).toMatchObject({ already: true })
  expect(await shown(core, id)).toMatchObject({ reporters: 2, followers: 0 })
  expect(await press('Kofi', 'leave')).toEqual({ kind: 'left', id, number })
  expect(await press('Kofi', 'leave')).toEqual({ kind: 'left', id, number })
  expect(await shown(core, id)).toMatchObject({ reporters: 1, followers: 0 })
})

test('thirty who press at once are all counted, and make one fact', async () => {
  const { id } = await fileBug(core, 'Ines', 'Fireflies are green')
  const presses = Array.from({ length: 30 }, (_, n) => casePress(core, `Crowd${n}`, 'me_too', id))
  await Promise.all([
    answersTo(core, ...presses.slice(0, 15)),
    answersTo(core, ...presses.slice(15), ...presses.slice(0, 5)),
  ])
  expect(await shown(core, id)).toMatchObject({ reporters: 31 })
  expect(await statedOf(core, id)).toEqual(['case.opened', 'case.changed', 'case.changed'])
})

test('what is done with a merged case is done with the one that it belongs to; a case that is over is joined by nobody', async () => {
  const target = await fileBug(core, 'Ines', 'Bridge is missing')
  const merged = await fileBug(core, 'Olu', 'No way over the river')
  const { kernel, workspace, agent } = core
  await mergeCase(kernel, { workspace, case: merged.id, into: target.id, actor: byAgent(agent) })
  expect(await answerTo(core, casePress(core, 'Kofi', 'me_too', merged.id))).toMatchObject({
    number: target.number,
    reporters: 3,
  })
  await moveCase(kernel, { workspace, case: target.id, status: 'resolved', actor: byAgent(agent) })
  expect(await answerTo(core, casePress(core, 'Mei', 'me_too', target.id))).toEqual({
    kind: 'closed',
    number: target.number,
  })
  expect(await answerTo(core, casePress(core, 'Mei', 'me_too', agent))).toEqual({ kind: 'closed', number: null })
})

test('who adds details is a reporter from then on; a resolved case still takes them, a closed one does not', async () => {
  const { id, number } = await fileBug(core, 'Ines', 'Tent has no roof')
  const { kernel, workspace, agent } = core
  const detail = caseDetail(core, 'Kofi', id, 'Only in the rain.')
  expect(await answerTo(core, detail)).toEqual({ kind: 'noted', id, number })
  expect(await answerTo(core, detail)).toEqual({ kind: 'noted', id, number })
  const details = async () => (await history(core, id)).filter(({ kind }) => kind === 'detail').map(({ text }) => text)
  expect(await details()).toEqual(['Only in the rain.'])
  expect(await shown(core, id)).toMatchObject({ reporters: 2 })
  await moveCase(kernel, { workspace, case: id, status: 'resolved', actor: byAgent(agent) })
  expect(await answerTo(core, caseDetail(core, 'Mei', id, 'Still there.'))).toMatchObject({ kind: 'noted' })
  await moveCase(kernel, { workspace, case: id, status: 'closed', actor: byAgent(agent) })
  expect(await answerTo(core, caseDetail(core, 'Mei', id, 'Still.'))).toEqual({ kind: 'closed', number })
  expect(await details()).toEqual(['Only in the rain.', 'Still there.'])
})

test('a reporter adds severity and lets their files be seen; nobody else does, and a forged severity is none', async () => {
  const { id } = await fileBug(core, 'Ines', 'Map is upside down')
  const press = (member: string, act: 'severity' | 'files_public', value = '') =>
    answerTo(core, casePress(core, member, act, id, { value }))
  expect(await press('Ines', 'severity', 'blocking')).toMatchObject({ kind: 'kept' })
  expect(await press('Ines', 'severity', 'world-ending')).toMatchObject({ kind: 'closed' })
  expect(await press('Kofi', 'severity', 'minor')).toMatchObject({ kind: 'closed' })
  expect(await press('Ines', 'files_public')).toMatchObject({ kind: 'kept' })
  expect(await shown(core, id)).toMatchObject({ fields: { severity: 'blocking', filesPublic: true } })
})

test('what a reporter lets be seen waits while theirs may be taken back, and not where its card stands already', async () => {
  const { id } = await fileBug(core, 'Uma', 'Tent has no door')
  const show = () => answerTo(core, casePress(core, 'Uma', 'files_public', id))
  const worked = () => core.database.pool.query('update lane set due = null where subject = $1', [id])
  await worked()
  await show()
  expect(await cardDue(id)).toBe(45_000)
  const { workspace, clock } = core
  const place = { kind: 'text', guildId: '1', channelId: '2', channelName: 'bug-report' } as const
  await beginCard(core.kernel.db, { workspace, case: id, ...place, now: clock.now() })
  await worked()
  await show()
  expect(await cardDue(id)).toBe(0)
})

test('files of a form wait to be copied with the line of the history that they came with', async () => {
  const source = { url: 'https://cdn.discordapp.com/x', externalId: '1', messageExternalId: '2', channelId: '3' }
  const file = { name: 'cave.png', mediaType: 'image/png', bytes: 20, width: 1, height: 1, seconds: null, source }
  const filed = await answerTo(core, bug(core, 'Rosa', { subject: 'Cave is bright', attachments: [file] }))
  const id = filed.kind === 'filed' ? filed.id : ''
  expect((await shown(core, id)).files).toMatchObject([{ name: 'cave.png', state: 'pending' }])
  expect((await history(core, id))[0]).toMatchObject({ kind: 'opened', files: [{ name: 'cave.png' }] })
  const { rows } = await core.database.pool.query(`select 1 from lane where subject = $1 and route = 'attachments'`, [
    id,
  ])
  expect(rows).toHaveLength(1)
})
