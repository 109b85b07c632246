import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact, joins, shown } from '../../../test/support/cases.ts'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import { linkToCase } from '../conversation/link-to-case.ts'
import { openCaseByHand } from '../conversation/open-case-by-hand.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { moveCase } from '../report/move-case.ts'
import { deactivateAgent } from '../routing/deactivate-agent.ts'
import { byAgent } from './actor.ts'
import { addNote } from './add-note.ts'
import { linkCases } from './link-cases.ts'
import { mergeCase } from './merge-case.ts'
import { unmergeCase } from './unmerge-case.ts'
import { updateCase } from './update-case.ts'

const CASES = 4
const ROUNDS = 6

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

/** Counts how often works are begun and how often they were asked for: one that PostgreSQL undid for a deadlock is begun again. */
function countWorks(): { asked: number; begun: number } {
  const { db } = core.kernel
  const transaction = db.transaction.bind(db)
  const counts = { asked: 0, begun: 0 }
  db.transaction = (work) => {
    counts.asked++
    return transaction((tx) => {
      counts.begun++
      return work(tx)
    })
  }
  return counts
}

test('whatever is done with the same few cases at once, no two ever wait for each other', async () => {
  const { kernel, workspace, agent } = core
  const story = new Story(core)
  const actor = byAgent(agent)
  const colleagues = await Promise.all(Array.from({ length: ROUNDS }, (_, n) => addAgent(core, `Agent ${n}`)))
  const people = await Promise.all(Array.from({ length: ROUNDS }, (_, n) => addContact(core, `Member ${n}`)))
  const cases: string[] = []
  for (let n = 0; n < CASES; n++) cases.push((await addCase(core)).id)
  const chats: string[] = []
  for (let n = 0; n < ROUNDS; n++) chats.push(await story.say(directMessage(nextSnowflake(), 'human please')))
  const at = (n: number): string => cases[n % CASES] ?? ''
  const counts = countWorks()
  const works = Array.from({ length: ROUNDS }, (_, n) => {
    const own = { workspace, case: at(n), actor }
    const conversation = chats[n] ?? ''
    const colleague = colleagues[n] ?? ''
    return [
      mergeCase(kernel, { ...own, into: at(n + 1) }),
      mergeCase(kernel, { ...own, case: at(n + 1), into: at(n) }),
      unmergeCase(kernel, own),
      linkCases(kernel, { ...own, other: at(n + 2), kind: 'related' }),
      updateCase(kernel, { ...own, change: { owner: colleague } }),
      addNote(kernel, { ...own, agent, text: 'Look', mentions: [colleague] }),
      joins(core, at(n), people[n] ?? ''),
      moveCase(kernel, { ...own, status: n % 2 ? 'open' : 'in_progress' }),
      linkToCase(kernel, { ...own, conversation }),
      takeConversation(kernel, { workspace, conversation, agent: colleague }),
      resolveConversation(kernel, { workspace, conversation, agent }),
      openCaseByHand(kernel, {
        ...{
          workspace,
          agent,
          source: 'desk',
          type: 'bug',
          subject: 'New',
          description: '',
          fields: {},
          priority: 'low',
        },
        ...{ owner: null, tags: [], contact: people[n] ?? null, conversation, published: true },
      }),
      ...(n === 3 ? [deactivateAgent(kernel, { workspace, by: { id: agent, role: 'owner' }, agent: colleague })] : []),
    ]
  }).flat()
  const ends = await Promise.allSettled(works)
  // What was refused was refused in words.
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ name: 'Refusal' })
  expect(counts.begun).toBe(counts.asked)
  for (const id of cases) {
    const { reporters, followers } = await shown(core, id)
    const { rows } = await core.database.pool.query('select count(*)::int as n from case_party where case_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ n: reporters + followers }])
  }
})
