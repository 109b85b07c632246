import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Decision } from './decide.ts'

const ARTICLES: Statement = {
  name: 'turn_articles',
  text: `select id, title, body from article where workspace = $1 and id = any($2) and status = 'published'`,
}

export interface Article {
  id: string
  title: string
  body: string
}

/** The articles that a decision names, in its order; those that are not published now are left out. */
export async function readArticles(tx: Transaction, workspace: number, decision: Decision): Promise<Article[]> {
  const ids = idsOf(decision)
  if (ids.length === 0) return []
  const rows = await tx.run<Article>(ARTICLES, [workspace, ids])
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

function idsOf(decision: Decision): string[] {
  if (decision.kind === 'answer') return [decision.article]
  return decision.kind === 'suggest' ? decision.articles : []
}
