import { type Besides, hashesOf } from './hashes.ts'
import type { Row } from './rows.ts'
import type { Scratch } from './scratch.ts'
import { addToTally, clearTally, type Tally, usual } from './tally.ts'

/** Share that the letters have of the square of a row's length; the words have the rest. */
const GRAM_SHARE = 0.55
const BIAS = 0.3
/** Texts from which on a word that only one of them has is left out; a group of letters always is, since it tells nothing of another. */
const MANY_TEXTS = 3000

/** The features that a workspace's examples have, with how much each tells. */
export interface Vocabulary {
  /** Hashes in the order of their columns. */
  hashes: Uint32Array
  /** Inverse document frequency of each column. */
  tells: Float32Array
  columns: ReadonlyMap<number, number>
}

/**
 * The vocabulary of texts, given as words.
 * @param most columns at the most; the rarest are left out first
 * @param besides what counts besides words and letters, for each text
 */
export function learnVocabulary(
  texts: readonly (readonly string[])[],
  most: number,
  besides: (words: readonly string[]) => Besides,
  { tallies }: Scratch,
): Vocabulary {
  const words = clearTally(tallies.words)
  const grams = clearTally(tallies.grams)
  texts.forEach((text, at) => {
    const found = hashesOf(text, besides(text))
    addToTally(words, at + 1, found.words)
    addToTally(grams, at + 1, found.grams)
  })
  const whole = usual(words, texts.length < MANY_TEXTS ? 1 : 2, most)
  const parts = usual(grams, 2, most)
  // Both lists begin with the most usual; they are cut so that the rarest of either kind go first.
  let [ofWords, ofGrams] = [whole.length, parts.length]
  while (ofWords + ofGrams > most) {
    if (words.counts[whole[ofWords - 1]!]! <= grams.counts[parts[ofGrams - 1]!]!) ofWords--
    else ofGrams--
  }
  const kept: [Tally, Uint32Array][] = [
    [words, whole.subarray(0, ofWords)],
    [grams, parts.subarray(0, ofGrams)],
  ]
  const hashes = new Uint32Array(ofWords + ofGrams)
  const tells = new Float32Array(hashes.length)
  let next = 0
  for (const [tally, places] of kept) {
    for (const place of places) {
      hashes[next] = tally.hashes[place]!
      tells[next++] = 1 + Math.log((1 + texts.length) / (1 + tally.counts[place]!))
    }
  }
  return vocabularyOf(hashes, tells)
}

/** Column 0 is the bias: what no feature says. */
export function vocabularyOf(hashes: Uint32Array, tells: Float32Array): Vocabulary {
  const columns = new Map<number, number>()
  hashes.forEach((hash, at) => {
    columns.set(hash, at + 1)
  })
  return { hashes, tells, columns }
}

export const width = ({ hashes }: Vocabulary): number => hashes.length + 1

/** The row of a text, its words and its letters each of a fixed length; column 0 is the bias. */
export function rowOf(vocabulary: Vocabulary, words: readonly string[], besides: Besides): Row {
  const found = hashesOf(words, besides)
  const whole = weigh(vocabulary, found.words, 1 - GRAM_SHARE)
  const grams = weigh(vocabulary, found.grams, GRAM_SHARE)
  const columns = new Uint16Array(1 + whole.size + grams.size)
  const values = new Float32Array(columns.length)
  values[0] = BIAS
  let at = 1
  for (const part of [whole, grams]) {
    for (const [column, value] of part) {
      columns[at] = column
      values[at++] = value
    }
  }
  return { columns, values }
}

function weigh({ columns, tells }: Vocabulary, hashes: readonly number[], share: number): Map<number, number> {
  const weights = new Map<number, number>()
  for (const hash of hashes) {
    const column = columns.get(hash)
    if (column !== undefined) weights.set(column, (weights.get(column) ?? 0) + 1)
  }
  let squares = 0
  for (const [column, times] of weights) {
    const weight = (1 + Math.log(times)) * tells[column - 1]!
    weights.set(column, weight)
    squares += weight * weight
  }
  const scale = squares > 0 ? Math.sqrt(share / squares) : 0
  for (const [column, weight] of weights) weights.set(column, weight * scale)
  return weights
}
