import { clausesOf } from '../clauses.ts'

/** How many features are told apart; others share one. A power of two. */
export const FEATURES = 1 << 15
/** A longer message is a story, of which no sum of words says what is wanted. */
const LONGEST = 200
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** FNV-1a over UTF-16 units, from a seed that tells the kinds of features apart. */
function hash(text: string, seed: number): number {
  let sum = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  sum ^= sum >>> 15
  return Math.imul(sum, 0x2c1b3c6d) >>> 17
}

/**
 * What a learned reading of "wants a person" looks at, as numbers below FEATURES, each once: words, pairs, pairs with one between, and the
 * beginnings and ends of words; of Chinese and Japanese stretches of one to four letters. Empty for texts of more than 200 characters.
 */
export function personFeaturesOf(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  if (text.length > LONGEST) return found
  for (const clause of clausesOf(text)) {
    if (IDEOGRAPHS.test(clause)) addStretches(`^${clause}$`, found)
    else addWords(['^', ...clause.split(' '), '$'], found)
  }
  return found
}

function addStretches(clause: string, found: Set<number>): void {
  for (let at = 0; at < clause.length; at++) {
    for (let size = 1; size <= 4 && at + size <= clause.length; size++) found.add(hash(clause.slice(at, at + size), 5))
  }
}

function addWords(words: readonly string[], found: Set<number>): void {
  for (const [at, word] of words.entries()) {
    const [next, second] = [words[at + 1], words[at + 2]]
    if (next !== undefined) found.add(hash(`${word} ${next}`, 2))
    if (second !== undefined) found.add(hash(`${word} ${second}`, 3))
    if (word.length < 2) continue
    found.add(hash(word, 1))
    for (let size = 3; size <= 5 && size < word.length; size++) {
      found.add(hash(word.slice(0, size), 4))
      found.add(hash(word.slice(-size), 6))
    }
  }
}
