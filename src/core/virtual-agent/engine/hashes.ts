import { fold } from './fold.ts'
import { type StemLanguage, stem } from './stem.ts'

/*
 * A feature is known by 32 bits of a hash (FNV-1a): of 50,000 about one shares its bits with another, which no member notices, and the
 * vocabulary needs no strings.
 */
const SHORTEST_GRAM = 2
const LONGEST_GRAM = 5
/** Words so far apart still say something together. */
const FARTHEST_PAIR = 3
/** Seeds of the kinds, so that the word "pin" and the letters "pin" are two features. */
const WORD = 0x811c9dc5
const PAIR = 0x01000193 ^ 0x5bd1e995
const APART = 0x12345677
const ACCENTED = 0x2545f491
const STEM = 0x07777777
const FIRST = 0x5a5a5a5a
const LAST = 0x6b6b6b6b
const GRAM = 0x9747b28c

/** What a text's words and letters are known by; some stand more than once. */
export interface Hashes {
  /** Each word, each two neighbours, the first word and the last, and what was asked for besides. */
  words: number[]
  /** Letters, two to five, that do not cross a word's edge. */
  grams: number[]
}

/** What counts besides words and their neighbours. */
export interface Besides {
  /** Stems in this language: they help where examples are few. */
  stems: StemLanguage | null
  /** Two words that stand near each other, in any order: they need many examples. */
  apart: boolean
}

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

export function hashWord(word: string, seed = WORD): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at))
  return hash >>> 0
}

/** The hash of two words in their order. */
export const hashPair = (first: string, second: string, seed = PAIR): number =>
  hashWord(second, mix(hashWord(first, seed), 32))

/** The features of words. An accent is a feature of its own beside the folded word, since members leave accents out. */
export function hashesOf(words: readonly string[], { stems, apart }: Besides): Hashes {
  const plain = words.map(fold)
  const found: Hashes = { words: [], grams: [] }
  plain.forEach((word, at) => {
    found.words.push(hashWord(word))
    if (word !== words[at]) found.words.push(hashWord(words[at] ?? '', ACCENTED))
    if (stems) found.words.push(hashWord(stem(word, stems), STEM))
    const after = plain[at + 1]
    if (after !== undefined) found.words.push(hashPair(word, after))
    if (at === 0) found.words.push(hashWord(word, FIRST))
    if (at === plain.length - 1) found.words.push(hashWord(word, LAST))
    if (apart) {
      for (const other of plain.slice(at + 1, at + 1 + FARTHEST_PAIR))
        found.words.push(word < other ? hashPair(word, other, APART) : hashPair(other, word, APART))
    }
    addGrams(word, found.grams)
  })
  return found
}

function addGrams(word: string, into: number[]): void {
  const edged = ` ${word} `
  for (let from = 0; from < edged.length; from++) {
    let hash = GRAM
    for (let length = 1; length <= LONGEST_GRAM && from + length <= edged.length; length++) {
      hash = mix(hash, edged.charCodeAt(from + length - 1))
      if (length >= SHORTEST_GRAM) into.push(hash >>> 0)
    }
  }
}
