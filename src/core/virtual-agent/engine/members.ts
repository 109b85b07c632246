import { learnVocabulary, rowOf, type Vocabulary, width } from './features.ts'
import { fold } from './fold.ts'
import type { Besides } from './hashes.ts'
import { cover, type Keywords, learnKeywords } from './keywords.ts'
import { addPackedProduct, type Packed, pack } from './matrix.ts'
import { learnNeighbours, type Near, type Neighbours, near } from './neighbours.ts'
import { randomOf } from './random.ts'
import { type Row, type Rows, rowsOf } from './rows.ts'
import type { Scratch } from './scratch.ts'
import { learnSpeller, type Speller, type Spelt, spell } from './speller.ts'
import { languageOf, type StemLanguage, stem } from './stem.ts'
import { HIDDEN, type Perceptron, trainPerceptron } from './train-perceptron.ts'
import { trainSoftmax } from './train-softmax.ts'
import { trainSvm } from './train-svm.ts'

/** A text that belongs to a label, as normalised words. */
export interface Labelled {
  words: readonly string[]
  label: number
  part: 'example' | 'title' | 'text'
}

/** Linear members and perceptrons; with many articles their weights would be too many, and retrieval does alone. */
export interface Linear {
  vocabulary: Vocabulary
  svm: Packed
  softmax: Packed
  /** None with few examples an article, which they would learn by heart; they differ by chance only, and judge as one. */
  perceptrons: Perceptron<Packed>[]
}

/** How texts are read; the same for all texts of a model. */
export interface Reading {
  /** Whether stems count: they help where examples are few. */
  stems: boolean
  /** Whether two words count that stand near each other, in any order: that needs many examples. */
  apart: boolean
  /** The language of texts that do not tell theirs. */
  home: StemLanguage | null
}

/** Those who judge a question, each in its own way. */
export interface Members {
  /** Labels: one for each article, and one more for "none of them" where there are examples of that. */
  count: number
  reading: Reading
  speller: Speller
  neighbours: Neighbours
  keywords: Keywords
  linear: Linear | null
}

/** What the members say to one question. */
export interface Opinion {
  spelt: Spelt
  near: Near
  /** Scores of the labels by each member: neighbours, keywords, SVM, softmax regression, perceptrons, as far as they take part. */
  scores: Float32Array[]
}

/** How members learn; the same for those that are tried on what they have not seen, or the trial would not fit the members that answer. */
export interface Learning {
  count: number
  reading: Reading
  seed: number
  perceptrons: number
  scratch: Scratch
  progress: (share: number) => void
}

/** Labels from which on retrieval answers alone. */
export const MOST_LABELS = 1000
const MOST_COLUMNS = 40_000
/** Bytes that a model's weights may have: a small knowledge base has a small model. */
const SMALL = { examples: 2000, bytes: 6_000_000 }
const LARGE = 9_500_000
/** The beginning of an article says what it is about; the rest only lends its words to the speller and to keywords. */
const WORDS_OF_TEXT = 60
/** What a word in the title counts against one in the text. */
const IN_TITLE = 3
/** About as many as a row has, bias included. */
const ENTRIES_PER_TEXT = 140

export function learnMembers(texts: readonly Labelled[], of: Learning): Members {
  const examples = texts.map(({ words, part }) => (part === 'text' ? words.slice(0, WORDS_OF_TEXT) : words))
  const labels = Uint16Array.from(texts, ({ label }) => label)
  const { count, reading } = of
  return {
    count,
    reading,
    speller: learnSpeller(texts.map(({ words }) => words)),
    neighbours: learnNeighbours(
      examples.map((words) => (reading.stems ? stemsOf(words, reading) : words.map(fold))),
      labels,
    ),
    keywords: learnKeywords(documentsOf(texts, of)),
    linear: count > MOST_LABELS || count < 2 ? null : learnLinear(examples, labels, of),
  }
}

function stemsOf(words: readonly string[], { home }: Reading): string[] {
  const plain = words.map(fold)
  const language = languageOf(plain, home)
  return plain.map((word) => stem(word, language))
}

