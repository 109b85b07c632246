import { vocabularyOf } from './features.ts'
import type { Packed } from './matrix.ts'
import type { Linear } from './members.ts'
import { neighboursOf } from './neighbours.ts'
import { spellerOf } from './speller.ts'
import type { Model } from './train.ts'

/** A model of another shape is trained anew, not read. */
const FORMAT = 1
const KINDS = { Uint32Array, Uint16Array, Float32Array, Int8Array } as const
type Kind = keyof typeof KINDS
type Numbers = Uint32Array | Uint16Array | Float32Array | Int8Array

/** All of a model but its arrays, which follow in the order in which `parts` names them. */
interface Head {
  format: number
  articles: readonly string[]
  count: number
  blend: Model['blend']
  rejector: Model['rejector']
  thresholds: Model['thresholds']
  /** Columns of SVM, softmax regression and the perceptron's two layers; none where there are no linear members. */
  widths: number[]
  words: string[]
  pairs: string[]
  parts: { kind: Kind; length: number }[]
}

/** The model as bytes: the length of a JSON head, the head, and its arrays, each at a multiple of four. */
export function packModel(model: Model): Uint8Array {
  const { members, articles, blend, rejector, thresholds } = model
  const { speller, neighbours, linear } = members
  const layers = linear ? layersOf(linear) : []
  const { words, tells, starts, examples, labels, lengths } = neighbours
  const arrays: Numbers[] = [words, tells, starts, examples, labels, lengths]
  arrays.push(Uint32Array.from(speller.counts.values()), Uint32Array.from(speller.pairs.values()))
  if (linear) arrays.push(linear.vocabulary.hashes, linear.vocabulary.tells)
  for (const { values, scales } of layers) arrays.push(values, scales)
  const head: Head = {
    ...{ format: FORMAT, articles, count: members.count, blend, rejector, thresholds },
    widths: layers.map(({ columns }) => columns),
    words: [...speller.counts.keys()],
    pairs: [...speller.pairs.keys()],
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

const layersOf = ({ svm, softmax, perceptron }: Linear): Packed[] =>
  perceptron ? [svm, softmax, perceptron.input, perceptron.output] : [svm, softmax]

/** The model of bytes, or null where they are of another format and it has to be trained anew. */
export function unpackModel(bytes: Uint8Array): Model | null {
  // A copy stands at a multiple of four, wherever the driver has put the bytes.
  const own = bytes.slice()
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
  const speller = spellerOf(counted(head.words, next<Uint32Array>()), counted(head.pairs, next<Uint32Array>()))
  const { articles, count, blend, rejector, thresholds } = head
  return {
    articles,
    blend,
    rejector,
    thresholds,
    members: { count, speller, neighbours, linear: linearOf(head, next) },
  }
}

const counted = (keys: readonly string[], counts: Uint32Array): Map<string, number> =>
  new Map(keys.map((key, at) => [key, counts[at] ?? 0]))

function linearOf({ widths }: Head, next: <Array extends Numbers>() => Array): Linear | null {
  if (widths.length === 0) return null
  const vocabulary = vocabularyOf(next<Uint32Array>(), next<Float32Array>())
  const layers = widths.map((columns) => ({ columns, values: next<Int8Array>(), scales: next<Float32Array>() }))
  const [svm, softmax, input, output] = layers
  if (!svm || !softmax) return null
  return { vocabulary, svm, softmax, perceptron: input && output ? { input, output } : null }
}
