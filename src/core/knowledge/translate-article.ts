import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, lockArticle, newestWords } from './article.ts'
import { insertArticle } from './insert-article.ts'

/**
 * Begins a translation: a draft in another language that has the original's title, words, form and collection, to be written over, and no
 * examples, since nobody asks in that language with them. Of a translation the original is translated. Answers its id.
 * @throws Refusal not_found; conflict when it is there in that language already
 */
export async function translateArticle(kernel: Kernel, act: ArticleAct & { locale: string }): Promise<string> {
  const { workspace, agent, locale } = act
  return kernel.db.transaction(async (tx) => {
    const given = await lockArticle(tx, workspace, act.article)
    const original = given.translationOf ? await lockArticle(tx, workspace, given.translationOf) : given
    if (original.locale === locale) {
      throw new Refusal('conflict', 'This article is there in that language already.', { field: 'locale' })
    }
    const { title, body, form } = newestWords(original)
    return insertArticle(tx, {
      ...{ workspace, agent, locale, title, body, form, examples: [] },
      ...{ collection: original.collection, translationOf: original.id, now: kernel.clock.now() },
    })
  })
}
