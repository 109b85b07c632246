import type { ShownArticle } from '../knowledge/answer-for.ts'
import type { Decision } from './decision.ts'
import type { TurnFacts } from './read-turn.ts'

/** The articles that a decision names, in its order. */
export function articlesOf(decision: Decision): string[] {
  if (decision.kind === 'answer') return decision.composed ?? [decision.article]
  return decision.kind === 'suggest' ? decision.articles : []
}

/**
 * The decision as it can be done with the articles that are published now. Unpublished a moment ago, or since its button was shown: what no
 * published article says is not answered, and words that were composed of it are not said.
 */
export function withArticles(decision: Decision, articles: readonly ShownArticle[], { offer }: TurnFacts): Decision {
  const wanted = articlesOf(decision).length
  if (wanted === 0 || articles.length === wanted) return decision
  const [first] = articles
  if (!first) return { kind: 'unknown', again: offer?.kind === 'person' }
  if (decision.kind === 'answer') return { kind: 'answer', article: first.original }
  return { kind: 'suggest', articles: articles.map(({ original }) => original), close: articles.length === 2 }
}
