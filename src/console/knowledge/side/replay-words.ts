import type { ReplayResult } from '../../../protocol/learning.ts'

type Change = ReplayResult['changes'][number]
export type Verdict = Change['verdict']

/** What speaks most comes first; groups with nothing in them are left out. */
export function byVerdict(changes: readonly Change[]): [Verdict, Change[]][] {
  const order: Verdict[] = ['worse', 'better', 'unknown']
  return order
    .map((verdict): [Verdict, Change[]] => [verdict, changes.filter((change) => change.verdict === verdict)])
    .filter(([, found]) => found.length > 0)
}

/** What the virtual agent does with a question, as shortly as it can be said. */
export function outcomeWords({ decision, article }: Change['before'], open: string): string {
  if (decision === 'unknown' || !article) return 'Does not know'
  const named = article.id === open ? 'this article' : `“${article.title}”`
  return decision === 'answer' ? `Answers with ${named}` : `Suggests ${named}`
}

/** The replay in one or two sentences. */
export function sumWords({ asked, answeredBefore, answeredAfter, changes }: ReplayResult, name: string): string {
  if (asked === 0) return 'No question was asked in these days, so there is nothing to try.'
  const questions = asked === 1 ? '1 question' : `${asked} questions`
  const answers =
    answeredBefore === answeredAfter
      ? `${name} answers ${answeredBefore} of them, as before.`
      : `${name} answers ${answeredAfter} of them instead of ${answeredBefore}.`
  if (changes.length === 0) return `${questions}, and each would be answered as before.`
  const people =
    changes.length === 1 ? '1 would be answered differently.' : `${changes.length} would be answered differently.`
  return `${questions}: ${people} ${answers}`
}
