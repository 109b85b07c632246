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
  const postings = new Map<number, number[]>()
  texts.forEach((words, at) => {
    for (const word of new Set(words)) {
      const hash = hashWord(word)
      const own = postings.get(hash) ?? []
      postings.set(hash, own)
      own.push(at)
    }
  })
  const words = Uint32Array.from(postings.keys())
  const tells = new Float32Array(words.length)
  const starts = new Uint32Array(words.length + 1)
  const squares = new Float32Array(texts.length)
  let entries = 0
  words.forEach((hash, place) => {
    const own = postings.get(hash) ?? []
    tells[place] = Math.log((texts.length + 1) / own.length)
    for (const at of own) squares[at]! += tells[place]! ** 2
    entries += own.length
    starts[place + 1] = entries
  })
  const examples = new Uint32Array(entries)
  words.forEach((hash, place) => {
    examples.set(postings.get(hash) ?? [], starts[place])
  })
  return neighboursOf({ words, tells, starts, examples, labels, lengths: squares.map(Math.sqrt) })
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
