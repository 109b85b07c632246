import { isThanks } from '../conversation/is-thanks.ts'
import { saysHelped } from '../virtual-agent/says-helped.ts'
import type { Decision } from './decision.ts'
import { pickOf } from './pick-of.ts'

/** What words mean to the question which of some articles is meant; null where they are no answer to it. Pure. */
export function lookAtWhich(words: string, articles: readonly { id: string; title: string }[]): Decision | null {
  const titles = articles.map(({ title }) => title)
  const picked = pickOf(words, titles)
  if (picked === 'none') return { kind: 'something_else' }
  const article = picked === null ? undefined : articles[picked]
  if (article) return { kind: 'answer', article: article.id, picked: true }
  if (isThanks(words)) return { kind: 'nothing' }
  const said = saysHelped(words)
  if (said === 'no') return { kind: 'something_else' }
  if (said === null) return null
  const [only] = articles
  if (only && articles.length === 1) return { kind: 'answer', article: only.id, picked: true }
  return { kind: 'suggest', articles: articles.map(({ id }) => id), close: articles.length === 2 }
}
