import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, history, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { moveCase } from '../report/move-case.ts'
import { deactivateAgent } from '../routing/deactivate-agent.ts'
import { byAgent } from './actor.ts'
import { setReminder } from './set-reminder.ts'
import { updateCase } from './update-case.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

test('who leaves owns nothing that goes on, whatever they are given at the same moment', async () => {
  const { kernel, workspace, agent } = core
  const kofi = await addAgent(core, 'Kofi')
  const give = (id: string) =>
    updateCase(kernel, { workspace, case: id, actor: byAgent(agent), change: { owner: kofi } })
  const [open, over, late] = [await addCase(core), await addCase(core), await addCase(core)]
  await give(open.id)
  await give(over.id)
  await moveCase(kernel, { workspace, case: over.id, status: 'resolved', actor: byAgent(kofi) })
  const dueAt = new Date(core.clock.now().getTime() + 1000)
  await setReminder(kernel, { workspace, case: open.id, agent: kofi, dueAt, text: '', unlessAnswered: false })
  const ending = deactivateAgent(kernel, { workspace, by: { id: agent, role: 'owner' }, agent: kofi })
  await Promise.allSettled([ending, give(late.id)])
  await ending
  expect(await shown(core, open.id)).toMatchObject({ owner: null, reminders: [] })
  expect(await shown(core, late.id)).toMatchObject({ owner: null })
  // Who has solved it is still to be seen.
  expect(await shown(core, over.id)).toMatchObject({ owner: { id: kofi } })
  expect((await history(core, open.id)).at(-1)).toMatchObject({
    ...{ kind: 'owner', agent: { publicName: 'Ana' }, facts: { fromName: 'Kofi', to: null } },
  })
  expect((await statedOf(core, open.id)).at(-1)).toBe('case.changed')
})
