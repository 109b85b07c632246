import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { addArticles } from '../../../../test/support/knowledge.ts'
import { newId } from '../../../kernel/ids.ts'
import { unpublishArticle } from '../../knowledge/unpublish-article.ts'
import type { AnswerEngine } from '../answer-engine.ts'
import { weigh } from '../certainty.ts'
import { recordQuestion } from '../learning/record-question.ts'
import { heedMarks } from './heed-marks.ts'

let core: TestCore
let lantern: string
let kite: string
beforeAll(async () => {
  core = await openTestCore()
  const article = (title: string) => ({ title, body: `About ${title}.`, examples: [], locale: 'en' as const })
  const options = { workspace: core.workspace, agent: core.agent }
  const articles = [article('Lanterns'), article('Kites')]
  ;[lantern = '', kite = ''] = await addArticles(core.kernel, { ...options, articles })
})
afterAll(() => core.close())

/** Answers everything with lanterns, and knows of kites. */
const always: AnswerEngine = {
  propose: async () => ({
    ...weigh([], []),
    certainty: 'answer',
    candidates: [
      { article: lantern, title: 'Lanterns', score: 0.9, matched: 'example' },
      { article: kite, title: 'Kites', score: 0.1, matched: 'title' },
    ],
  }),
}
async function ask(question: string) {
  const asked = { workspace: core.workspace, question, locale: 'en' }
  const { certainty, candidates } = await heedMarks(always).propose(core.kernel.db, asked)
  return [certainty, ...candidates.map(({ title }) => title)]
}
async function marked(text: string, mark: 'right' | 'wrong', shouldBe: string | null): Promise<void> {
  const id = newId()
  const now = core.clock.now()
  const place = {
    workspace: core.workspace,
    way: 'chat',
    conversation: newId(),
    contact: newId(),
    guild: null,
  } as const
  const judged = { decision: 'answer', article: lantern, sureness: 0.9 } as const
  const question = { ...place, ...judged, id, text, locale: 'en', messages: [newId()], reply: newId(), now }
  await core.kernel.db.transaction(async (tx) => recordQuestion(tx, question))
  const values = [id, mark, shouldBe, now]
  await core.database.pool.query('update question set mark = $2, should_be = $3, marked_at = $4 where id = $1', values)
}

test('what nobody has marked is left as it is', async () => {
  expect(await ask('why is it so dark')).toEqual(['answer', 'Lanterns', 'Kites'])
})

test('an article that agents said is wrong is not given to the same words again', async () => {
  await marked('where does it fly to', 'wrong', null)
  expect((await ask('where does it fly to'))[0]).toBe('none')
  expect(await ask('Where does it fly to??')).toEqual(['none', 'Kites'])
})

test('the article that agents named is given, as long as it is published', async () => {
  await marked('my string is torn apart', 'wrong', kite)
  expect(await ask('my string is torn apart!')).toEqual(['answer', 'Kites'])
  await unpublishArticle(core.kernel, { workspace: core.workspace, agent: core.agent, article: kite })
  const [certainty, ...titles] = await ask('my string is torn apart')
  expect([certainty, titles.includes('Lanterns')]).toEqual(['none', false])
})
