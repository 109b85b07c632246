import { expect, test } from 'vitest'
import type { ModelView } from '../../../protocol/learning.ts'
import { learntWords } from './learnt-words.ts'

const ready: ModelView = {
  state: 'ready',
  progress: null,
  model: null,
  trainedAt: null,
  articles: 30,
  examples: 214,
  figures: null,
  trouble: null,
  caution: 0.5,
  thresholds: { answer: 0.7, suggest: 0.4 },
}

test.each<[Partial<ModelView>, string]>([
  [{}, 'Learnt 30 articles, 214 questions'],
  [{ articles: 1, examples: 1 }, 'Learnt 1 article, 1 question'],
  [{ state: 'training', progress: 0.4 }, 'Learning what changed, 40 %'],
  [{ state: 'training', progress: null }, 'Learning what changed, 0 %'],
  [{ state: 'words' }, 'Too few articles and questions to learn from: it goes by words alone'],
  [{ trouble: 'It did not fit into memory.' }, 'It did not fit into memory.'],
])('%j: %s', (part, words) => {
  expect(learntWords({ ...ready, ...part }).words).toBe(words)
})

test('what the model is worth is said where it is known', () => {
  expect(learntWords(ready).title).toBeUndefined()
  const figures = { right: 0.934, leftUnanswered: null, seconds: 4, bytes: 100 }
  expect(learntWords({ ...ready, figures }).title).toBe('Of questions kept aside, 93 % found their article.')
})
