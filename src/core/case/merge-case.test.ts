import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCase, addContact, history, joins, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { byAgent } from './actor.ts'
import { mergeCase } from './merge-case.ts'
import { removeReporter } from './remove-reporter.ts'
import { unmergeCase } from './unmerge-case.ts'
import { updateCase } from './update-case.ts'

let core: TestCore
let people: string[]
beforeAll(async () => {
  core = await openTestCore()
  people = await Promise.all(['Mei', 'Kofi', 'Yuki', 'Bo', 'Lin'].map((name) => addContact(core, name)))
})
afterAll(() => core.close())

const [MEI, KOFI, YUKI, BO, LIN] = [0, 1, 2, 3, 4]
const who = (index: number | undefined): string => people[index ?? 0] ?? ''
const act = (id: string) => ({ workspace: core.workspace, case: id, actor: byAgent(core.agent) })
const merge = (id: string, into: string) => mergeCase(core.kernel, { ...act(id), into })
const unmerge = (id: string) => unmergeCase(core.kernel, act(id))
const counts = async (id: string) => {
  const { reporters, followers } = await shown(core, id)
  const { rows } = await core.database.pool.query(
    `select count(*) filter (where role = 'reporter')::int as reporters, count(*) filter (where role = 'follower')::int as followers
     from case_party where case_id = $1`,
    [id],
  )
  // What is counted on the case is what stands there.
  expect(rows).toEqual([{ reporters, followers }])
  return { reporters, followers }
}

/** A bug of Mei's and Kofi's, and one of Kofi's that Yuki follows. */
async function twoBugs() {
  const [own, other] = [await addCase(core, { requester: who(MEI) }), await addCase(core, { requester: who(KOFI) })]
  await joins(core, own.id, who(KOFI))
  await joins(core, own.id, who(BO), 'follower')
  await joins(core, other.id, who(YUKI), 'follower')
  return { own, other }
}

