import type { Kernel } from '../../kernel/kernel.ts'
import type { ArticleContent } from './article.ts'
import { insertArticle, type NewArticle } from './insert-article.ts'

/**
 * Writes a new article as a draft, already held to the contract's limits. Answers its id.
 * @throws Refusal invalid when there is no such collection
 */
export function createArticle(kernel: Kernel, article: ArticleContent & NewArticle): Promise<string> {
  return kernel.db.transaction((tx) => insertArticle(tx, { ...article, now: kernel.clock.now() }))
}
