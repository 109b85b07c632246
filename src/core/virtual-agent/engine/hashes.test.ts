import { expect, test } from 'vitest'
import { hashesOf } from './hashes.ts'

const plain = { stems: null, apart: false }

test('accents add a feature and take none away', () => {
  const typed = hashesOf(['ação'], plain)
  const bare = hashesOf(['acao'], plain)
  expect(typed.grams).toEqual(bare.grams)
  expect(typed.words).toEqual(expect.arrayContaining(bare.words))
  expect(typed.words.length).toBe(bare.words.length + 1)
})

test('a word and the same letters are two features', () => {
  const { words, grams } = hashesOf(['pin'], plain)
  expect(words.some((hash) => grams.includes(hash))).toBe(false)
})

test('what stands apart counts in any order, where it is asked for', () => {
  const apart = { stems: null, apart: true }
  const shared = (a: string, b: string, besides: typeof apart) => {
    const other = new Set(hashesOf(b.split(' '), besides).words)
    return new Set(hashesOf(a.split(' '), besides).words.filter((hash) => other.has(hash))).size
  }
  expect(shared('card lost', 'lost card', apart)).toBe(shared('card lost', 'lost card', plain) + 1)
})

test('forms of a word share a stem, where stems count', () => {
  const stems = { stems: 'en' as const, apart: false }
  const other = new Set(hashesOf(['refunded'], stems).words)
  expect(hashesOf(['refunds'], stems).words.filter((hash) => other.has(hash))).toHaveLength(1)
})
