import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact, joins } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { NOBODY } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { listOwnCases, type Member } from './list-own-cases.ts'
import { moveCase } from './move-case.ts'
import { readCaseBrief } from './read-case-brief.ts'
import { showOwnCase } from './show-own-case.ts'
import { suggestCases } from './suggest-cases.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const db = () => core.kernel.db
const memberNamed = (name: string): Member => ({
  ...{ workspace: core.workspace, channel: 'discord', address: `id-${name}` },
})
const mine = async (name: string, limit = 10) => {
  const { cases, total } = await listOwnCases(db(), memberNamed(name), limit)
  return { total, cases: cases.map(({ number, role }) => `${number} ${role}`) }
}

test('who has no case, or was never seen, has none', async () => {
  await addContact(core, 'Noa')
  expect(await mine('Noa')).toEqual({ total: 0, cases: [] })
  expect(await mine('Nobody')).toEqual({ total: 0, cases: [] })
})

test('reported and followed ones, the youngest first; beyond the limit they are counted', async () => {
  const kofi = await addContact(core, 'Kofi')
  const numbers: number[] = []
  for (let at = 0; at < 4; at += 1) {
    core.clock.advance(1000)
    numbers.unshift((await addCase(core, { requester: kofi, subject: `Case ${at}` })).number)
  }
  core.clock.advance(1000)
  const followed = await addCase(core, { requester: await addContact(core, 'Mei') })
  await joins(core, followed.id, kofi, 'follower')
  const [third, second] = numbers
  expect(await mine('Kofi', 3)).toEqual({
    total: 5,
    cases: [`${followed.number} follower`, `${third} reporter`, `${second} reporter`],
  })
})

test('a duplicate gives way to the case that it belongs to, and what was taken back is not listed', async () => {
  const yuki = await addContact(core, 'Yuki')
  const target = await addCase(core, { requester: await addContact(core, 'Sora') })
  const own = await addCase(core, { requester: yuki })
  const back = await addCase(core, { requester: yuki })
  const { kernel, workspace } = core
  await mergeCase(kernel, { workspace, case: own.id, into: target.id, actor: NOBODY })
  await moveCase(kernel, {
    workspace,
    case: back.id,
    status: 'closed',
    outcome: 'withdrawn',
    tell: false,
    actor: NOBODY,
  })
  expect((await mine('Yuki')).cases).toEqual([`${target.number} reporter`])
  const shown = await showOwnCase(db(), memberNamed('Yuki'), own.number)
  expect(shown).toMatchObject({
    outcome: 'duplicate',
    mergedInto: { number: target.number, subject: 'Receipts come late' },
  })
})

test('what members see is shown to all, what is private only to its own people; taken back it is nobody else’s', async () => {
  const requester = await addContact(core, 'Ann')
  const open = await addCase(core, { requester })
  const hidden = await addCase(core, { requester, type: 'feedback', published: false })
  const back = await addCase(core, { requester })
  const { kernel, workspace } = core
  await moveCase(kernel, {
    workspace,
    case: back.id,
    status: 'closed',
    outcome: 'withdrawn',
    tell: false,
    actor: NOBODY,
  })
  const sees = async (name: string) => {
    const found = await Promise.all(
      [open, hidden, back].map(({ number }) => showOwnCase(db(), memberNamed(name), number)),
    )
    return found.map((shown) => shown?.role ?? (shown ? 'sees' : null))
  }
  expect(await sees('Ann')).toEqual(['reporter', 'reporter', 'reporter'])
  expect(await sees('Nobody')).toEqual(['sees', null, null])
  for (const odd of [0, -1, 1.5, 1e300, Number.NaN]) expect(await showOwnCase(db(), memberNamed('Ann'), odd)).toBeNull()
})

test('what the team opened for itself keeps its words, until its people are told of it; so does what a duplicate belongs to', async () => {
  const requester = await addContact(core, 'Vera')
  const { kernel, workspace } = core
  const own = await addCase(core, {
    requester,
    type: 'account',
    source: 'message',
    subject: 'Watch her',
    published: false,
  })
  const see = async () => [
    (await mine('Vera')).cases.length,
    (await suggestCases(db(), memberNamed('Vera'), 'watch', 25)).length,
    (await showOwnCase(db(), memberNamed('Vera'), own.number)) === null ? 0 : 1,
  ]
  expect(await see()).toEqual([0, 0, 0])
  const duplicate = await addCase(core, { requester: await addContact(core, 'Wanda') })
  await mergeCase(kernel, { workspace, case: duplicate.id, into: own.id, actor: NOBODY })
  expect(await showOwnCase(db(), memberNamed('Nobody'), duplicate.number)).toMatchObject({ mergedInto: null })
  await moveCase(kernel, {
    workspace,
    case: own.id,
    status: 'waiting',
    texts: { en: 'Is it you?' },
    tell: true,
    actor: NOBODY,
  })
  expect(await see()).toEqual([1, 1, 1])
})

test('since when it stands so, its reporters, and what was told last', async () => {
  const { id, number } = await addCase(core, { requester: await addContact(core, 'Bea') })
  await joins(core, id, await addContact(core, 'Cleo'))
  core.clock.advance(3_600_000)
  const { kernel, workspace } = core
  const at = core.clock.now()
  await moveCase(kernel, { workspace, case: id, status: 'waiting', texts: { en: 'Which phone?' }, actor: NOBODY })
  core.clock.advance(3_600_000)
  const shown = await showOwnCase(db(), memberNamed('Cleo'), number)
  expect(shown).toMatchObject({ status: 'waiting', since: at, reporters: 2, news: { kind: 'need_info', at } })
  expect(await readCaseBrief(db(), workspace, { number })).toMatchObject({ id, owner: null, card: null, since: at })
  expect(await readCaseBrief(db(), workspace, { number: 1.5 })).toBeNull()
})

test('a number is offered while it is typed: of one’s own also by words, of others only what all see', async () => {
  const requester = await addContact(core, 'Dora')
  const own = await addCase(core, { requester, subject: 'A 100% LOCKED gate', published: false })
  const other = await addCase(core, { requester: await addContact(core, 'Eli'), subject: 'Dark cave' })
  const hidden = await addCase(core, { requester: await addContact(core, 'Eli'), type: 'account', published: false })
  const offered = async (name: string, typed: string) =>
    (await suggestCases(db(), memberNamed(name), typed, 25)).map(({ number }) => number)
  expect(await offered('Dora', '')).toEqual([own.number])
  expect(await offered('Dora', 'locked')).toEqual([own.number])
  expect(await offered('Dora', '100%')).toEqual([own.number])
  expect(await offered('Dora', '%')).toEqual([own.number])
  expect(await offered('Dora', 'x%')).toEqual([])
  expect(await offered('Dora', `#${other.number}`)).toEqual([other.number])
  const beginning = String(other.number).slice(0, 3)
  expect(await offered('Dora', beginning)).toEqual(expect.arrayContaining([own.number, other.number]))
  expect(await offered('Dora', beginning)).not.toContain(hidden.number)
  expect(await suggestCases(db(), memberNamed('Dora'), '1', 2)).toHaveLength(2)
})
