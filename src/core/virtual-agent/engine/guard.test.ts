import { expect, test } from 'vitest'
import { ANSWERED, ARTICLES, UNANSWERED } from '../../../../test/support/knowledge.ts'
import { propose } from './propose.ts'
import { train } from './train.ts'

/** Sixteen articles of a game in two languages, with sloppy questions that they answer and others that they do not: what is below is worse than the engine was. */
const model = train(
  ARTICLES.map(({ title, body, examples }) => ({ id: title, title, text: body, examples: examples ?? [] })),
)

test('sloppy questions find their articles', () => {
  const missed = ANSWERED.filter(([question, title]) => propose(model, question).candidates[0]?.article !== title)
  expect(missed.length).toBeLessThanOrEqual(2)
  expect(ANSWERED.filter(([question]) => propose(model, question).certainty === 'none').length).toBeLessThanOrEqual(2)
})

test('what is answered is nearly always surer than what is not', () => {
  const outside = UNANSWERED.map((question) => propose(model, question).sureness)
  const pairs = ANSWERED.flatMap(([question]) => {
    const { sureness } = propose(model, question)
    return outside.map((other) => Number(sureness > other))
  })
  expect(pairs.reduce((sum, each) => sum + each) / pairs.length).toBeGreaterThan(0.95)
})
