import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCase, addContact, history, joins, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { ARTICLES, addArticles } from '../../../test/support/knowledge.ts'
import { Story } from '../../../test/support/story.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import type { InboundHelpRequest } from '../conversation/inbound.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { showIncidents } from '../inbox/show-incidents.ts'
import { changeIncident } from '../incident/change-incident.ts'
import { dismissRising } from '../incident/dismiss-rising.ts'
import { endIncident } from '../incident/end-incident.ts'
import { startIncident } from '../incident/start-incident.ts'
import { moveCase } from '../report/move-case.ts'
import { resolveIncident } from './resolve-incident.ts'
import { tellIncident } from './tell-incident.ts'

const WORDS = { en: 'Stores are slow today.', 'pt-BR': 'As lojas estão lentas hoje.' }
const HOUR_MS = 3_600_000

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const start = (id: string) =>
  startIncident(core.kernel, { workspace: core.workspace, agent: core.agent, case: id, texts: WORDS })
const finish = (incident: string, more: Partial<Parameters<typeof endIncident>[1]> = {}) =>
  endIncident(core.kernel, {
    ...{ workspace: core.workspace, agent: core.agent, incident, texts: {} },
    ...{ resolveCase: false, fixedIn: null, resolveConversations: false, ...more },
  })
const state = () => showIncidents(core.kernel.db, core.workspace, core.kernel.clock.now())
const look = () => tellIncident(core.kernel, core.workspace)
const partiesOf = async (id: string) =>
  (await core.database.pool.query('select way, role, direct from case_party where case_id = $1', [id])).rows
const newsOf = async (id: string) =>
  (await core.database.pool.query('select kind, fixed_in from case_news where case_id = $1 order by at, id', [id])).rows

function help(member: string): InboundHelpRequest {
  const { contact, sentAt } = directMessage(member, '')
  return {
    ...{ change: 'help', contact, place: { kind: 'direct', id: `dm-${member}` }, guild: null, origin: null },
    ...{ externalId: `help-${member}`, question: null, sentAt },
  }
}

