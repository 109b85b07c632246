import { hashWord } from './hashes.ts'

/**
 * The examples by their words or stems, for what is most like a question. It learns nothing, so it takes part from the first example on, and it
 * knows best when a question is like none.
 */
export interface Neighbours {
  /** Hash of each word, in the order of its postings. */
  words: Uint32Array
  tells: Float32Array
  /** Postings of word i: from starts[i] up to starts[i + 1]. */
  starts: Uint32Array
  examples: Uint32Array
  /** Label and length of each example. */
  labels: Uint16Array
  lengths: Float32Array
  places: ReadonlyMap<number, number>
}

/** What stands nearest to a question. */
export interface Near {
  /** For each label the cosine of its nearest example, some of the next one's added. */
  likeness: Float32Array
  best: number
  /** How much of the question, by what its words tell, no example knows: 0 to 1. */
  unknown: number
}

const SECOND_SHARE = 0.3

export function learnNeighbours(texts: readonly (readonly string[])[], labels: Uint16Array): Neighbours {
  // Counted first and filled in then: a list for each word would take many times the memory.
  const places = new Map<number, number>()
  const counts: number[] = []
  const walk = (visit: (place: number, text: number) => void) =>
    texts.forEach((words, text) => {
      for (const word of new Set(words)) {
        const hash = hashWord(word)
        const place = places.get(hash) ?? places.size
        places.set(hash, place)
        visit(place, text)
      }
    })
  walk((place) => {
    counts[place] = (counts[place] ?? 0) + 1
  })
  const starts = new Uint32Array(counts.length + 1)
  counts.forEach((count, place) => {
    starts[place + 1] = starts[place]! + count
  })
  const tells = Float32Array.from(counts, (count) => Math.log((texts.length + 1) / count))
  const examples = new Uint32Array(starts[counts.length]!)
  const squares = new Float32Array(texts.length)
  const next = starts.slice()
  walk((place, text) => {
    examples[next[place]!++] = text
    squares[text]! += tells[place]! ** 2
  })
  const words = Uint32Array.from(places.keys())
  return { words, tells, starts, examples, labels, lengths: squares.map(Math.sqrt), places }
}

export function neighboursOf(stored: Omit<Neighbours, 'places'>): Neighbours {
  const places = new Map<number, number>()
  stored.words.forEach((hash, place) => {
    places.set(hash, place)
  })
  return { ...stored, places }
}

export function near(neighbours: Neighbours, words: readonly string[], count: number): Near {
  const { starts, examples, labels, lengths, tells, places } = neighbours
  const likeness = new Float32Array(count)
  const second = new Float32Array(count)
  const shared = new Float32Array(lengths.length)
  // A word that nobody has used tells as much as the rarest.
  const rarest = Math.log(lengths.length + 1)
  let square = 0
  let strange = 0
  for (const word of new Set(words)) {
    const place = places.get(hashWord(word))
    const tell = place === undefined ? rarest : tells[place]!
    square += tell * tell
    if (place === undefined) strange += tell * tell
    else for (let at = starts[place]!; at < starts[place + 1]!; at++) shared[examples[at]!]! += tell * tell
  }
  const length = Math.sqrt(square)
  let best = 0
  for (let at = 0; at < shared.length; at++) {
    if (shared[at] === 0) continue
    const alike = shared[at]! / (length * lengths[at]!)
    const label = labels[at]!
    if (alike > likeness[label]!) {
      second[label] = likeness[label]!
      likeness[label] = alike
    } else if (alike > second[label]!) second[label] = alike
    if (alike > best) best = alike
  }
  for (let label = 0; label < count; label++) likeness[label]! += SECOND_SHARE * second[label]!
  return { likeness, best, unknown: square > 0 ? strange / square : 1 }
}
