import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { ANSWERED, ARTICLES, addArticles, UNANSWERED } from '../../../test/support/knowledge.ts'
import { languageOf } from '../contact/language-of.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { unpublishArticle } from '../knowledge/unpublish-article.ts'
import { lexicalEngine } from './lexical-engine.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  await addArticles(core.kernel, { workspace: core.workspace, agent: core.agent, articles: ARTICLES })
})
afterAll(() => core.close())

const ask = (question: string, locale: string | null = languageOf(question)) =>
  lexicalEngine.propose(core.kernel.db, { workspace: core.workspace, question, locale })

describe('what an article answers', () => {
  it.each(ANSWERED)('%s', async (question, title) => {
    const proposal = await ask(question)
    expect(proposal.candidates[0]?.title).toBe(title)
    expect(proposal.candidates.length).toBeLessThanOrEqual(5)
  })

  it('is mostly answered outright, and else suggested', async () => {
    const certainties = await Promise.all(ANSWERED.map(async ([question]) => (await ask(question)).certainty))
    const share = (certainty: string) => certainties.filter((each) => each === certainty).length / ANSWERED.length
    expect(share('answer')).toBeGreaterThan(0.75)
    expect(share('none')).toBeLessThan(0.06)
  })
})

describe('what nothing answers', () => {
  it.each(UNANSWERED)('is never answered: %s', async (question) => {
    expect((await ask(question)).certainty).toBe('none')
  })
})

describe('whatever is typed', () => {
  it.each([
    ['nothing', ''],
    ['emoji alone', '😀🎉👍🏽'.repeat(300)],
    ['a paste of code', 'for (let i = 0; i < 10; i++) { log(i) } -- ; drop table article; '.repeat(40)],
    ['right to left', 'كيف أستعيد مشترياتي؟ \u202eecneics'],
    ['combining marks', `refund${'\u0301\u0302\u0303'.repeat(1300)}`],
    ['one long word', 'x'.repeat(4000)],
    ['many words', Array.from({ length: 800 }, (_, at) => `w${at}`).join(' ')],
    ['quotes and operators', `' " \\ & | ! :* <-> (( %$1 \u0000`],
    ['another script', '購入を復元したい'],
  ])('is taken: %s', async (_, question) => {
    const started = performance.now()
    const { certainty } = await ask(question.slice(0, 4000))
    expect(performance.now() - started).toBeLessThan(1000)
    expect(['answer', 'suggest', 'none']).toContain(certainty)
  })

  it('a question within many words of chat is still found', async () => {
    const chat = 'hey all, so yesterday we were on the hill with my sister and her dog, lovely day. '
    expect(
      (await ask(`${chat}anyway i paid and the pass is still locked, how do i restore my purchase`)).candidates[0]
        ?.title,
    ).toBe('Restore a purchase on iPhone')
  })
})

describe('only published articles of the workspace', () => {
  it('answer: no draft does, and nothing in an empty knowledge base', async () => {
    const draft = { title: 'Zeppelin rides', body: 'Soon.', examples: ['book a zeppelin ride'], locale: 'en' }
    await createArticle(core.kernel, { workspace: core.workspace, agent: null, ...draft })
    expect((await ask('book a zeppelin ride')).certainty).toBe('none')
    const elsewhere = { workspace: core.workspace + 1, question: 'i want a refund', locale: null }
    expect(await lexicalEngine.propose(core.kernel.db, elsewhere)).toMatchObject({
      candidates: [],
      certainty: 'none',
      reasons: { engine: 'words', sureness: 0 },
    })
  })

  it('answer: not what was unpublished a moment ago', async () => {
    const options = { workspace: core.workspace, agent: null }
    const content = {
      title: 'Kite days',
      body: 'Each Sunday.',
      examples: ['when are kite days'],
      locale: 'en' as const,
    }
    const [article = ''] = await addArticles(core.kernel, { ...options, articles: [content] })
    expect((await ask('when are kite days?')).certainty).toBe('answer')
    await unpublishArticle(core.kernel, { ...options, article })
    expect((await ask('when are kite days?')).certainty).toBe('none')
  })
})
