import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const act = (conversation: string) => ({ workspace: core.workspace, conversation, agent: core.agent })
const inMinutes = (minutes: number) => new Date(core.kernel.clock.now().getTime() + minutes * 60_000)

describe('who asks for a person', () => {
  test('is queued with a case that says what is worth knowing, and told number and place', async () => {
    const roles = ['Night Walker', 'Booster']
    const guild = { id: '1', name: 'Lumen Trails' }
    const first = directMessage('mei', 'my trail pass is paid for but still locked', { guild })
    first.contact = { ...first.contact, roles }
    const id = await story.say(first)
    expect(await story.last(id)).toMatchObject({ author: 'virtual_agent', buttons: [{ act: 'person' }] })
    await story.say(directMessage('mei', 'can i talk to a human please'))
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', assignee_id: null })
    expect(await story.caseOf(id)).toMatchObject({
      number: '1001',
      status: 'new',
      subject: 'my trail pass is paid for but still locked',
      roles,
      guild,
      reason: 'asked',
    })
    const notice = await story.last(id)
    expect(notice).toMatchObject({ author: 'notice', buttons: [{ act: 'never_mind' }] })
    expect(notice.text).toBe('Case #1001 is opened and you are being transferred. You are next.')
    expect(await story.events(id)).toEqual(expect.arrayContaining(['conversation.opened', 'conversation.queued']))
  })

  test('from then on the virtual agent answers nothing', async () => {
    const id = await story.say(directMessage('kofi', 'agent please'))
    const before = (await story.said(id)).length
    await story.say(directMessage('kofi', 'hello?'))
    await story.say(directMessage('kofi', 'how do i restore a purchase'))
    expect((await story.said(id)).length).toBe(before + 2)
  })

  test('five presses in a second open one case and tell it once', async () => {
    const id = await story.say(directMessage('sora', 'zzz qqq xxx'))
    const { id: message } = await story.last(id)
    const presses = Array.from({ length: 5 }, () => story.press('sora', message, 'person'))
    const results = await story.receive(...presses)
    await story.turns()
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('applied'))
    const told = (await story.said(id)).filter(({ author }) => author === 'notice')
    expect(told).toHaveLength(1)
    // Pressed again while waiting: nothing more.
    const [again] = await story.receive(story.press('sora', message, 'person'))
    await story.turns()
    expect(again).toMatchObject({ outcome: 'applied' })
    expect((await story.said(id)).filter(({ author }) => author === 'notice')).toHaveLength(1)
  })

  test('is spoken to in the language of their words where no interaction has told theirs', async () => {
    const id = await story.say(directMessage('bia', 'oi, quero falar com um atendente por favor'))
    expect((await story.last(id)).text).toMatch(
      /O caso #\d+ foi aberto e estamos transferindo você\. Você está em \d+º lugar na fila\./,
    )
  })

  test('hears honestly that nobody is there, and is queued all the same', async () => {
    await core.database.pool.query('update agent set available = false')
    const id = await story.say(directMessage('tariq', 'i want to speak to a real person'))
    await core.database.pool.query('update agent set available = true')
    expect((await story.last(id)).text).toMatch(/^Case #\d+ is opened\. Nobody from our team is here right now/)
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
  })

  test('and does not when they say that they do NOT want one', async () => {
    const id = await story.say(directMessage('olga', 'I do NOT want a human'))
    expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
    expect(await story.caseOf(id)).toBeUndefined()
  })
})

