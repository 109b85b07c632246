import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import type { Statement } from '../../kernel/database.ts'
import { search } from './search.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const find = (q: string) => search(core.kernel.db, { workspace: core.workspace, q, limit: 8 })

async function write(address: string, name: string, ...texts: string[]): Promise<string> {
  let id = ''
  for (const text of texts) {
    const message = directMessage(address, text)
    id = await story.say({ ...message, contact: { ...message.contact, name, handle: `${address}.walks` } })
  }
  return id
}

test('people are found by a part of their name, by handle and by Discord id, each with their newest conversation', async () => {
  const id = await write('1573582279735771143', 'Mei-Ling Tan', 'the lantern did not count')
  for (const q of ['mei-ling', 'ling t', 'me', '@1573582279735771143.walks', '1573582279735771143']) {
    const { people } = await find(q)
    expect(people[0], q).toMatchObject({ conversation: id, address: '1573582279735771143' })
  }
  expect((await find('nobody of that name')).people).toEqual([])
  expect((await find('%_')).people).toEqual([])
})

test('a case is found by its number, with and without the sign', async () => {
  const id = await write('kofi', 'Kofi Mensah', 'paid and still locked', 'human please')
  for (const q of ['1001', '#1001']) {
    const { cases } = await find(q)
    expect(cases).toMatchObject([{ conversation: id, case: { number: 1001 }, subject: 'paid and still locked' }])
  }
  expect((await find('#9999')).cases).toEqual([])
})

test('words are found where they were said, newest first, the last one perhaps unfinished', async () => {
  const id = await write('diego', 'Diego Fuentes', 'my **aurora pass** stays locked after the walk')
  const { messages } = await find('aurora pas')
  expect(messages).toMatchObject([{ conversation: id, contact: { name: 'Diego Fuentes' }, author: 'contact' }])
  expect(messages[0]?.words).toContain('\u0002aurora\u0003')
  expect((await find('aurora moon')).messages).toEqual([])
})

test('words of scripts that write marks on their letters are words', async () => {
  const id = await write('asha', 'Asha', 'मेरा पास बंद है')
  expect((await find('मेरा पास')).messages).toMatchObject([{ conversation: id }])
  expect((await find('बंद है')).messages).toMatchObject([{ conversation: id }])
})

test('numbers with a point, joined words and apostrophes are found as they are written', async () => {
  await write('versa', 'Versa', "since 1.42, the pop-up doesn't close")
  for (const q of ['1.42', 'since 1.42, the', 'pop-up', 'the pop', "doesn't", "doesn't close", '1.4', '(1.42)'])
    expect(
      (await find(q)).messages.map(({ words }) => words.length > 0),
      q,
    ).toEqual([true])
})

test('what looks like an operator, or is no word at all, is no fault', async () => {
  for (const q of [`'`, ':*', '!!!', '(a | b', '🙏', 'a & !b <-> c', '\\', '\u0301', 'a\u0301\u0302 \u0303'])
    await expect(find(q)).resolves.toBeDefined()
})

test('a deleted message is not found', async () => {
  const id = await write('ines', 'Inês', 'secret word xylophone')
  await core.database.pool.query('update message set deleted_at = now() where conversation_id = $1', [id])
  expect((await find('xylophone')).messages).toEqual([])
})

test('another workspace is not searched', async () => {
  expect(await search(core.kernel.db, { workspace: 999, q: 'lantern', limit: 8 })).toEqual({
    people: [],
    cases: [],
    messages: [],
  })
})

test('with many people and words every part reads an index', async () => {
  const { pool } = core.database
  const { workspace } = core
  await pool.query(
    `insert into contact (workspace, id, name, created_at)
     select $1, ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'p' || md5(n::text), now()
     from generate_series(1, 20000) n`,
    [workspace],
  )
  await pool.query(
    `insert into identity (workspace, id, contact_id, channel, address, handle, name, created_at)
     select workspace, id, id, 'discord', 'n' || name, name, name, now() from contact where name like 'p%'`,
  )
  await pool.query(
    `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at)
     select $1, ('00000002-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, (select id from conversation limit 1), 'inbound',
       'contact', 'text', md5(n::text) || ' ' || md5((n * 7)::text), now(), now() from generate_series(1, 20000) n`,
    [workspace],
  )
  await pool.query('analyze')
  const scans: string[] = []
  const reader = {
    orm: core.kernel.db.orm,
    async run<Row>({ text }: Statement, values: readonly unknown[]): Promise<Row[]> {
      const plan = await pool.query(`explain ${text}`, values as unknown[])
      scans.push(plan.rows.map((row) => row['QUERY PLAN']).join('\n'))
      return []
    },
  }
  await search(reader, { workspace, q: 'mei-ling', limit: 8 })
  await search(reader, { workspace, q: '1001', limit: 8 })
  expect(scans.length).toBe(7)
  for (const plan of scans) expect(plan).not.toMatch(/Seq Scan on (identity|message|contact)/)
})
