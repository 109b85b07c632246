import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../test/support/core.ts'
import { createOwner } from '../core/agent/create-owner.ts'
import { receiveChanges } from '../core/conversation/receive.ts'
import { sendReply } from '../core/conversation/send-reply.ts'
import { actOnReport } from '../core/moderation/act-on-report.ts'
import { fileReport } from '../core/moderation/file-report.ts'
import { createBlock } from '../core/safety/create-block.ts'
import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { childrenFirst, eraseWorkspace } from './erase-workspace.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

/** Rows of a workspace in every table that has the column. */
async function rows(workspace: number): Promise<Record<string, number>> {
  const { pool } = core.database
  const tables = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'workspace' and table_schema = 'public'`,
  )
  const counted = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const found = await pool.query(`select count(*)::int as n from "${name}" where workspace = $1`, [workspace])
      return [name, found.rows[0].n as number] as const
    }),
  )
  return Object.fromEntries(counted.filter(([, n]) => n > 0))
}

async function fill(workspace: number, agent: string): Promise<void> {
  for (const member of ['mei', 'kofi']) {
    const received = { workspace, channel: 'discord' as const }
    const [one] = await receiveChanges(core.kernel, received, [directMessage(member, 'where is my lantern')])
    const reply = { workspace, agent, conversation: one?.conversation ?? '', text: 'here', replyTo: null }
    await sendReply(core.kernel, { ...reply, attachments: [] })
  }
  await createBlock(core.kernel, { workspace, agent, address: 'rin', reason: '' })
  const { contact: reporter } = directMessage('mei', '')
  const filed = await fileReport(core.kernel, {
    ...{ workspace, channel: 'discord', externalId: '1', reporter, words: 'x', files: [], quoted: 'x' },
    ...{ guild: null, origin: null, message: null, subject: { address: 'rin', name: 'Rin', picture: null } },
  })
  const report = filed.kind === 'filed' ? filed.report : ''
  await actOnReport(core.kernel, { workspace, agent, report, version: 1, kind: 'note', text: 'x', tell: false })
}

test('everything of one workspace goes, and nothing of the other', async () => {
  const { kernel, workspace: kept } = core
  const at = core.clock.now()
  const other = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Other', demo: true, at }))
  const owner = { workspace: other, userId: randomUUID(), name: 'Bo', publicName: 'Bo', at }
  await fill(other, await kernel.db.transaction((tx) => createOwner(tx, owner)))
  await fill(kept, core.agent)
  expect(Object.keys(await rows(other)).length).toBeGreaterThan(8)
  const before = await rows(kept)
  await eraseWorkspace(kernel.db, other)
  expect(await rows(other)).toEqual({})
  const { event: _e, event_staging: _s, ...after } = await rows(kept)
  expect(before).toMatchObject(after)
})

test('a session that works in the workspace is not ended, only turned away from it', async () => {
  const { pool } = core.database
  await pool.query(
    `insert into "user" (id, name, email, created_at, updated_at) values ('u', 'U', 'u@e', now(), now())`,
  )
  await pool.query(`insert into session (id, token, user_id, workspace, expires_at, created_at, updated_at)
    values ('s', 't', 'u', 77, now(), now(), now())`)
  await eraseWorkspace(core.kernel.db, 77)
  expect((await pool.query('select workspace from session')).rows).toEqual([{ workspace: null }])
})

test('tables stand behind those that refer to them; a ring is told, not walked for ever', () => {
  const table = (name: string, ...children: string[]) => ({ name, children })
  const ordered = childrenFirst([table('contact', 'chat'), table('chat', 'words'), table('words'), table('alone')])
  expect(ordered.map(({ name }) => name)).toEqual(['words', 'alone', 'chat', 'contact'])
  expect(() => childrenFirst([table('a', 'b'), table('b', 'a')])).toThrow('a, b')
})
