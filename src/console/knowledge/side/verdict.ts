import type { ProposalView } from '../../../protocol/articles.ts'

/** How many the virtual agent names where it is not certain. */
const NAMED = 3

/** What the virtual agent would do, as one sentence; `article` is the one that is open. */
export function verdictOf(
  { candidates, certainty }: Pick<ProposalView, 'candidates' | 'certainty'>,
  { article, name }: { article: string | null; name: string },
): string {
  const [first] = candidates
  if (certainty === 'none' || !first) return `${name} would say that it does not know, and offer a person.`
  if (certainty === 'answer') {
    return first.article === article
      ? `${name} would answer with this article.`
      : `${name} would answer with “${first.title}”.`
  }
  const named = candidates.slice(0, NAMED)
  const own = named.some((candidate) => candidate.article === article)
  if (named.length === 1) return `${name} would ask whether it is ${own ? 'this article' : `“${first.title}”`}.`
  return `${name} would suggest the first ${named.length}${own ? ', this article among them' : ''}.`
}