describe('a duplicate', () => {
  test('is closed, and its people go over to the other, each once', async () => {
    const { own, other } = await twoBugs()
    expect(await merge(own.id, other.id)).toBe(other.id)
    expect(await shown(core, own.id)).toMatchObject({
      ...{ status: 'closed', outcome: 'duplicate', mergedInto: { id: other.id, number: other.number } },
    })
    expect(await shown(core, other.id)).toMatchObject({ status: 'new', merged: [{ id: own.id }], mergedInto: null })
    expect(await counts(other.id)).toEqual({ reporters: 2, followers: 2 })
    expect(await counts(own.id)).toEqual({ reporters: 2, followers: 1 })
    expect((await history(core, own.id)).at(-1)).toMatchObject({
      kind: 'duplicate',
      facts: { other: { id: other.id } },
    })
    expect((await history(core, other.id)).at(-1)).toMatchObject({ kind: 'merged', facts: { other: { id: own.id } } })
    expect(await statedOf(core, own.id)).toEqual(['case.changed'])
    expect(await statedOf(core, other.id)).toEqual(['case.changed'])
    const audited = await core.database.pool.query('select act, facts from audit_entry where subject = $1', [
      `case:${own.id}`,
    ])
    expect(audited.rows).toEqual([{ act: 'case.merged', facts: { into: other.id } }])
  })

  test('has the cards of both brought to what is true', async () => {
    const { own, other } = await twoBugs()
    await merge(own.id, other.id)
    const lanes = await core.database.pool.query(
      `select subject from lane where route = 'card' and subject = any($1)`,
      [[own.id, other.id]],
    )
    expect(lanes.rows).toHaveLength(2)
  })

  test('of a duplicate belongs to the one at the end', async () => {
    const { own, other } = await twoBugs()
    const third = await addCase(core, { requester: who(LIN) })
    await merge(own.id, other.id)
    expect(await merge(third.id, own.id)).toBe(other.id)
    expect(await counts(other.id)).toEqual({ reporters: 3, followers: 2 })
  })

  test('cannot become one twice, nor of itself, nor of what belongs to it', async () => {
    const { own, other } = await twoBugs()
    const third = await addCase(core)
    await merge(own.id, other.id)
    await expect(merge(own.id, third.id)).rejects.toMatchObject({
      code: 'conflict',
      message: `This case is a duplicate of #${other.number} already. Undo that first.`,
    })
    await expect(merge(third.id, third.id)).rejects.toMatchObject({ code: 'invalid' })
    await expect(merge(other.id, own.id)).rejects.toMatchObject({ code: 'invalid' })
    await expect(merge(third.id, core.agent)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is not shown to members under its own number', async () => {
    const { own, other } = await twoBugs()
    await updateCase(core.kernel, { ...act(own.id), change: { published: false } })
    await merge(own.id, other.id)
    const publish = updateCase(core.kernel, { ...act(own.id), change: { published: true } })
    await expect(publish).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('undone', () => {
  test('both are what they were', async () => {
    const { own, other } = await twoBugs()
    const before = await Promise.all([shown(core, own.id), shown(core, other.id)])
    await merge(own.id, other.id)
    expect(await unmerge(own.id)).toBe(other.id)
    const after = await Promise.all([shown(core, own.id), shown(core, other.id)])
    const same = ({ status, outcome, resolvedAt, reporters, followers, mergedInto, merged }: (typeof after)[0]) => {
      return { status, outcome, resolvedAt, reporters, followers, mergedInto, merged }
    }
    expect(after.map(same)).toEqual(before.map(same))
    expect((await history(core, own.id)).at(-1)).toMatchObject({ kind: 'not_duplicate' })
    expect((await history(core, other.id)).at(-1)).toMatchObject({ kind: 'unmerged' })
    await expect(unmerge(own.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('who came to the other meanwhile, or had been there, stays', async () => {
    const { own, other } = await twoBugs()
    await merge(own.id, other.id)
    await joins(core, other.id, who(LIN))
    // Bo followed the duplicate; by saying "me too" he is on the other for himself.
    await joins(core, other.id, who(BO))
    await unmerge(own.id)
    // Kofi and Lin and Bo report, Yuki follows; Mei went back with her own.
    expect(await counts(other.id)).toEqual({ reporters: 3, followers: 1 })
    expect(await counts(own.id)).toEqual({ reporters: 2, followers: 1 })
  })

  test('who was taken off the other does not come back, and the duplicate keeps its own', async () => {
    const { own, other } = await twoBugs()
    await merge(own.id, other.id)
    await removeReporter(core.kernel, { ...act(other.id), contact: who(MEI) })
    await unmerge(own.id)
    expect(await counts(other.id)).toEqual({ reporters: 1, followers: 1 })
    expect(await counts(own.id)).toEqual({ reporters: 2, followers: 1 })
  })

  test('where the other has become a duplicate itself, that comes first', async () => {
    const { own, other } = await twoBugs()
    const third = await addCase(core)
    await merge(own.id, other.id)
    await merge(other.id, third.id)
    expect(await counts(third.id)).toEqual({ reporters: 2, followers: 2 })
    await expect(unmerge(own.id)).rejects.toMatchObject({ code: 'conflict' })
    await unmerge(other.id)
    expect(await counts(third.id)).toEqual({ reporters: 0, followers: 0 })
    await unmerge(own.id)
    expect(await counts(other.id)).toEqual({ reporters: 1, followers: 1 })
  })
})

describe('at the same moment', () => {
  test('of two agents who merge the same case one is told', async () => {
    const { own, other } = await twoBugs()
    const third = await addCase(core)
    const ends = await Promise.allSettled([merge(own.id, other.id), merge(own.id, third.id)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict' })
  })

  test('two who merge a pair into each other make no circle', async () => {
    for (let round = 0; round < 5; round++) {
      const { own, other } = await twoBugs()
      const ends = await Promise.allSettled([merge(own.id, other.id), merge(other.id, own.id)])
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const [one, two] = await Promise.all([shown(core, own.id), shown(core, other.id)])
      expect([one.mergedInto, two.mergedInto].filter((into) => into !== null)).toHaveLength(1)
    }
  })

  test('a storm of "me too" is counted whole, whichever case it meets', async () => {
    const { own, other } = await twoBugs()
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, n) => addContact(core, `Crowd ${n}`)))
    const pressed = crowd.map((contact, n) => joins(core, n % 2 ? own.id : other.id, contact))
    await Promise.all([...pressed.slice(0, 10), merge(own.id, other.id), ...pressed.slice(10)])
    const { reporters } = await counts(other.id)
    // Those who pressed the duplicate's own card after the merge stay with it alone.
    expect(reporters).toBeGreaterThanOrEqual(12)
    expect((await counts(own.id)).reporters).toBe(12)
    await unmerge(own.id)
    expect(await counts(other.id)).toEqual({ reporters: 11, followers: 1 })
  })
})
