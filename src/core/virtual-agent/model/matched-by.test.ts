import { expect, test } from 'vitest'
import { matchedBy } from './matched-by.ts'

const article = { id: 'a', title: 'Restore a purchase', examples: ['my pass is still locked', 'apple charged me'] }

test.each<[string[], string]>([
  [['pass', 'locked'], 'example'],
  [['restore', 'purchase'], 'title'],
  [['settings', 'menu'], 'text'],
  [[], 'text'],
])('%s is most like its %s', (words, matched) => expect(matchedBy(words, article)).toBe(matched))
