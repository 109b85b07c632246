import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCase, addContact, history, joins, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import { newId } from '../../kernel/ids.ts'
import { byAgent } from '../case/actor.ts'
import { addDetail } from '../case/add-detail.ts'
import { addNote } from '../case/add-note.ts'
import { addReporter } from '../case/add-reporter.ts'
import { linkCases } from '../case/link-cases.ts'
import { lockCase } from '../case/lock-case.ts'
import { mergeCase } from '../case/merge-case.ts'
import { removeReporter } from '../case/remove-reporter.ts'
import { setReminder } from '../case/set-reminder.ts'
import { updateCase } from '../case/update-case.ts'
import { watchCase } from '../case/watch-case.ts'
import { linkToCase } from '../conversation/link-to-case.ts'
import { moveCase } from '../report/move-case.ts'
import { listEntries, showEntry } from './list-entries.ts'

let core: TestCore
let kofi: string
beforeAll(async () => {
  core = await openTestCore()
  kofi = await addAgent(core, 'Kofi')
})
afterAll(() => core.close())

const act = (id: string) => ({ workspace: core.workspace, case: id, actor: byAgent(core.agent) })
const speaks = (contact: string, locale: string | null, spoken: string | null = null) =>
  core.database.pool.query('update identity set locale = $2, spoken = $3 where contact_id = $1', [
    contact,
    locale,
    spoken,
  ])