describe('an incident', () => {
  test('is the first thing that a new chat hears, once, and what was asked is answered when it is something else', async () => {
    const bug = await addCase(core, { subject: 'Stores are slow' })
    const incident = await start(bug.id)
    const id = await story.say(directMessage('ida', 'zzz qqq how do i zzz'))
    expect(await story.last(id)).toMatchObject({
      text: WORDS.en,
      buttons: [{ act: 'me_too', value: bug.id }, { act: 'something_else' }, { act: 'person' }],
    })
    await story.say(story.press('ida', (await story.last(id)).id, 'something_else'))
    expect((await story.last(id)).text).toContain("I don't know this one")
    await story.say(directMessage('ida', 'yyy qqq'))
    expect((await story.said(id)).filter(({ text }) => text === WORDS.en)).toHaveLength(1)
    expect((await state()).active).toMatchObject({ id: incident, heard: 1, meToo: 0, somethingElse: 1 })
    // The press brought it back; the words are those of the message, and go with it.
    const asked = await core.database.pool.query(
      `select m.text from question q join message m on m.id = any(q.messages) where q.conversation_id = $1 and q.text like 'zzz%'`,
      [id],
    )
    expect(asked.rows).toEqual([{ text: 'zzz qqq how do i zzz' }])
    await finish(incident)
  })

  test('what was asked before it is looked up no more once its message was deleted', async () => {
    const incident = await start((await addCase(core)).id)
    const id = await story.say(directMessage('mia', 'xyzzy plugh about my sister'))
    const told = (await story.last(id)).id
    await core.database.pool.query(
      `update message set deleted_at = $2 where conversation_id = $1 and author = 'contact'`,
      [id, core.clock.now()],
    )
    await story.say(story.press('mia', told, 'something_else'))
    const asked = await core.database.pool.query('select text from question where conversation_id = $1', [id])
    expect(asked.rows).toEqual([])
    await finish(incident)
  })

  test('a bare request for help hears it after the greeting, in the language of the member', async () => {
    const incident = await start((await addCase(core)).id)
    const request = help('lia')
    const id = await story.say({ ...request, contact: { ...request.contact, locale: 'pt-BR' } })
    expect((await story.said(id)).map(({ text }) => text).at(-1)).toBe(WORDS['pt-BR'])
    await finish(incident)
  })

  test('who has it too is a reporter of the case, and is told when it is over', async () => {
    const bug = await addCase(core)
    const incident = await start(bug.id)
    const id = await story.say(directMessage('ken', 'store is slow'))
    const { id: told } = await story.last(id)
    const presses = [1, 2, 3].map(() => story.press('ken', told, 'me_too', bug.id))
    await story.receive(...presses)
    await story.turns()
    expect(await partiesOf(bug.id)).toEqual([{ way: 'chat', role: 'reporter', direct: true }])
    expect((await story.last(id)).text).toContain(`#${bug.number}`)
    expect((await state()).active).toMatchObject({ meToo: 1, openChats: 1 })
    await finish(incident, { resolveCase: true, fixedIn: '1.43', resolveConversations: true })
    expect(await newsOf(bug.id)).toEqual([{ kind: 'incident_over', fixed_in: '1.43' }])
    expect(await shown(core, bug.id)).toMatchObject({ status: 'resolved', outcome: 'fixed', fixedIn: '1.43' })
    expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
    expect(await resolveIncident(core.kernel, core.workspace)).toBe(1)
    expect(await resolveIncident(core.kernel, core.workspace)).toBe(0)
    expect(await story.conversation(id)).toMatchObject({ status: 'resolved' })
  })

  test('ends with the case that it has become a duplicate of, where those who have it are', async () => {
    const bug = await addCase(core)
    const other = await addCase(core)
    const incident = await start(bug.id)
    const early = await addContact(core, 'early-bird')
    await joins(core, bug.id, early)
    await mergeCase(core.kernel, {
      workspace: core.workspace,
      case: bug.id,
      into: other.id,
      actor: byAgent(core.agent),
    })
    const id = await story.say(directMessage('mio', 'store is slow'))
    await story.say(story.press('mio', (await story.last(id)).id, 'me_too', bug.id))
    await finish(incident, { resolveCase: true })
    expect(await newsOf(bug.id)).toEqual([])
    expect(await newsOf(other.id)).toMatchObject([{ kind: 'incident_over' }])
    expect(await shown(core, other.id)).toMatchObject({ status: 'resolved', reporters: 2, told: { of: 2 } })
  })

  test('who waits for a person reads it once, goes on waiting, and may have it too', async () => {
    const bug = await addCase(core)
    const waiting = await story.say(directMessage('wim', 'agent please'))
    const incident = await start(bug.id)
    expect(await look()).toBe(1)
    expect(await look()).toBe(0)
    const { id: told, text, author } = await story.last(waiting)
    expect({ text, author }).toEqual({ text: WORDS.en, author: 'notice' })
    await story.say(story.press('wim', told, 'me_too', bug.id))
    expect(await story.conversation(waiting)).toMatchObject({ status: 'queued' })
    expect((await story.last(waiting)).id).toBe(told)
    expect(await partiesOf(bug.id)).toHaveLength(1)
    await finish(incident)
  })

  test('who read of it while waiting may still say so to whoever took the chat, and is told when it is too late', async () => {
    const { kernel, workspace, agent } = core
    const bug = await addCase(core)
    const chat = await story.say(directMessage('tom', 'agent please'))
    const late = await story.say(directMessage('una', 'agent please'))
    const incident = await start(bug.id)
    await look()
    const [told, untold] = [await story.last(chat), await story.last(late)]
    await takeConversation(kernel, { workspace, agent, conversation: chat })
    await story.say(story.press('tom', told.id, 'me_too', bug.id))
    expect(await partiesOf(bug.id)).toHaveLength(1)
    expect(await story.conversation(chat)).toMatchObject({ status: 'assigned' })
    await finish(incident, { resolveCase: true })
    await story.say(story.press('una', untold.id, 'me_too', bug.id))
    expect((await story.last(late)).text).toContain(`#${bug.number} is over`)
    expect(await partiesOf(bug.id)).toHaveLength(1)
  })

  test('whoever asks for a person in a new chat gets one, and reads it while waiting', async () => {
    const incident = await start((await addCase(core)).id)
    const id = await story.say(directMessage('pia', 'i want a human'))
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
    await look()
    expect((await story.last(id)).text).toBe(WORDS.en)
    await finish(incident)
  })

  test('there is one at a time, it ends once, and its case must not be over', async () => {
    const bug = await addCase(core)
    const other = await addCase(core)
    const both = await Promise.allSettled([start(bug.id), start(other.id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { active } = await state()
    const ends = await Promise.allSettled([finish(active?.id ?? ''), finish(active?.id ?? '')])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await history(core, active?.case.id ?? '')).map(({ kind, facts }) => [kind, facts.to])).toEqual([
      ['opened', undefined],
      ['incident', 'started'],
      ['incident', 'ended'],
    ])
    const { workspace } = core
    await moveCase(core.kernel, { workspace, case: bug.id, status: 'closed', actor: byAgent(core.agent) })
    await expect(start(bug.id)).rejects.toThrow('is over')
    const change = { workspace, agent: core.agent, incident: active?.id ?? '', texts: WORDS }
    await expect(changeIncident(core.kernel, change)).rejects.toThrow('ended')
  })
})

describe('a bug that the house knows of', () => {
  const ASKED = 'the compass points south after a phone call'

  async function compass() {
    const bug = await addCase(core, {
      subject: 'Compass points south after a phone call',
      description: 'It turns around.',
    })
    await moveCase(core.kernel, { workspace: core.workspace, case: bug.id, status: 'open', actor: byAgent(core.agent) })
    return bug
  }

  test('is named to who asks about it, who may have themselves told, and is not asked again', async () => {
    const bug = await compass()
    const id = await story.say(directMessage('noa', ASKED))
    const named = await story.last(id)
    expect(named.text).toBe(
      `This looks like #${bug.number}: Compass points south after a phone call. We are on it. Shall I tell you here when it is fixed?`,
    )
    await story.say(directMessage('noa', 'yes'))
    expect(await partiesOf(bug.id)).toEqual([{ way: 'chat', role: 'reporter', direct: true }])
    await story.say(directMessage('noa', ASKED))
    expect((await story.last(id)).text).not.toContain(`#${bug.number}:`)
    await moveCase(core.kernel, {
      workspace: core.workspace,
      case: bug.id,
      status: 'closed',
      actor: byAgent(core.agent),
    })
  })

  test('is not named to who asks how something is done, nor where an article answers, unless it is said in nearly the same words', async () => {
    const { kernel, workspace, agent } = core
    await addArticles(kernel, {
      workspace,
      agent,
      articles: ARTICLES.filter(({ title }) => title === 'Steps are not counted'),
    })
    const bug = await compass()
    const train = await addCase(core, { subject: 'Steps counted while on a train' })
    await moveCase(kernel, { workspace, case: train.id, status: 'open', actor: byAgent(agent) })
    const answerTo = async (member: string, words: string) =>
      (await story.last(await story.say(directMessage(member, words)))).text
    expect(await answerTo('ola', 'where is the compass after a phone call')).not.toContain(`#${bug.number}`)
    expect(await answerTo('pim', 'my steps are not counted')).toContain('Allow motion and fitness')
    expect(await answerTo('qim', 'my steps are counted while on a train')).toContain(`#${train.number}`)
    await moveCase(kernel, { workspace, case: train.id, status: 'closed', actor: byAgent(agent) })
    await moveCase(kernel, { workspace, case: bug.id, status: 'closed', actor: byAgent(agent) })
  })

  test('is not named while nobody has confirmed it, when members do not see it, or about something else', async () => {
    const fresh = await addCase(core, { subject: 'Compass points south after a phone call' })
    const hidden = await addCase(core, { subject: 'Compass points south after a phone call', published: false })
    const { workspace } = core
    await moveCase(core.kernel, { workspace, case: hidden.id, status: 'open', actor: byAgent(core.agent) })
    const id = await story.say(directMessage('oto', ASKED))
    expect((await story.last(id)).text).toContain("I don't know this one")
    await moveCase(core.kernel, { workspace, case: fresh.id, status: 'open', actor: byAgent(core.agent) })
    await story.say(directMessage('oto', 'my phone is broken, do you repair phones'))
    expect((await story.last(id)).text).not.toContain(`#${fresh.number}`)
    await moveCase(core.kernel, { workspace, case: fresh.id, status: 'closed', actor: byAgent(core.agent) })
  })
})

describe('what rises', () => {
  test('is a case that many join within two hours, much more often than before, until somebody says that it is none', async () => {
    const bug = await addCase(core, { subject: 'Crash when the lantern opens', fields: { platforms: ['android'] } })
    const calm = await addCase(core, { subject: 'A typo' })
    const join = async (id: string, count: number, mark: string) => {
      for (let n = 0; n < count; n++) await joins(core, id, await addContact(core, `${mark}${n}`))
    }
    await join(bug.id, 3, 'early')
    await join(calm.id, 4, 'calm')
    core.clock.advance(5 * HOUR_MS)
    await join(bug.id, 8, 'late')
    await join(calm.id, 2, 'few')
    expect((await state()).rising).toMatchObject([
      { case: { id: bug.id, reporters: 11 }, platforms: ['android'], recent: 8, times: 8 },
    ])
    expect((await state()).rising[0]?.hours).toEqual([0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 8])
    await dismissRising(core.kernel, { workspace: core.workspace, agent: core.agent, case: bug.id })
    expect((await state()).rising).toEqual([])
  })
})
