import type { Statement, Transaction } from '../../kernel/database.ts'
import type { ArticleVersionView } from '../../protocol/articles.ts'
import type { ArticleContent } from './article.ts'

/** Saves of one agent that follow each other this closely are one step of the history. */
const ONE_STEP = '10 minutes'

const KEEP: Statement = {
  name: 'article_keep_version',
  text: `with newest as (
      select version, what, agent_id, at from article_version where workspace = $1 and article_id = $2 order by version desc limit 1
    ), written_over as (
      delete from article_version v using newest n
      where v.workspace = $1 and v.article_id = $2 and v.version = n.version and $4 = 'edited' and n.what = 'edited'
        and n.agent_id is not distinct from $10::uuid and n.at >= $9::timestamptz - interval '${ONE_STEP}'
    )
    insert into article_version (workspace, article_id, version, what, locale, title, body, examples, at, agent_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10)`,
}

/** Notes what an article says from a version on. Part of the transaction that writes it. */
export function keepVersion(
  tx: Transaction,
  version: ArticleContent & {
    workspace: number
    article: string
    version: number
    what: ArticleVersionView['what']
    at: Date
    agent: string | null
  },
): void {
  const { workspace, article, what, locale, title, body, examples, at, agent } = version
  tx.later(KEEP, [workspace, article, version.version, what, locale, title, body, examples, at, agent])
}
