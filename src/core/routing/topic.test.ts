import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANK } from '../../../test/support/bank.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addArticles } from '../../../test/support/knowledge.ts'
import { Story } from '../../../test/support/story.ts'

const MINUTE_MS = 60_000

let core: TestCore
let story: Story
const ids = new Map<string, string>()
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  const added = await addArticles(core.kernel, { workspace: core.workspace, agent: core.agent, articles: BANK })
  BANK.forEach(({ title }, index) => {
    ids.set(title, added[index] ?? '')
  })
})
afterAll(() => core.close())

const say = async (member: string, words: string) => {
  core.clock.advance(1000)
  return story.last(await story.say(directMessage(member, words, { sentAt: core.clock.now() })))
}
const shown = ({ shown: parts }: { shown: string[] }) => parts.join('\n')

describe('a question goes on with the one before', () => {
  test.each([
    ['ana', 'how do i cancel a transfer on android', 'Android', 'and on iOS?', 'Cancel a transfer on iOS'],
    ['bea', 'how do i cancel a transfer on ios', 'iOS', 'what about android', 'Cancel a transfer on Android'],
    [
      'caio',
      'como cancelo uma transferência no android',
      'Android',
      'e no iphone?',
      'Cancelar transferência no iPhone',
    ],
    ['dora', 'como cancelo uma transferência no iphone', 'iPhone', 'e no Android', 'Cancelar transferência no Android'],
  ])('%s: %s', async (member, first, where, next, title) => {
    expect(shown(await say(member, first))).toContain(where)
    expect(shown(await say(member, next))).toContain(`[${title}]`)
  })

  test('and what is new by itself is answered by itself', async () => {
    await say('eva', 'how do i cancel a transfer on android')
    expect(shown(await say('eva', 'what about refunds'))).toContain('[Refunds]')
    expect(shown(await say('eva', 'my card was stolen'))).toContain('[Order a new card]')
  })

  test('a question that no article answers stays unanswered, whatever was asked before', async () => {
    await say('fay', 'how do i cancel a transfer on android')
    expect(shown(await say('fay', 'who won the world cup in football'))).toContain("I don't know this one")
  })

  test('where nothing more is known it says so, and "why" tells that it went on', async () => {
    await say('gil', 'when are you open')
    const said = await say('gil', 'and on sundays?')
    expect(said.text).toContain('That is all I have on this.')
    expect(said.buttons).toMatchObject([{ act: 'person' }])
    const { rows } = await core.database.pool.query('select trace from turn where message_id = $1', [said.id])
    expect(rows[0].trace).toMatchObject({ decision: 'no_more', reasons: { signs: { topic: 1 } } })
  })

  test('the topic ends after half an hour, and with a handoff', async () => {
    await say('hal', 'how do i cancel a transfer on ios')
    core.clock.advance(31 * MINUTE_MS)
    expect(shown(await say('hal', 'what about android'))).not.toContain('[Cancel a transfer on Android]')
    const first = await say('ivy', 'how do i cancel a transfer on android')
    await story.say(story.press('ivy', first.id, 'person'))
    const { rows } = await core.database.pool.query(
      'select topic from conversation where topic is not null and status = $1',
      ['queued'],
    )
    expect(rows).toEqual([])
  })
})

test('the topic is gone with the words that it is of', async () => {
  await say('uma', 'how do i cancel a transfer on ios please')
  core.clock.advance(1000)
  await core.database.pool.query('update message set deleted_at = $1 where text = $2', [
    core.clock.now(),
    'how do i cancel a transfer on ios please',
  ])
  core.clock.advance(1000)
  expect(shown(await say('uma', 'and on android?'))).not.toContain('[Cancel a transfer on Android]')
})

describe('two articles that are close', () => {
  const ask = (member: string) => say(member, 'cancel a transfer')

  test('are asked about by their titles, with a button for each and one for neither', async () => {
    const said = await ask('jon')
    expect(said.text).toMatch(
      /^Is it about \*\*Cancel a transfer on \w+\*\*, or about \*\*Cancel a transfer on \w+\*\*\?$/,
    )
    expect(said.buttons?.map(({ act }) => act)).toEqual(['pick', 'pick', 'something_else', 'person'])
    await story.say(story.press('jon', said.id, 'pick', ids.get('Cancel a transfer on iOS')))
    const { rows } = await core.database.pool.query(
      `select decision, picked_id from question where text = 'cancel a transfer' order by asked_at desc limit 1`,
    )
    expect(rows).toEqual([{ decision: 'suggest', picked_id: ids.get('Cancel a transfer on iOS') }])
  })

  test.each([
    ['kim', 'the iOS one', '[Cancel a transfer on iOS]'],
    ['lea', 'android', '[Cancel a transfer on Android]'],
    ['max', 'neither', 'What is it then?'],
    ['nia', 'no', 'What is it then?'],
    ['oda', 'when do i get my refund', '[Refunds]'],
  ])('%s answers in words: %s', async (member, words, answer) => {
    await ask(member)
    expect(shown(await say(member, words))).toContain(answer)
  })

  test('the first one is the one that was named first', async () => {
    const { text } = await ask('pat')
    const [, first] = /about \*\*(.+?)\*\*/.exec(text) ?? []
    expect(shown(await say('pat', 'the first one'))).toContain(`[${first}]`)
  })
})
