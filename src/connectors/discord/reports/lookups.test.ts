import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact } from '../../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { mineInWords } from './lookups.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

test('ten long titles fit into one message, and what does not is counted', async () => {
  const requester = await addContact(core, 'Ann')
  for (let at = 0; at < 12; at += 1) {
    const { id } = await addCase(core, { requester, subject: `${at} ${'_*~|'.repeat(20)}`.slice(0, 80) })
    await core.database.pool.query(
      `insert into case_card (workspace, case_id, kind, state, guild_id, channel_id, channel_name, message_id, begun_at)
        values ($1, $2, 'text', 'standing', $3, $3, 'bug-report', $3, now())`,
      [core.workspace, id, '12345678901234567890'],
    )
  }
  const asker = { workspace: core.workspace, address: 'id-Ann', name: 'Ann', locale: 'pt-BR' }
  const words = await mineInWords(core.kernel.db, asker)
  expect(words.length).toBeLessThanOrEqual(2000)
  const lines = words.split('\n')
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.at(-1)).toBe(`e mais ${12 - lines.length + 1}`)
})
