/** Vectors of articles' texts, each of length one in steps of 1/127: a tenth of the memory of exact ones, and the same neighbours. */
export interface VectorIndex {
  dimensions: number
  /** Ids of articles. */
  articles: readonly string[]
  /** For each text the place of its article in `articles`. */
  labels: Uint32Array
  /** Texts one after the other, `dimensions` steps each. */
  steps: Int8Array
  /** Of each text, in steps. */
  lengths: Float32Array
}

const STEPS = 127

/** A vector in steps, the longest part of it being 127. */
export function toSteps(vector: readonly number[]): Int8Array {
  const most = vector.reduce((max, part) => Math.max(max, Math.abs(part)), 0)
  return Int8Array.from(vector, (part) => (most === 0 ? 0 : Math.round((part / most) * STEPS)))
}

export interface Near {
  article: string
  /** Cosine between the question and the nearest text of the article, from -1 to 1. */
  likeness: number
}

/** How near each article is, nearest first. `without`: places of texts that do not count. */
export function nearest(index: VectorIndex, vector: Int8Array, without?: (text: number) => boolean): Near[] {
  const { dimensions, articles, labels, steps, lengths } = index
  if (vector.length !== dimensions) return []
  const own = lengthsOf(vector, dimensions)[0] ?? 0
  const best = new Float64Array(articles.length).fill(-2)
  for (let text = 0; text < labels.length; text++) {
    if (without?.(text)) continue
    const from = text * dimensions
    let sum = 0
    for (let at = 0; at < dimensions; at++) sum += vector[at]! * steps[from + at]!
    const likeness = sum / Math.max(1, own * lengths[text]!)
    const label = labels[text]!
    if (likeness > best[label]!) best[label] = likeness
  }
  return articles
    .map((article, label) => ({ article, likeness: best[label]! }))
    .filter(({ likeness }) => likeness > -2)
    .sort((a, b) => b.likeness - a.likeness)
}

/** How long each of some vectors is that stand one after the other. */
export function lengthsOf(steps: Int8Array, dimensions: number): Float32Array {
  return Float32Array.from({ length: dimensions === 0 ? 0 : steps.length / dimensions }, (_, text) => {
    let sum = 0
    for (let at = text * dimensions; at < (text + 1) * dimensions; at++) sum += steps[at]! * steps[at]!
    return Math.sqrt(sum)
  })
}

/** Dimensions, labels and steps as they are stored, little-endian; articles are stored beside them. */
export function packIndex({ dimensions, labels, steps }: Omit<VectorIndex, 'lengths'>): Buffer {
  const head = Buffer.alloc(8 + labels.length * 4)
  head.writeUInt32LE(dimensions, 0)
  head.writeUInt32LE(labels.length, 4)
  labels.forEach((label, text) => {
    head.writeUInt32LE(label, 8 + text * 4)
  })
  return Buffer.concat([head, Buffer.from(steps.buffer, steps.byteOffset, steps.byteLength)])
}

/** Null for bytes that do not fit together. */
export function unpackIndex(packed: Buffer, articles: readonly string[]): VectorIndex | null {
  if (packed.length < 8) return null
  const [dimensions, texts] = [packed.readUInt32LE(0), packed.readUInt32LE(4)]
  if (packed.length !== 8 + texts * 4 + texts * dimensions) return null
  const labels = Uint32Array.from({ length: texts }, (_, text) => packed.readUInt32LE(8 + text * 4))
  const steps = new Int8Array(packed.subarray(8 + texts * 4))
  if (!labels.every((label) => label < articles.length)) return null
  return { dimensions, articles, labels, steps, lengths: lengthsOf(steps, dimensions) }
}
