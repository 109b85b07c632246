import { vocabularyOf } from './features.ts'
import { keywordsOf } from './keywords.ts'
import type { Packed } from './matrix.ts'
import type { Linear, Members } from './members.ts'
import { neighboursOf } from './neighbours.ts'
import { spellerOf } from './speller.ts'
import type { Model } from './train.ts'

/** A model of another shape is trained anew, not read. */
const FORMAT = 2
const KINDS = { Uint32Array, Uint16Array, Float32Array, Int8Array } as const
type Kind = keyof typeof KINDS
type Numbers = Uint32Array | Uint16Array | Float32Array | Int8Array

/** All of a model but its arrays, which follow in the order in which `parts` names them. */
interface Head {
  format: number
  articles: readonly string[]
  count: number
  reading: Members['reading']
  blend: Model['blend']
  rejector: Model['rejector']
  thresholds: Model['thresholds']
  /** Columns of SVM, softmax regression and the two layers of each perceptron; none where there are no linear members. */
  widths: number[]
  /** The speller's. */
  words: string[]
  /** What a term tells that no article has. */
  rarest: number
  parts: { kind: Kind; length: number }[]
}

/** The model as bytes: the length of a JSON head, the head, and its arrays, each at a multiple of four. */
export function packModel(model: Model): Uint8Array {
  const { members, articles, blend, rejector, thresholds } = model
  const { speller, neighbours, keywords, linear, reading } = members
  const layers = linear ? layersOf(linear) : []
  const { words, tells, starts, examples, labels, lengths } = neighbours
  const arrays: Numbers[] = [words, tells, starts, examples, labels, lengths]
  arrays.push(keywords.terms, keywords.starts, keywords.labels, keywords.shares, keywords.tells)
  arrays.push(Uint32Array.from(speller.counts.values()))
  arrays.push(Uint32Array.from(speller.pairs.keys()), Uint32Array.from(speller.pairs.values()))
  if (linear) arrays.push(linear.vocabulary.hashes, linear.vocabulary.tells)
  for (const { values, scales } of layers) arrays.push(values, scales)
  const head: Head = {
    ...{ format: FORMAT, articles, count: members.count, reading, blend, rejector, thresholds },
    widths: layers.map(({ columns }) => columns),
    words: [...speller.counts.keys()],
    rarest: keywords.rarest,
    parts: arrays.map((array) => ({ kind: array.constructor.name as Kind, length: array.length })),
  }
  const told = new TextEncoder().encode(JSON.stringify(head))
  let size = padded(4 + told.length)
  for (const array of arrays) size += padded(array.byteLength)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, told.length, true)
  bytes.set(told, 4)
  let at = padded(4 + told.length)
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += padded(array.byteLength)
  }
  return bytes
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

const layersOf = ({ svm, softmax, perceptrons }: Linear): Packed[] => [
  svm,
  softmax,
  ...perceptrons.flatMap(({ input, output }) => [input, output]),
]

/** The model of bytes, or null where they are of another format and it has to be trained anew. */
export function unpackModel(bytes: Uint8Array): Model | null {
  // A copy stands at a multiple of four, wherever the driver has put the bytes. Not `slice`: that of a Buffer copies nothing.
  const own = new Uint8Array(bytes)
  const length = new DataView(own.buffer).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(own.subarray(4, 4 + length))) as Head
  if (head.format !== FORMAT) return null
  let at = padded(4 + length)
  const arrays = head.parts.map(({ kind, length: size }) => {
    const array = new KINDS[kind](own.buffer, at, size)
    at += padded(array.byteLength)
    return array
  })
  const next = <Array extends Numbers>(): Array => arrays.shift() as Array
  const neighbours = neighboursOf({
    words: next<Uint32Array>(),
    tells: next<Float32Array>(),
    starts: next<Uint32Array>(),
    examples: next<Uint32Array>(),
    labels: next<Uint16Array>(),
    lengths: next<Float32Array>(),
  })
  const keywords = keywordsOf({
    terms: next<Uint32Array>(),
    starts: next<Uint32Array>(),
    labels: next<Uint16Array>(),
    shares: next<Float32Array>(),
    tells: next<Float32Array>(),
    rarest: head.rarest,
  })
  const counts = counted(head.words, next<Uint32Array>())
  const speller = spellerOf(counts, counted(next<Uint32Array>(), next<Uint32Array>()))
  const { articles, count, reading, blend, rejector, thresholds } = head
  return {
    articles,
    blend,
    rejector,
    thresholds,
    members: { count, reading, speller, neighbours, keywords, linear: linearOf(head, next) },
  }
}

function counted<Key>(keys: Iterable<Key>, counts: Uint32Array): Map<Key, number> {
  let at = 0
  return new Map(Iterator.from(keys).map((key): [Key, number] => [key, counts[at++] ?? 0]))
}

function linearOf({ widths }: Head, next: <Array extends Numbers>() => Array): Linear | null {
  if (widths.length === 0) return null
  const vocabulary = vocabularyOf(next<Uint32Array>(), next<Float32Array>())
  const layers = widths.map((columns) => ({ columns, values: next<Int8Array>(), scales: next<Float32Array>() }))
  const [svm, softmax, ...rest] = layers
  if (!svm || !softmax) return null
  const perceptrons = rest.flatMap((input, at) => {
    const output = rest[at + 1]
    return at % 2 === 0 && output ? [{ input, output }] : []
  })
  return { vocabulary, svm, softmax, perceptrons }
}