describe('the wait', () => {
  test('ends by "Never mind": the virtual agent answers again, and a new wish is the same case with a new turn', async () => {
    const id = await story.say(directMessage('noor', 'talk to a human'))
    const notice = await story.last(id)
    const before = await story.conversation(id)
    await story.say(story.press('noor', notice.id, 'never_mind'))
    expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
    expect(await story.caseOf(id)).toMatchObject({ status: 'resolved', outcome: 'withdrawn' })
    const texts = await story.said(id)
    expect(texts.at(-1)).toMatchObject({ author: 'virtual_agent' })
    expect(texts.find((said) => said.id === notice.id)).toMatchObject({
      text: expect.stringMatching(/^Case #\d+ was opened\.$/),
      buttons: null,
    })
    await story.say(story.press('noor', texts.at(-1)?.id ?? '', 'person'))
    expect(await story.caseOf(id)).toMatchObject({ status: 'new', outcome: null })
    expect(BigInt(String((await story.conversation(id)).queue_order))).toBeGreaterThan(
      BigInt(String(before.queue_order)),
    )
    // One of the two notices is over, so the old button does nothing.
    const [stale] = await story.receive(story.press('noor', notice.id, 'never_mind'))
    expect(stale).toMatchObject({ outcome: 'applied' })
  })

  test('of two agents who take at once exactly one gets it; the notice loses its button, the case has an owner', async () => {
    const other = (
      await core.database.pool.query<{ id: string }>(
        `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
       values ($1, gen_random_uuid(), 'other', 'agent', 'Tomasz Nowak', 'Tomasz', now()) returning id`,
        [core.workspace],
      )
    ).rows[0]?.id as string
    const id = await story.say(directMessage('finn', 'human please'))
    const both = await Promise.allSettled(
      [core.agent, other].map((agent) => takeConversation(core.kernel, { ...act(id), agent })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const winner = (await story.conversation(id)).assignee_id
    expect(await story.caseOf(id)).toMatchObject({ status: 'open', owner_id: winner })
    const notice = (await story.said(id)).find(({ text }) => text.startsWith('Case #'))
    expect(notice).toMatchObject({ text: expect.stringContaining('an agent is with you'), buttons: null })
    const rejected = both.find((each) => each.status === 'rejected')
    expect(String(rejected?.reason)).toMatch(/took this one before you/)
  })
})

describe('after the end', () => {
  async function resolved(member: string): Promise<string> {
    const id = await story.say(directMessage(member, 'a person, now'))
    await takeConversation(core.kernel, act(id))
    await sendReply(core.kernel, { ...act(id), text: 'Done.', attachments: [], replyTo: null })
    await resolveConversation(core.kernel, act(id))
    return id
  }

  test('five buttons ask for a rating, and a comment follows', async () => {
    const id = await resolved('rosa')
    const notice = await story.last(id)
    expect(notice.buttons?.map(({ act: does, value }) => `${does}${value}`)).toEqual([
      'rate1',
      'rate2',
      'rate3',
      'rate4',
      'rate5',
    ])
    await story.receive(story.press('rosa', notice.id, 'rate', '4'))
    await story.receive(story.press('rosa', notice.id, 'comment', ' quick and kind '))
    await story.receive(story.press('rosa', notice.id, 'rate', '9'))
    const { rows } = await core.database.pool.query(
      'select score, comment, agent_id from rating where conversation_id = $1',
      [id],
    )
    expect(rows).toEqual([{ score: 4, comment: 'quick and kind', agent_id: core.agent }])
    expect(await story.conversation(id)).toMatchObject({ status: 'resolved' })
  })

  test('a bare thank-you is shown and changes nothing; other words open it again for the same agent', async () => {
    const id = await resolved('ingrid')
    await story.say(directMessage('ingrid', 'thank you!! 🙏', { sentAt: inMinutes(5) }))
    expect(await story.conversation(id)).toMatchObject({ status: 'resolved' })
    expect(await story.last(id)).toMatchObject({ text: 'thank you!! 🙏' })
    await story.say(directMessage('ingrid', 'it is locked again', { sentAt: inMinutes(60) }))
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', assignee_id: core.agent })
    expect(await story.caseOf(id)).toMatchObject({ status: 'open', owner_id: core.agent })
  })

  test('whose agent has gone is handed over again; after the grace time a new conversation begins, the old one linked', async () => {
    const id = await resolved('yuki')
    await core.database.pool.query(
      'update conversation set assignee_id = (select id from agent where user_id = $2) where id = $1',
      [id, 'other'],
    )
    await core.database.pool.query('update agent set deactivated_at = now() where user_id = $1', ['other'])
    await story.say(directMessage('yuki', 'still not working', { sentAt: inMinutes(60) }))
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
    await takeConversation(core.kernel, act(id))
    await resolveConversation(core.kernel, act(id))
    const later = await story.say(directMessage('yuki', 'something else entirely', { sentAt: inMinutes(73 * 60) }))
    expect(later).not.toBe(id)
    expect(await story.conversation(later)).toMatchObject({ status: 'automated', previous_id: id })
  })

  test('an old button: "Talk to a person" opens anew, the others are over', async () => {
    const id = await story.say(directMessage('omar', 'qqq www eee'))
    const { id: message } = await story.last(id)
    await story.say(directMessage('omar', 'human'))
    await takeConversation(core.kernel, act(id))
    const [during] = await story.receive(story.press('omar', message, 'helped', 'yes'))
    expect(during).toMatchObject({ outcome: 'stale', stale: 'with_agent' })
    await resolveConversation(core.kernel, act(id))
    const weeks = { sentAt: inMinutes(3 * 7 * 24 * 60) }
    const [over] = await story.receive(story.press('omar', message, 'never_mind', '', weeks))
    expect(over).toMatchObject({ outcome: 'stale', stale: 'over' })
    const [anew] = await story.receive(story.press('omar', message, 'person', '', weeks))
    await story.turns()
    expect(anew?.conversation).not.toBe(id)
    expect(await story.conversation(anew?.conversation ?? '')).toMatchObject({ status: 'queued', previous_id: id })
  })

  test('a button is good only for whom it was said to', async () => {
    const id = await story.say(directMessage('pia', 'qqq www eee'))
    const { id: message } = await story.last(id)
    const [foreign] = await story.receive(story.press('mallory', message, 'person'))
    expect(foreign).toMatchObject({ outcome: 'ignored', conversation: null })
    expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
  })
})
