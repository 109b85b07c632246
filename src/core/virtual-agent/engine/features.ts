import type { Row } from './rows.ts'

/*
 * A feature is known by 32 bits of a hash (FNV-1a): of 50,000 about one shares its bits with another, which no member notices, and the
 * vocabulary needs no strings.
 */
const SHORTEST_GRAM = 2
const LONGEST_GRAM = 5
/** Seeds of the kinds, so that the word "pin" and the letters "pin" are two features. */
const WORD = 0x811c9dc5
const PAIR = 0x01000193 ^ 0x5bd1e995
const GRAM = 0x9747b28c
/** Share that the letters have of the square of a row's length; the words have the rest. */
const GRAM_SHARE = 0.55
const BIAS = 0.3

/** The features that a workspace's examples have, with how much each tells. */
export interface Vocabulary {
  /** Hashes in the order of their columns. */
  hashes: Uint32Array
  /** Inverse document frequency of each column. */
  tells: Float32Array
  columns: ReadonlyMap<number, number>
}

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

export function hashWord(word: string, seed = WORD): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at))
  return hash >>> 0
}

/** The features of words: first those of whole words, each word and each two neighbours, then the letters at most five long that do not cross a word's edge. */
function hashesOf(words: readonly string[]): { words: number[]; grams: number[] } {
  const whole: number[] = []
  const grams: number[] = []
  words.forEach((word, at) => {
    whole.push(hashWord(word))
    const after = words[at + 1]
    if (after !== undefined) whole.push(hashWord(after, mix(hashWord(word, PAIR), 32)))
    const edged = ` ${word} `
    for (let from = 0; from < edged.length; from++) {
      let hash = GRAM
      for (let length = 1; length <= LONGEST_GRAM && from + length <= edged.length; length++) {
        hash = mix(hash, edged.charCodeAt(from + length - 1))
        if (length >= SHORTEST_GRAM) grams.push(hash >>> 0)
      }
    }
  })
  return { words: whole, grams }
}

/**
 * The vocabulary of texts, given as words. A group of letters that only one text has tells nothing of another; a word may.
 * @param most columns at the most; the rarest are left out first
 */
export function learnVocabulary(texts: readonly (readonly string[])[], most: number): Vocabulary {
  const counts = new Map<number, number>()
  const grams = new Set<number>()
  const few = texts.length < 3000
  for (const text of texts) {
    const found = hashesOf(text)
    for (const hash of new Set(found.words)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    for (const hash of new Set(found.grams)) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
      grams.add(hash)
    }
  }
  const kept = [...counts]
    .filter(([hash, count]) => count > 1 || (few && !grams.has(hash)))
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
  return vocabularyOf(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  )
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
export function rowOf(vocabulary: Vocabulary, words: readonly string[]): Row {
  const found = hashesOf(words)
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