const besidesOf = (words: readonly string[], { stems, apart, home }: Reading): Besides => ({
  stems: stems ? languageOf(words.map(fold), home) : null,
  apart,
})

/** How often each stem stands in each article. */
function documentsOf(texts: readonly Labelled[], { reading }: Learning): Map<number, Map<string, number>> {
  const documents = new Map<number, Map<string, number>>()
  for (const { words, label, part } of texts) {
    const own = documents.get(label) ?? new Map<string, number>()
    documents.set(label, own)
    for (const term of stemsOf(words, reading)) own.set(term, (own.get(term) ?? 0) + (part === 'title' ? IN_TITLE : 1))
  }
  return documents
}

function learnLinear(texts: readonly (readonly string[])[], labels: Uint16Array, of: Learning): Linear {
  const { count, perceptrons, reading } = of
  const random = randomOf(of.seed)
  const room = texts.length < SMALL.examples ? SMALL.bytes : LARGE
  const most = Math.min(MOST_COLUMNS, Math.floor(room / (2 * count + perceptrons * HIDDEN + 16)))
  const vocabulary = learnVocabulary(texts, most, (words) => besidesOf(words, reading), of.scratch)
  const rows: Rows = rowsOf(
    texts.values().map((words) => rowOf(vocabulary, words, besidesOf(words, reading))),
    of.scratch,
    texts.length * ENTRIES_PER_TEXT,
  )
  // Perceptrons take some three times as long as each of the others.
  const parts = 2 + 3 * perceptrons
  let done = 0
  const descent = (share: number) => {
    const before = done
    done += share
    const progress = (part: number) => of.progress((before + part * share) / parts)
    return { labels, count, width: width(vocabulary), random, scratch: of.scratch, progress }
  }
  // Each is packed before the next is trained, since they learn in the same memory.
  const svm = pack(trainSvm(rows, descent(1)))
  const softmax = pack(trainSoftmax(rows, descent(1)))
  const packed: Perceptron<Packed>[] = []
  while (packed.length < perceptrons) {
    const { input, output } = trainPerceptron(rows, descent(3))
    packed.push({ input: pack(input), output: pack(output) })
  }
  return { vocabulary, svm, softmax, perceptrons: packed }
}

/** Asks all members about normalised words. Pure. */
export function consult(
  { count, reading, speller, neighbours, keywords, linear }: Members,
  words: readonly string[],
): Opinion {
  const spelt = spell(speller, words)
  const stems = stemsOf(spelt.words, reading)
  const nearest = near(neighbours, reading.stems ? stems : spelt.words.map(fold), count)
  const scores = [nearest.likeness, cover(keywords, stems, count)]
  if (linear) {
    const row = rowOf(linear.vocabulary, spelt.words, besidesOf(spelt.words, reading))
    scores.push(linearScores(row, linear.svm), linearScores(row, linear.softmax))
    if (linear.perceptrons.length > 0) scores.push(perceptronScores(row, linear.perceptrons))
  }
  return { spelt, near: nearest, scores }
}

function linearScores(row: Row, weights: Packed): Float32Array {
  const scores = new Float32Array(weights.columns)
  addPackedProduct(row, weights, scores)
  return scores
}

/** The mean of what the perceptrons say. */
function perceptronScores(row: Row, perceptrons: readonly Perceptron<Packed>[]): Float32Array {
  const scores = new Float32Array(perceptrons[0]?.output.columns ?? 0)
  const columns = new Uint16Array(HIDDEN + 1)
  const values = new Float32Array(HIDDEN + 1)
  for (const { input, output } of perceptrons) {
    const hidden = linearScores(row, input)
    let living = 0
    for (let unit = 0; unit <= HIDDEN; unit++) {
      const value = unit === HIDDEN ? 1 : hidden[unit]!
      if (value <= 0) continue
      columns[living] = unit
      values[living++] = value / perceptrons.length
    }
    addPackedProduct({ columns: columns.subarray(0, living), values: values.subarray(0, living) }, output, scores)
  }
  return scores
}
