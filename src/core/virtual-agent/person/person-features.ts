import { clausesOf } from '../clauses.ts'
import { kindsOf, OTHER } from './kinds-of.ts'

/** How many features are told apart; others share one. A power of two. */
export const FEATURES = 1 << 16
/** A longer message is a story, of which no sum of words says what is wanted. */
const LONGEST = 200
/** A request names who is asked for, or what they are to do; "yes please" answers something else. */
const WHO: ReadonlySet<string> = new Set(['human', 'lead', 'desk', 'one', 'real', 'bot', 'talk', 'pass'])
const NOTHING: ReadonlySet<number> = new Set()
/** Kinds of words in a text, up to which it counts as shorter than the next. */
const LENGTHS = [2, 4, 6, 9, 14, Number.POSITIVE_INFINITY]
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** FNV-1a over UTF-16 units, from a seed that tells the kinds of features apart. */
function hash(text: string, seed: number): number {
  let sum = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  sum ^= sum >>> 15
  return Math.imul(sum, 0x2c1b3c6d) >>> 16
}

/**
 * What a learned reading of "wants a person" looks at, as numbers below FEATURES, each once: words, pairs, pairs with one between, and the
 * beginnings and ends of words; of Chinese and Japanese stretches of one to four letters; and rows of kinds of words. Empty for texts of more than
 * 200 characters, and for those that name nobody.
 */
export function personFeaturesOf(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  if (text.length > LONGEST) return found
  const all: string[] = []
  for (const clause of clausesOf(text)) {
    const spaced = !IDEOGRAPHS.test(clause)
    if (spaced) addWords(['^', ...clause.split(' '), '$'], found)
    else addStretches(`^${clause}$`, found)
    const kinds = kindsOf(clause, spaced)
    addKinds(['^', ...kinds, '$'], found)
    all.push(...kinds)
  }
  if (!all.some((kind) => WHO.has(kind))) return NOTHING
  addWhole(all, found)
  return found
}

/** Stretches of kinds of words, which are the same in all languages. */
function addKinds(kinds: readonly string[], found: Set<number>): void {
  for (let at = 0; at < kinds.length; at++) {
    for (let size = 1; size <= 4 && at + size <= kinds.length; size++) {
      found.add(hash(kinds.slice(at, at + size).join(' '), 7))
    }
  }
}

/** Which kinds meet anywhere in the text, and in how short a one. */
function addWhole(kinds: readonly string[], found: Set<number>): void {
  const some = [...new Set(kinds)].filter((kind) => kind !== OTHER).sort()
  const length = LENGTHS.findIndex((most) => kinds.length <= most)
  for (const [at, kind] of some.entries()) {
    found.add(hash(`${kind} ${length}`, 8))
    for (const other of some.slice(at + 1)) found.add(hash(`${kind} ${other}`, 9))
  }
  if (kinds.length > 0) found.add(hash(`${length} ${some.join(' ')}`, 10))
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
