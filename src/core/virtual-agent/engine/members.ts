import { learnVocabulary, rowOf, type Vocabulary, width } from './features.ts'
import { addPackedProduct, type Packed, pack } from './matrix.ts'
import { learnNeighbours, type Near, type Neighbours, near } from './neighbours.ts'
import { randomOf } from './random.ts'
import { type Row, type Rows, rowsOf } from './rows.ts'
import { learnSpeller, type Speller, type Spelt, spell } from './speller.ts'
import { HIDDEN, type Perceptron, trainPerceptron } from './train-perceptron.ts'
import { trainSoftmax } from './train-softmax.ts'
import { trainSvm } from './train-svm.ts'

/** A text that belongs to a label, as normalised words. */
export interface Labelled {
  words: readonly string[]
  label: number
}

/** Linear members; with many articles their weights would be too many, and the neighbours do alone. */
export interface Linear {
  vocabulary: Vocabulary
  svm: Packed
  softmax: Packed
  /** Not with few examples an article, which it would learn by heart. */
  perceptron: Perceptron<Packed> | null
}

/** Those who judge a question, each in its own way. */
export interface Members {
  /** Labels: one for each article, and one more for "none of them" where there are examples of that. */
  count: number
  speller: Speller
  neighbours: Neighbours
  linear: Linear | null
}

/** What the members say to one question. */
export interface Opinion {
  spelt: Spelt
  near: Near
  /** Scores of the labels by each member: neighbours, SVM, softmax regression, perceptron, as far as they take part. */
  scores: Float32Array[]
}

/** How members learn; the same for those that are tried on what they have not seen, or the trial would not fit the members that answer. */
export interface Learning {
  count: number
  seed: number
  /** Texts that are no examples, but whose words are the workspace's own. */
  extra: readonly (readonly string[])[]
  /** Whether there are examples enough for a perceptron. */
  perceptron: boolean
}

/** Labels from which on retrieval answers alone. */
export const MOST_LABELS = 1000
const MOST_COLUMNS = 40_000
/** Bytes that a model's weights may have: a small knowledge base has a small model. */
const SMALL = { examples: 2000, bytes: 6_000_000 }
const LARGE = 14_000_000

export function learnMembers(examples: readonly Labelled[], of: Learning): Members {
  const texts = examples.map(({ words }) => words)
  const labels = Uint16Array.from(examples, ({ label }) => label)
  return {
    count: of.count,
    speller: learnSpeller([...texts, ...of.extra]),
    neighbours: learnNeighbours(texts, labels),
    linear: of.count > MOST_LABELS || of.count < 2 ? null : learnLinear(texts, labels, of),
  }
}

function learnLinear(texts: readonly (readonly string[])[], labels: Uint16Array, learning: Learning): Linear {
  const { count, perceptron } = learning
  const random = randomOf(learning.seed)
  const room = texts.length < SMALL.examples ? SMALL.bytes : LARGE
  const most = Math.min(MOST_COLUMNS, Math.floor(room / (2 * count + (perceptron ? HIDDEN : 0) + 8)))
  const vocabulary = learnVocabulary(texts, most)
  const rows: Rows = rowsOf(texts.values().map((words) => rowOf(vocabulary, words)))
  const of = { labels, count, width: width(vocabulary) }
  // Each is packed before the next is trained, since the weights in training are what memory goes to.
  const svm = pack(trainSvm(rows, of, random))
  const softmax = pack(trainSoftmax(rows, of, random))
  return { vocabulary, svm, softmax, perceptron: perceptron ? packPerceptron(trainPerceptron(rows, of, random)) : null }
}

const packPerceptron = ({ input, output }: ReturnType<typeof trainPerceptron>): Perceptron<Packed> => ({
  input: pack(input),
  output: pack(output),
})

/** Asks all members about normalised words. Pure. */
export function consult({ count, speller, neighbours, linear }: Members, words: readonly string[]): Opinion {
  const spelt = spell(speller, words)
  const nearest = near(neighbours, spelt.words, count)
  const scores = [nearest.likeness]
  if (linear) {
    const row = rowOf(linear.vocabulary, spelt.words)
    scores.push(linearScores(row, linear.svm), linearScores(row, linear.softmax))
    if (linear.perceptron) scores.push(perceptronScores(row, linear.perceptron))
  }
  return { spelt, near: nearest, scores }
}

function linearScores(row: Row, weights: Packed): Float32Array {
  const scores = new Float32Array(weights.columns)
  addPackedProduct(row, weights, scores)
  return scores
}

function perceptronScores(row: Row, { input, output }: Perceptron<Packed>): Float32Array {
  const hidden = linearScores(row, input)
  const columns = new Uint16Array(HIDDEN + 1)
  const values = new Float32Array(HIDDEN + 1)
  let living = 0
  for (let unit = 0; unit <= HIDDEN; unit++) {
    const value = unit === HIDDEN ? 1 : hidden[unit]!
    if (value <= 0) continue
    columns[living] = unit
    values[living++] = value
  }
  return linearScores({ columns: columns.subarray(0, living), values: values.subarray(0, living) }, output)
}
