import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { ARTICLE_EXAMPLES } from '../../../protocol/limits.ts'
import { newExamples } from '../../knowledge/add-examples.ts'
import { insertArticle } from '../../knowledge/insert-article.ts'
import { articleLocaleOf, titleOf } from './article-words.ts'
import { cluster } from './cluster.ts'
import { type GapAct, settleQuestions } from './settle-questions.ts'

/**
 * Begins the article that a gap lacks: a draft with its questions as examples, whose answer is still to be written. Answers its id.
 * @throws Refusal not_found where none of the questions waits any more
 */
export function writeGapArticle(kernel: Kernel, act: GapAct): Promise<string> {
  const { workspace, agent } = act
  const now = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const asked = await settleQuestions(tx, act, 'article')
    const texts = asked.map(({ text }) => text)
    const [[middle = 0] = []] = await cluster(texts)
    const title = titleOf(texts[middle] ?? '')
    const locale = articleLocaleOf(asked.map((one) => one.locale))
    const examples = newExamples([], texts).slice(0, ARTICLE_EXAMPLES)
    const article = await insertArticle(tx, { workspace, agent, title, body: '', locale, examples, now })
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, agent, at: now }])
    return article
  })
}
