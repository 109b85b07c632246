import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slot } from '../../../test/support/bank.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { type Said, Story } from '../../../test/support/story.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { publishArticle } from '../knowledge/publish-article.ts'
import { updateSettings } from '../workspace/update-settings.ts'
import { finishForms } from './finish-forms.ts'

const MINUTE_MS = 60_000
const ASKS = 'how do i get a refund for my pass'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  const { kernel, workspace, agent } = core
  const article = await createArticle(kernel, {
    ...{ workspace, agent, title: 'Refund of a pass', body: 'The store gives it.', locale: 'en', examples: [ASKS] },
    form: [
      slot('Order number', 'order'),
      slot('Store', 'choice', { choices: ['App Store', 'Google Play'], required: false }),
      slot('What happened', 'text'),
    ],
  })
  await publishArticle(kernel, { workspace, agent, article })
})
afterAll(() => core.close())

const said = (member: string, words: string) => {
  core.clock.advance(1000)
  return directMessage(member, words, { sentAt: core.clock.now() })
}
const say = async (member: string, words: string): Promise<{ id: string; last: Said }> => {
  const id = await story.say(said(member, words))
  return { id, last: await story.last(id) }
}
const press = async (member: string, { id }: Said, act: 'fill' | 'skip' | 'person', value = '') => {
  core.clock.advance(1000)
  const [received] = await story.receive(story.press(member, id, act, value))
  await story.turns()
  return story.last(received?.conversation ?? '')
}
/** Asks, is answered, and wants a person. */
async function begin(member: string): Promise<{ id: string; last: Said }> {
  await say(member, ASKS)
  return say(member, 'can i talk to a human')
}
const answersOf = async (conversation: string) =>
  ((await story.caseOf(conversation))?.fields as { answers?: CaseAnswer[] })?.answers?.map(({ name, value, fits }) => ({
    name,
    value,
    fits,
  }))

test('whoever wants a person after the article is asked one thing at a time, and the answers stand with the case', async () => {
  const { id, last } = await begin('ana')
  expect(last.text).toMatch(/^I get a person for you\. 3 questions first.*\nOrder number\?\n-# 1 of 3/)
  expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
  const second = (await say('ana', 'it is m-12345')).last
  expect(second.text).toMatch(/^Store\?\n-# 2 of 3/)
  expect(second.buttons?.map(({ act, value }) => [act, value])).toEqual([
    ['fill', '1.0'],
    ['fill', '1.1'],
    ['skip', '1'],
    ['person', ''],
  ])
  const third = await press('ana', second, 'fill', '1.1')
  expect(third.text).toMatch(/^What happened\?/)
  await say('ana', 'bought it **twice**')
  expect(await story.conversation(id)).toMatchObject({ status: 'queued', offer: null, topic: null })
  expect(await answersOf(id)).toEqual([
    { name: 'Order number', value: 'M-12345', fits: true },
    { name: 'Store', value: 'Google Play', fits: true },
    { name: 'What happened', value: 'bought it **twice**', fits: true },
  ])
  const [thanks, notice] = (await story.said(id)).slice(-2)
  const lines = '**Order number** · M-12345\n**Store** · Google Play\n**What happened** · bought it **twice**'
  expect(thanks?.text.replaceAll('\\', '')).toBe(`Thanks, I pass this on:\n${lines}`)
  expect(thanks?.text).toContain('\\*\\*twice')
  expect(notice?.text).toMatch(/^Case #\d+ is opened/)
  const { rows } = await core.database.pool.query('select outcome from question where conversation_id = $1', [id])
  expect(rows).toEqual([{ outcome: 'handed_over' }])
})

test('the button under the article begins it too, pressed twice it means no more', async () => {
  const { last } = await say('bea', ASKS)
  const first = await press('bea', last, 'person')
  expect(first.text).toContain('Order number?')
  expect((await press('bea', last, 'person')).id).toBe(first.id)
  expect(await press('bea', first, 'person')).toMatchObject({
    author: 'notice',
    text: expect.stringContaining('Case #'),
  })
})

describe('nobody is kept from the person', () => {
  test.each(['person', 'I want to talk to a human', 'agent pls'])(
    '"%s" goes on at once, with what is there',
    async (words) => {
      const member = `cleo ${words}`
      const { id } = await begin(member)
      await say(member, 'M-777')
      await say(member, words)
      expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
      expect(await answersOf(id)).toEqual([{ name: 'Order number', value: 'M-777', fits: true }])
    },
  )

  test('what does not fit is asked for again once, then taken as it is; "skip" leaves out', async () => {
    const { id } = await begin('dan')
    expect((await say('dan', 'i lost it')).last.text).toMatch(/^That does not look like an order number/)
    expect((await say('dan', 'no really, lost')).last.text).toMatch(/^Store\?/)
    expect((await say('dan', 'skip')).last.text).toMatch(/^What happened\?/)
    await say('dan', "I don't know")
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
    expect(await answersOf(id)).toEqual([{ name: 'Order number', value: 'no really, lost', fits: false }])
  })

  test('silence of ten minutes hands over with what is there', async () => {
    const { id } = await begin('eli')
    await say('eli', 'M-888')
    core.clock.advance(9 * MINUTE_MS)
    expect(await finishForms(core.kernel, core.workspace)).toBe(0)
    core.clock.advance(2 * MINUTE_MS)
    expect(await finishForms(core.kernel, core.workspace)).toBe(1)
    expect(await finishForms(core.kernel, core.workspace)).toBe(0)
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
    expect(await answersOf(id)).toMatchObject([{ value: 'M-888' }])
  })

  test('a virtual agent that is switched off meanwhile asks nothing more', async () => {
    const { kernel, workspace, agent } = core
    const { id } = await begin('fia')
    await say('fia', 'M-999')
    const set = async (enabled: boolean) => {
      const { rows } = await core.database.pool.query('select settings_version from workspace where id = $1', [
        workspace,
      ])
      const change = { version: rows[0].settings_version, virtualAgent: { enabled } }
      await updateSettings(kernel, { workspace, agent, change })
    }
    await set(false)
    await say('fia', 'App Store')
    await set(true)
    expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
    expect(await answersOf(id)).toMatchObject([{ value: 'M-999' }])
  })
})

test('"never mind" ends it without a person; a question of an earlier form has no effect any more', async () => {
  const { id, last } = await begin('gus')
  expect((await say('gus', 'never mind')).last.text).toContain('All right, no person.')
  const after = await press('gus', last, 'skip', '0')
  expect(after.text).toContain('All right, no person.')
  expect(await story.conversation(id)).toMatchObject({ status: 'automated', offer: null })
})

test('several quick messages are one answer', async () => {
  const { id } = await begin('hana')
  await story.say(said('hana', 'one moment'), said('hana', 'here it is'), said('hana', 'ORD-2024-00912'))
  expect((await story.last(id)).text).toMatch(/^Store\?/)
})

test('it is stored: another process goes on where the one before stopped', async () => {
  const { id } = await begin('ina')
  const other = new Story(core)
  await other.say(said('ina', 'M-4711'))
  expect((await other.last(id)).text).toMatch(/^Store\?/)
})
