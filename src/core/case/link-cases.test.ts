import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, history, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { byAgent } from './actor.ts'
import { type LinkKind, linkCases, unlinkCases } from './link-cases.ts'

let core: TestCore
let own: string
let other: string
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  own = (await addCase(core)).id
  other = (await addCase(core, { subject: 'The shop is slow' })).id
})

const link = (kind: LinkKind, from = own, to = other) =>
  linkCases(core.kernel, { workspace: core.workspace, case: from, other: to, kind, actor: byAgent(core.agent) })
const unlink = (kind: LinkKind, from = own, to = other) =>
  unlinkCases(core.kernel, { workspace: core.workspace, case: from, other: to, kind, actor: byAgent(core.agent) })
const linksOf = async (id: string) => (await shown(core, id)).links.map(({ case: { id: at }, kind }) => [at, kind])

test.each([
  ['related', 'related'],
  ['blocks', 'blocked_by'],
  ['blocked_by', 'blocks'],
] as const)('%s is seen from the other as %s, and taken back from either', async (kind, opposite) => {
  await link(kind)
  expect(await linksOf(own)).toEqual([[other, kind]])
  expect(await linksOf(other)).toEqual([[own, opposite]])
  expect((await history(core, other)).at(-1)).toMatchObject({
    kind: 'linked',
    facts: { link: opposite, other: { id: own } },
  })
  await unlink(opposite, other, own)
  expect(await linksOf(own)).toEqual([])
  expect((await history(core, own)).at(-1)).toMatchObject({
    kind: 'unlinked',
    facts: { link: kind, other: { id: other } },
  })
})

test('said twice, from either side, it stands once', async () => {
  await link('related')
  await link('related', other, own)
  expect(await linksOf(own)).toEqual([[other, 'related']])
  expect(await statedOf(core, own)).toEqual(['case.changed'])
  await unlink('blocks')
  expect(await linksOf(own)).toEqual([[other, 'related']])
})

test('none is linked with itself, and two do not block each other', async () => {
  await expect(link('related', own, own)).rejects.toMatchObject({ code: 'invalid' })
  await link('blocks')
  await expect(link('blocked_by')).rejects.toMatchObject({ code: 'conflict' })
})
