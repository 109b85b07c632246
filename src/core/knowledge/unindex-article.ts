import type { Statement, Transaction } from '../../kernel/database.ts'
import { lockIndex } from './lock-index.ts'

const UNCOUNT: Statement = {
  name: 'article_uncount_stems',
  text: `update article_stem c set articles = c.articles - 1
    from (select p.language, s.stem from article_phrase p, unnest(p.stems || ''::text) s(stem)
      where p.workspace = $1 and p.article_id = $2 and p.kind = 'text') gone
    where c.workspace = $1 and c.language = gone.language and c.stem = gone.stem`,
}

const FORGET: Statement = {
  name: 'article_forget_stems',
  text: `delete from article_stem c using article_phrase p
    where p.workspace = $1 and p.article_id = $2 and p.kind = 'text'
      and c.workspace = $1 and c.language = p.language and c.stem = any(p.stems || ''::text) and c.articles <= 0`,
}

const UNINDEX: Statement = {
  name: 'article_unindex',
  text: 'delete from article_phrase where workspace = $1 and article_id = $2',
}

/** No question finds the article from here on. Changes nothing for one that was not found before. */
export async function unindexArticle(tx: Transaction, workspace: number, article: string): Promise<void> {
  await lockIndex(tx, workspace)
  for (const statement of [UNCOUNT, FORGET, UNINDEX]) tx.later(statement, [workspace, article])
}
