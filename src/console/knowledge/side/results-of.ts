import type { AnswerStatistics } from '../../../protocol/learning.ts'

type Counted = Omit<AnswerStatistics['articles'][number], 'article' | 'title'>

export interface Result {
  words: string
  count: number
  /** Of those that were answered with it, in whole per cent; null where it is no share, or of nothing. */
  share: number | null
}

/** What is said of one article: how often it was near, given, and what members and agents said then. */
export function resultsOf({
  asked,
  answered,
  suggested,
  helped,
  notHelped,
  handedOver,
  right,
  wrong,
}: Counted): Result[] {
  const given = answered + suggested
  const share = (count: number) => (given === 0 ? null : Math.round((count / given) * 100))
  return [
    { words: 'Questions near it', count: asked, share: null },
    { words: 'Answered with it', count: answered, share: null },
    { words: 'Named among others', count: suggested, share: null },
    { words: 'Helped', count: helped, share: share(helped) },
    { words: 'Did not help', count: notHelped, share: share(notHelped) },
    { words: 'Handed to a person', count: handedOver, share: share(handedOver) },
    { words: 'Marked right', count: right, share: null },
    { words: 'Marked wrong', count: wrong, share: null },
  ]
}
