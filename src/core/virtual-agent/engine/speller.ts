import { fold } from './fold.ts'
import { hashPair } from './hashes.ts'

/** The workspace's own words, to which what members mistype is corrected. */
export interface Speller {
  /** Times that each word stands in the examples; folded. */
  counts: ReadonlyMap<string, number>
  /** Times that two words stand beside each other, by the hash of both. */
  pairs: ReadonlyMap<number, number>
  total: number
  /** The words by their length, each with the letters that it has. */
  byLength: ReadonlyMap<number, readonly { word: string; letters: number }[]>
}

/** What a question became. */
export interface Spelt {
  words: string[]
  /** For each word: 0 when it is known, up to 1 when nothing like it is. */
  strange: number[]
}

const SHORTEST_CORRECTED = 3
const LONGEST_CORRECTED = 24
/** Words of one question that are corrected; a longer one has enough that are right. */
const MOST_CORRECTED = 24
/** What one slip costs against the logarithm of how usual a word is. */
const SLIP_COST = 3.2
const OTHER_FIRST_LETTER = 1
/** How much two words that are known to stand together count. */
const COMPANY = 1
/** Stands before the first word. */
const START = '^'

const NEIGHBOURS: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qeas',
  e: 'wrsd',
  r: 'etdf',
  t: 'ryfg',
  y: 'tugh',
  u: 'yihj',
  i: 'uojk',
  o: 'ipkl',
  p: 'ol',
  a: 'qwsz',
  s: 'awedxz',
  d: 'serfcx',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  z: 'asx',
  x: 'zsdc',
  c: 'xdfv',
  v: 'cfgb',
  b: 'vghn',
  n: 'bhjm',
  m: 'njk',
}

/** Learns the words of texts; text of articles is as good as examples here. */
export function learnSpeller(texts: readonly (readonly string[])[]): Speller {
  const counts = new Map<string, number>()
  const pairs = new Map<number, number>()
  for (const words of texts) {
    let before = START
    for (const word of words.map(fold)) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
      const pair = hashPair(before, word)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      before = word
    }
  }
  return spellerOf(counts, pairs)
}

export function spellerOf(counts: ReadonlyMap<string, number>, pairs: ReadonlyMap<number, number>): Speller {
  const byLength = new Map<number, { word: string; letters: number }[]>()
  let total = 0
  for (const [word, count] of counts) {
    total += count
    // Numbers are not misspelt: another number is another thing.
    if (word.length < 2 || /\d/.test(word)) continue
    const same = byLength.get(word.length) ?? []
    byLength.set(word.length, same)
    same.push({ word, letters: lettersOf(word) })
  }
  return { counts, pairs, total, byLength }
}

/** Which of 32 groups of characters a word has, to tell quickly that two words are far apart. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** Replaces words that no example has by the likeliest ones that were meant. Pure. */
export function spell(speller: Speller, words: readonly string[]): Spelt {
  const spelt: Spelt = { words: [], strange: [] }
  let corrected = 0
  const plain = words.map(fold)
  let before = START
  plain.forEach((word, at) => {
    const known = speller.counts.has(word)
    const able = word.length >= SHORTEST_CORRECTED && word.length <= LONGEST_CORRECTED && !/\d/.test(word)
    const meant = known || !able || corrected++ >= MOST_CORRECTED ? null : nearest(speller, word, before, plain[at + 1])
    // What is known stays as it was typed, accents and all.
    spelt.words.push(meant?.word ?? words[at] ?? word)
    spelt.strange.push(known ? 0 : meant ? Math.min(0.9, meant.slips / word.length + 0.1) : 1)
    before = meant?.word ?? word
  })
  return spelt
}

const slipsAllowed = (length: number): number => (length <= 3 ? 1 : length <= 5 ? 1.5 : length <= 7 ? 2 : 2.6)

function nearest(
  { counts, pairs, byLength }: Speller,
  typed: string,
  before: string,
  after: string | undefined,
): { word: string; slips: number } | undefined {
  const allowed = slipsAllowed(typed.length)
  const letters = lettersOf(typed)
  let best: { word: string; slips: number } | undefined
  let most = -Infinity
  for (let length = typed.length - 2; length <= typed.length + 2; length++) {
    for (const each of byLength.get(length) ?? []) {
      if (bits(letters ^ each.letters) > 2 * allowed) continue
      const slips = slipsBetween(typed, each.word, allowed)
      if (slips > allowed) continue
      const company =
        (pairs.get(hashPair(before, each.word)) ?? 0) + (after ? (pairs.get(hashPair(each.word, after)) ?? 0) : 0)
      const first = typed[0] === each.word[0] ? 0 : OTHER_FIRST_LETTER
      const sure = Math.log(counts.get(each.word) ?? 1) + COMPANY * Math.log(1 + company) - SLIP_COST * slips - first
      if (sure <= most) continue
      most = sure
      best = { word: each.word, slips }
    }
  }
  return best
}

function bits(number: number): number {
  let left = number - ((number >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const rowsOfSlips = [new Float32Array(40), new Float32Array(40), new Float32Array(40)] as const

/** Slips from a word to what was typed, where keys that lie beside each other and letters that are swapped cost less; more than `most` may come out too small. */
export function slipsBetween(typed: string, word: string, most: number): number {
  let [before, above, row] = rowsOfSlips as readonly [Float32Array, Float32Array, Float32Array]
  for (let at = 0; at <= word.length; at++) above[at] = at
  for (let i = 1; i <= typed.length; i++) {
    row[0] = i
    let least = i
    const letter = typed[i - 1]!
    for (let j = 1; j <= word.length; j++) {
      const meant = word[j - 1]!
      const near = NEIGHBOURS[meant]?.includes(letter)
      let slips = above[j - 1]! + (letter === meant ? 0 : near ? 0.7 : 1.3)
      // A letter too many is the key beside the one before it, or a letter twice.
      const extra = i > 1 && (NEIGHBOURS[typed[i - 2]!]?.includes(letter) || typed[i - 2] === letter) ? 0.7 : 1
      slips = Math.min(slips, above[j]! + extra, row[j - 1]! + 0.9)
      if (i > 1 && j > 1 && letter === word[j - 2] && typed[i - 2] === meant)
        slips = Math.min(slips, before[j - 2]! + 0.7)
      row[j] = slips
      if (slips < least) least = slips
    }
    if (least > most + 1) return least
    ;[before, above, row] = [above, row, before]
  }
  return above[word.length]!
}
