import type { Reader, Statement } from '../../../kernel/database.ts'
import { foldQuestion } from './fold-question.ts'
import { negationsIn } from './negations-in.ts'

/** So alike, by the trigrams of their folded words, are two questions that ask the same (1: the same words). */
const ALIKE = 0.8

/** SQL of the marks that count: what nothing answered, agents said, may have become an example of an article since. */
export const COUNTS = `mark is not null and (mark = 'right' or should_be is not null or coalesce(settled, 'dismissed') = 'dismissed')`

// What is so alike shares half of its trigrams at least, which the index tells; the plain operator would ask for a third, and look at many.
const MARKED: Statement = {
  name: 'question_marked_alike',
  text: `select folded, mark, should_be as "shouldBe", case when decision <> 'unknown' then coalesce(picked_id, article_id) end as named,
      decision = 'answer' or picked_id is not null as given from question
    where workspace = $1 and ${COUNTS} and $2 <<% folded and similarity(folded, $2) >= ${ALIKE}
    order by (folded = $2) desc, marked_at desc limit 20`,
}

/** What agents have said of a question's words. */
export interface MarkOfWords {
  /** Articles that do not answer it. */
  not: string[]
  /** The article that does, where they named one. */
  is: string | null
  /** Nothing answers it, they said. */
  none: boolean
}

interface Marked {
  folded: string
  /** The article that was given, picked, or suggested first. */
  named: string | null
  /** It was given or picked, not only suggested. */
  given: boolean
  mark: 'right' | 'wrong'
  shouldBe: string | null
}

/**
 * What agents have said of a question in these words, or in nearly the same: it counts before it is learnt. What was said of the very
 * same words comes first, and of that what was said last. One "not" more or less asks the contrary, in words that are nearly the same. Null where
 * nobody said anything.
 */
export async function readMarkOf(reader: Reader, workspace: number, text: string): Promise<MarkOfWords | null> {
  const folded = foldQuestion(text)
  if (folded === '') return null
  const rows = await reader.run<Marked>(MARKED, [workspace, folded])
  const negations = negationsIn(folded)
  const same = rows.filter((row) => negationsIn(row.folded) === negations)
  return same.length > 0 ? gather(same) : null
}

/** @param rows the ones that count most first */
function gather(rows: readonly Marked[]): MarkOfWords {
  const right = new Set<string>()
  const wrong = new Set<string>()
  let none: boolean | null = null
  for (const { named, given, mark, shouldBe } of rows) {
    const yes = mark === 'wrong' ? shouldBe : given ? named : null
    const no = mark === 'wrong' ? named : null
    if (yes && !wrong.has(yes)) right.add(yes)
    if (no && !right.has(no)) wrong.add(no)
    none ??= yes === null
  }
  const [is = null] = right
  return { not: [...wrong], is, none: none === true && is === null }
}
