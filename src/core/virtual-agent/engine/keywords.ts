import { hashWord } from './hashes.ts'

/**
 * The articles as a whole, each with its title, its text and its examples, and how much of a question stands in them (BM25: Robertson and
 * others, 1994). It answers from the first article on, without any example.
 */
export interface Keywords {
  /** Hash of each term, in the order of its postings. */
  terms: Uint32Array
  /** Postings of term i: from starts[i] up to starts[i + 1]. */
  starts: Uint32Array
  labels: Uint16Array
  /** How much of what the term tells goes to the label. */
  shares: Float32Array
  /** Inverse document frequency of each term. */
  tells: Float32Array
  /** What a term tells that no article has. */
  rarest: number
  places: ReadonlyMap<number, number>
}

/** How soon a term that is said again adds nothing, and how much longer articles are held back. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.6

/** @param documents the terms of each label, and how many times a term counts where it stands once */
export function learnKeywords(documents: ReadonlyMap<number, ReadonlyMap<string, number>>): Keywords {
  const postings = new Map<number, [label: number, times: number][]>()
  const lengths = new Map<number, number>()
  let total = 0
  for (const [label, terms] of documents) {
    let length = 0
    for (const [term, times] of terms) {
      const hash = hashWord(term)
      const own = postings.get(hash) ?? []
      postings.set(hash, own)
      own.push([label, times])
      length += times
    }
    lengths.set(label, length)
    total += length
  }
  const middle = total / Math.max(1, documents.size)
  const entries = postings.values().reduce((sum, own) => sum + own.length, 0)
  const terms = Uint32Array.from(postings.keys())
  const starts = new Uint32Array(terms.length + 1)
  const labels = new Uint16Array(entries)
  const shares = new Float32Array(entries)
  const tells = new Float32Array(terms.length)
  let next = 0
  terms.forEach((hash, place) => {
    const own = postings.get(hash) ?? []
    tells[place] = tellingOf(own.length, documents.size)
    for (const [label, times] of own) {
      const long = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths.get(label) ?? 0)) / middle
      labels[next] = label
      shares[next++] = (times * (SATURATION + 1)) / (times + SATURATION * long)
    }
    starts[place + 1] = next
  })
  return keywordsOf({ terms, starts, labels, shares, tells, rarest: tellingOf(0, documents.size) })
}

const tellingOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5))

export function keywordsOf(stored: Omit<Keywords, 'places'>): Keywords {
  const places = new Map<number, number>()
  stored.terms.forEach((hash, place) => {
    places.set(hash, place)
  })
  return { ...stored, places }
}

/**
 * For each label how much of the question it has: 0 for nothing, 1 for each term once in an article of middle length, up to SATURATION + 1. Pure.
 * @param terms of the question
 */
export function cover(keywords: Keywords, terms: readonly string[], count: number): Float32Array {
  const { starts, labels, shares, tells, rarest, places } = keywords
  const sums = new Float32Array(count)
  let most = 0
  for (const term of new Set(terms)) {
    const place = places.get(hashWord(term))
    const tell = place === undefined ? rarest : tells[place]!
    most += tell
    if (place === undefined) continue
    for (let at = starts[place]!; at < starts[place + 1]!; at++) sums[labels[at]!]! += tell * shares[at]!
  }
  if (most > 0) for (let label = 0; label < count; label++) sums[label]! /= most
  return sums
}
