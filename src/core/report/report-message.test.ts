import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact } from '../../../test/support/cases.ts'
import { nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { byAgent } from '../case/actor.ts'
import { addMessage } from './add-message.ts'
import { type FoundMessage, type MessageReport, reportMessage } from './report-message.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const source = { url: 'https://cdn.discordapp.com/a', externalId: '1', messageExternalId: '2', channelId: '3' }
const file = { name: 'a.png', mediaType: 'image/png', bytes: 5, width: null, height: null, seconds: null, source }

/** What somebody said in a channel. */
function said(name: string | null): FoundMessage {
  const externalId = nextSnowflake()
  const person = { handle: null, picture: null, locale: null, roles: ['Explorer'] }
  return {
    ...{ externalId, url: `https://discord.com/channels/1/2/${externalId}`, text: 'It crashes.', attachments: [file] },
    author: name === null ? null : { address: `id-${name}`, name, ...person },
  }
}

function report(message: FoundMessage, more: Partial<MessageReport> = {}) {
  const { kernel, workspace, agent } = core
  return reportMessage(kernel, {
    ...{
      workspace,
      channel: 'discord',
      message,
      type: 'bug',
      subject: 'It crashes',
      description: 'It crashes.',
      note: '',
    },
    ...{ guild: null, origin: null, published: true, actor: byAgent(agent) },
    ...more,
  })
}
const rows = async <Row extends object>(query: string, ...values: unknown[]): Promise<Row[]> =>
  (await core.database.pool.query<Row>(query, values)).rows

const parties = (id: string) =>
  rows('select c.name, p.role, p.way from case_party p join contact c on c.id = p.contact_id where p.case_id = $1', id)
const entries = (id: string, kind: string) =>
  rows<{ id: string; text: string; contact: string | null; staff: string | null }>(
    `select id, text, contact_id as contact, facts->>'staff' as staff from case_entry where case_id = $1 and kind = $2`,
    ...[id, kind],
  )

test('its author is the reporter, its files stand with it, and it is made once, whoever races', async () => {
  const message = said('Kofi')
  const made = await Promise.all([report(message), report(message), report(message, { published: false })])
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.map(({ known }) => known).toSorted()).toEqual([false, true, true])
  const id = made[0]?.id ?? ''
  expect(await parties(id)).toEqual([{ name: 'Kofi', role: 'reporter', way: 'staff' }])
  const [opened] = await entries(id, 'opened')
  expect(await rows('select message_id as entry, case_id as of from attachment where case_id = $1', id)).toEqual([
    { entry: opened?.id, of: id },
  ])
  const lanes = await rows<{ route: string }>('select route from lane where subject = $1 order by route', id)
  expect(lanes.map(({ route }) => route)).toContain('card')
  expect(
    await rows(
      `select 1 from event_staging where kind = 'case.opened' and facts->>'case' = $1
    union all select 1 from event where kind = 'case.opened' and facts->>'case' = $1`,
      id,
    ),
  ).toHaveLength(1)
})

test('what no person wrote has no reporter; the team’s own words are a note of theirs', async () => {
  const contact = await addContact(core, 'Arjun')
  const { id } = await report(said(null), { note: 'Look at the log.', actor: { agent: null, contact, staff: 'Arjun' } })
  expect(await parties(id)).toEqual([])
  expect(await entries(id, 'note')).toMatchObject([{ text: 'Look at the log.', contact, staff: 'Arjun' }])
})

test('a message is added once, with its files, and who wrote it is counted once', async () => {
  const { kernel, workspace, agent } = core
  const { id } = await addCase(core)
  const message = said('Yuki')
  const add = (what: FoundMessage) =>
    addMessage(kernel, { workspace, channel: 'discord', case: id, message: what, actor: byAgent(agent) })
  expect([await add(message), await add(message), await add(said('Yuki'))]).toEqual([true, false, true])
  expect(await parties(id)).toEqual([{ name: 'Yuki', role: 'reporter', way: 'staff' }])
  const details = await entries(id, 'detail')
  expect(details.map(({ text }) => text.split('\n')[0])).toEqual(['It crashes.', 'It crashes.'])
  expect(await rows('select 1 from attachment where case_id = $1', id)).toHaveLength(2)
  const [counted] = await rows<{ count: number }>('select reporter_count as count from support_case where id = $1', id)
  expect(counted?.count).toBe(1)
})

test('a message may belong to several cases', async () => {
  const { kernel, workspace, agent } = core
  const message = said('Yuki')
  for (const { id } of [await addCase(core), await addCase(core)]) {
    const add = () => addMessage(kernel, { workspace, channel: 'discord', case: id, message, actor: byAgent(agent) })
    expect([await add(), await add()]).toEqual([true, false])
    expect(await parties(id)).toHaveLength(1)
  }
})

test('what no person wrote is added as a note, once', async () => {
  const { kernel, workspace, agent } = core
  const { id } = await addCase(core)
  const message = said(null)
  const add = () => addMessage(kernel, { workspace, channel: 'discord', case: id, message, actor: byAgent(agent) })
  expect([await add(), await add()]).toEqual([true, false])
  expect((await entries(id, 'note')).map(({ text }) => text)).toEqual([expect.stringMatching(/^It crashes\.\nhttps:/)])
  expect(await parties(id)).toEqual([])
})
