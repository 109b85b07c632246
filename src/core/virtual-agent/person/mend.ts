import type { Compiled } from './grammar.ts'

const SHORTEST = 5
const LONGEST = 16

/** What a word becomes when one letter is left out, each once, and itself. */
function* gaps(word: string): Generator<string> {
  yield word
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
}

/**
 * Mends one-letter typos in the words by which people are asked for: one letter wrong, missing, too many, or two in each other's place.
 * Words that some language of ours knows stay as they are, because "personas" is no mistyped "person".
 */
export function mender(grammars: readonly Compiled[]): (words: readonly string[], grammar: Compiled) => string[] {
  const known = new Set(grammars.flatMap((grammar) => [...grammar.known]))
  const near = new Map(grammars.map((grammar) => [grammar, nearOf(grammar.keys)]))
  return (words, grammar) => {
    const keys = near.get(grammar)
    if (keys === undefined || keys.size === 0) return [...words]
    return words.map((word) => {
      if (word.length < SHORTEST - 1 || word.length > LONGEST || known.has(word)) return word
      for (const gap of gaps(word)) {
        for (const key of keys.get(gap) ?? []) if (isOneOff(word, key)) return key
      }
      return word
    })
  }
}

function nearOf(keys: readonly string[]): Map<string, string[]> {
  const near = new Map<string, string[]>()
  for (const key of keys) {
    for (const gap of gaps(key)) near.set(gap, [...(near.get(gap) ?? []), key])
  }
  return near
}

/** Of short words only swapped neighbours are mended: too many are one letter from another. */
function isOneOff(word: string, key: string): boolean {
  let from = 0
  while (from < word.length && word[from] === key[from]) from++
  const rest = word.slice(from)
  const meant = key.slice(from)
  if (rest[0] === meant[1] && rest[1] === meant[0] && rest.slice(2) === meant.slice(2)) return true
  if (Math.min(word.length, key.length) < SHORTEST - (word.length === key.length ? 0 : 1)) return false
  // The first letter is seldom mistyped, and "peak" is not "speak".
  if (from === 0 || Math.max(word.length, key.length) < SHORTEST) return false
  return rest.slice(1) === meant.slice(1) || rest.slice(1) === meant || rest === meant.slice(1)
}
