import { expect, test } from 'vitest'
import { type ArticleCount, pressed, sortArticles } from './sort-articles.ts'

const article = (title: string, asked: number, wrong: number): ArticleCount => ({
  ...{ article: title, title, asked, answered: 0, suggested: 0, unknown: 0 },
  ...{ helped: 0, notHelped: 0, handedOver: 0, right: 0, wrong },
})
const ALL = [article('Refunds', 9, 0), article('Ålesund', 7, 2), article('Passes', 5, 0)]
const titles = (all: ArticleCount[]) => all.map(({ title }) => title)

test('a column is put in order, equal ones as they came', () => {
  expect(titles(sortArticles(ALL, { by: 'wrong', down: true }))).toEqual(['Ålesund', 'Refunds', 'Passes'])
  expect(titles(sortArticles(ALL, { by: 'title', down: false }))).toEqual(['Ålesund', 'Passes', 'Refunds'])
})

test('counts begin with the most, titles with A, and a second press turns it round', () => {
  expect(pressed({ by: 'asked', down: true }, 'wrong')).toEqual({ by: 'wrong', down: true })
  expect(pressed({ by: 'wrong', down: true }, 'wrong')).toEqual({ by: 'wrong', down: false })
  expect(pressed({ by: 'asked', down: true }, 'title')).toEqual({ by: 'title', down: false })
})
