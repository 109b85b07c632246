import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { greetingWords } from './greeting-words.ts'
import { readSettings } from './settings.ts'
import { updateSettings } from './update-settings.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const read = () => readSettings(core.kernel.db, core.workspace)
const update = (change: Parameters<typeof updateSettings>[1]['change']) =>
  updateSettings(core.kernel, { workspace: core.workspace, agent: core.agent, change })

test('a workspace whose settings nobody touched has the defaults', async () => {
  expect(await read()).toEqual({
    version: 1,
    name: 'Lumen Trails',
    locale: 'en',
    demo: true,
    virtualAgent: { name: 'Guide', enabled: true, tone: 'plain', caution: 0.5, askShows: 'choose', guilds: [] },
    greeting: {},
    supportChannel: null,
    staffChannel: null,
    bugChannel: null,
    featureChannel: null,
    announcementChannel: null,
    modLogChannel: null,
    welcomeChannel: null,
    safety: {
      ...{ tellOnJoin: true, lookalikes: true, filterDirect: true, scamWords: [], allowedHosts: [] },
      ...{ minimumAccountDays: 0, conversationsADay: 20, reportsAnHour: 5, messagesAMinute: 60 },
    },
    timeZone: 'UTC',
    staffRoles: [],
    times: { automatedEndHours: 24, reminderHours: 24, endHours: 24, graceHours: 72 },
  })
})

test('a change keeps what it leaves out, and null takes a greeting away again', async () => {
  const staffChannel = { guild: '100000000000000001', id: '100000000000000002', name: 'staff' }
  const first = await update({
    version: 1,
    name: 'Lumen',
    virtualAgent: { name: 'Lumi' },
    greeting: { en: 'Hi, {name} here.', 'pt-BR': 'Oi, aqui é {name}.' },
    staffChannel,
    times: { graceHours: 48 },
  })
  expect(first).toEqual(await read())
  expect(first).toMatchObject({
    version: 2,
    name: 'Lumen',
    virtualAgent: { name: 'Lumi', enabled: true },
    staffChannel,
  })
  const second = await update({ version: 2, greeting: { en: null }, virtualAgent: { enabled: false }, locale: 'pt-BR' })
  expect(second).toEqual(await read())
  expect(second).toMatchObject({
    version: 3,
    name: 'Lumen',
    locale: 'pt-BR',
    virtualAgent: { name: 'Lumi', enabled: false },
    greeting: { 'pt-BR': 'Oi, aqui é {name}.' },
    staffChannel,
    times: { automatedEndHours: 24, reminderHours: 24, endHours: 24, graceHours: 48 },
  })
  expect(second.greeting).not.toHaveProperty('en')
})

test('of two who change what both have read, one is told to read again', async () => {
  const { version } = await read()
  const both = await Promise.allSettled([
    update({ version, virtualAgent: { name: 'One' } }),
    update({ version, virtualAgent: { name: 'Two' } }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  expect((await read()).version).toBe(version + 1)
})

test('screens hear of a change, and the audit log names its parts, never its words', async () => {
  const { version } = await read()
  await update({ version, greeting: { en: 'Secret words' } })
  const { pool } = core.database
  const audit = await pool.query(`select facts from audit_entry where act = 'settings.changed' order by at, id`)
  expect(audit.rows.at(-1)).toEqual({ facts: { parts: 'greeting', version: version + 1 } })
  const events = await pool.query(`select kind from event_staging union all select kind from event`)
  expect(events.rows).toContainEqual({ kind: 'settings.changed' })
})

test('the name of the virtual agent stands in the greeting as it is, whatever characters it has', () => {
  const settings = { greeting: { en: 'I am {name}, {name}.' } }
  const name = "D'A $& B"
  expect(greetingWords(settings, name, 'en-GB')).toBe("I am D'A $& B, D'A $& B.")
  expect(greetingWords(settings, name, 'pt-BR')).toBeNull()
  expect(greetingWords(settings, name, 'ja')).toBe("I am D'A $& B, D'A $& B.")
})

test('a part of what keeps members safe is changed by itself, and a channel of it too', async () => {
  const modLogChannel = { guild: '100000000000000001', id: '100000000000000003', name: 'mod-log' }
  const { version } = await read()
  const after = await update({ version, modLogChannel, safety: { reportsAnHour: 2 }, timeZone: 'Europe/Berlin' })
  expect(after).toMatchObject({ modLogChannel, timeZone: 'Europe/Berlin' })
  expect(after.safety).toMatchObject({ reportsAnHour: 2, messagesAMinute: 60, tellOnJoin: true })
  expect(await read()).toEqual(after)
})