describe('the page of a case', () => {
  test('has all that stands around it', async () => {
    const story = new Story(core)
    const [own, other, old] = [await addCase(core), await addCase(core, { subject: 'The other' }), await addCase(core)]
    const conversation = await story.say(directMessage('yuki', 'my receipt does not come'))
    const elsewhere = await story.say(directMessage('bo', 'nor mine'))
    await linkToCase(core.kernel, { ...act(own.id), conversation })
    await linkToCase(core.kernel, { ...act(old.id), conversation: elsewhere })
    await linkCases(core.kernel, { ...act(own.id), other: other.id, kind: 'blocked_by' })
    await mergeCase(core.kernel, { ...act(old.id), into: own.id })
    await watchCase(core.kernel, { workspace: core.workspace, case: own.id, agent: kofi, on: true })
    const dueAt = new Date(core.clock.now().getTime() + 60_000)
    const reminder = { workspace: core.workspace, case: own.id, agent: kofi, dueAt, text: 'Ask', unlessAnswered: true }
    await setReminder(core.kernel, reminder)
    expect(await shown(core, own.id)).toMatchObject({
      ...{ id: own.id, description: 'I paid and got nothing.', card: null, external: null, incident: null, files: [] },
      conversations: expect.arrayContaining([
        {
          id: conversation,
          status: expect.any(String),
          contact: expect.objectContaining({ name: 'yuki' }),
          desk: 'console',
          deskAgent: null,
          at: expect.any(String),
        },
        expect.objectContaining({ id: elsewhere }),
      ]),
      links: [{ kind: 'blocked_by', case: { id: other.id, number: other.number, type: 'bug', subject: 'The other' } }],
      merged: [{ id: old.id, number: old.number, status: 'closed' }],
      watchers: [{ id: kofi, publicName: 'Kofi' }],
      reminders: [{ agent: { id: kofi }, text: 'Ask', dueAt: dueAt.toISOString(), unlessAnswered: true }],
      // Kofi's reminder is not Ana's; both whose chats these are report it.
      ...{ remindAt: null, reporters: 2 },
    })
  })

  test('counts who is told in which language', async () => {
    const { id } = await addCase(core)
    const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => addContact(core, `Lang ${name}`)))
    for (const contact of people) await joins(core, id, contact)
    const [a = '', b = '', c = '', d = ''] = people
    await speaks(a, 'pt-BR')
    await speaks(b, 'pt-PT')
    await speaks(c, null, 'pt-BR')
    await speaks(d, 'fr')
    // French is answered in English, and who never said anything in the workspace's own language.
    expect((await shown(core, id)).languages).toEqual([
      { locale: 'pt-BR', count: 3 },
      { locale: 'en', count: 2 },
    ])
  })

  test('is found in its own workspace only', async () => {
    const { id } = await addCase(core)
    await expect(shown({ ...core, workspace: core.workspace + 1 }, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(shown(core, newId())).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('who is on it', () => {
  test('staff adds a reporter once, and takes them off', async () => {
    const { id } = await addCase(core)
    const mei = await addContact(core, 'Mei')
    await addReporter(core.kernel, { ...act(id), contact: mei })
    await addReporter(core.kernel, { ...act(id), contact: mei })
    expect(await shown(core, id)).toMatchObject({ reporters: 1, faces: [{ id: mei }] })
    await removeReporter(core.kernel, { ...act(id), contact: mei })
    await removeReporter(core.kernel, { ...act(id), contact: mei })
    expect(await shown(core, id)).toMatchObject({ reporters: 0, faces: [] })
    expect((await history(core, id)).slice(1)).toMatchObject([
      { kind: 'reporter', facts: { to: 'added', contactName: 'Mei' } },
      { kind: 'reporter', facts: { to: 'removed', contactName: 'Mei' } },
    ])
    await expect(addReporter(core.kernel, { ...act(id), contact: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the history', () => {
  test('comes in pages, the youngest first, each line once', async () => {
    const { id } = await addCase(core)
    // All at one moment, so that their ids decide.
    for (let n = 0; n < 7; n++)
      await addNote(core.kernel, { workspace: core.workspace, agent: core.agent, case: id, text: `${n}`, mentions: [] })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listEntries(core.kernel.db, { workspace: core.workspace, id, cursor, limit: 3 })
      seen.push(...page.items.map(({ text }) => text))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0', ''])
  })

  test('says who, what and how far what was told has come', async () => {
    const mei = await addContact(core, 'Mei')
    const { id } = await addCase(core, { requester: mei })
    await updateCase(core.kernel, { ...act(id), change: { owner: kofi } })
    await moveCase(core.kernel, { ...act(id), status: 'open' })
    const entry = await core.kernel.db.transaction(async (tx) =>
      addDetail(tx, {
        ...{ workspace: core.workspace, case: await lockCase(tx, core.workspace, id), contact: mei },
        ...{ text: 'Also on iOS', key: 'discord-interaction:77', now: core.clock.now() },
      }),
    )
    await core.database.pool.query(
      `insert into attachment (workspace, id, message_id, case_id, name, media_type, bytes, state, created_at)
       values ($1, $2, $3, $4, 'bill.png', 'image/png', 5, 'stored', now())`,
      [core.workspace, newId(), entry, id],
    )
    expect((await history(core, id)).slice(1)).toMatchObject([
      { kind: 'owner', agent: { publicName: 'Ana' }, facts: { toName: 'Kofi' } },
      { kind: 'status', facts: { to: 'open' } },
      { kind: 'news', facts: { told: { told: 0, unreached: 0, of: 1 } } },
      {
        kind: 'detail',
        contact: { name: 'Mei', handle: 'mei' },
        text: 'Also on iOS',
        files: [{ name: 'bill.png', inline: true }],
      },
    ])
    expect((await shown(core, id)).files).toMatchObject([{ name: 'bill.png' }])
    expect(await showEntry(core.kernel.db, core.workspace, entry ?? '')).toMatchObject({ text: 'Also on iOS' })
  })

  test('has what a form adds twice once', async () => {
    const mei = await addContact(core, 'Mei')
    const { id } = await addCase(core)
    const add = () =>
      core.kernel.db.transaction(async (tx) => {
        const held = await lockCase(tx, core.workspace, id)
        return addDetail(tx, {
          workspace: core.workspace,
          case: held,
          contact: mei,
          text: 'x',
          key: 'discord-interaction:78',
          now: core.clock.now(),
        })
      })
    expect((await Promise.all([add(), add(), add()])).filter((entry) => entry !== null)).toHaveLength(1)
    expect(await history(core, id)).toHaveLength(2)
  })

  test('of no case is not found', async () => {
    const input = { workspace: core.workspace, id: newId(), cursor: undefined, limit: 10 }
    await expect(listEntries(core.kernel.db, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(showEntry(core.kernel.db, core.workspace, newId())).rejects.toMatchObject({ code: 'not_found' })
  })
})
