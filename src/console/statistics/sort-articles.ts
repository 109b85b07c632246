import type { AnswerStatistics } from '../../protocol/learning.ts'

export type ArticleCount = AnswerStatistics['articles'][number]
export type Column = 'title' | 'asked' | 'answered' | 'helped' | 'handedOver' | 'wrong'
export interface Order {
  by: Column
  down: boolean
}

/** The next order when a column is pressed: counts begin with the most, titles with A, and a second press turns it round. */
export const pressed = (order: Order, by: Column): Order =>
  order.by === by ? { by, down: !order.down } : { by, down: by !== 'title' }

/** Equal ones keep the order that they came in: the most asked first. */
export function sortArticles(articles: readonly ArticleCount[], { by, down }: Order): ArticleCount[] {
  const sign = down ? -1 : 1
  return articles.toSorted((a, b) => sign * (by === 'title' ? a.title.localeCompare(b.title) : a[by] - b[by]))
}
