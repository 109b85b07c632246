// Learns the weights of src/core/virtual-agent/person/seems-to-ask.ts and writes them beside it, the same from the same lines.
// Usage: DATASETS_DIR=<folder with clinc150, banking77, hwu64> node bench/train-person.ts [--without <set>]... [--to <file>]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FEATURES, personFeaturesOf } from '../src/core/virtual-agent/person/person-features.ts'

interface Line {
  text: string
  asks: number
  /** How much the line counts beside others. */
  counts: number
}
interface Row extends Omit<Line, 'text'> {
  features: readonly number[]
}
type Unseen = { text: string; wantsHuman: boolean }[] | Record<string, { wants: string[]; not: string[] }>
interface Phrases {
  asks: string[]
  none: string[]
}

const root = join(import.meta.dirname, '..')

const DATASETS = ['clinc150', 'banking77', 'hwu64']
const UNSEEN = ['', '-2', '-3', '-4', '-5', '-6', '-7'].map((set) => `person-lines-unseen${set}`)
/** How much a line counts: lines that somebody wrote by hand are few. */
const OF_DATASET = 1
const OF_HAND = 3
const NEAR_MISS = 1.5
const DRAWS = 50
const ROUNDS = 12
const SHRINK = 0.006

/** A generator of numbers from 0 to 1, the same each time (Numerical Recipes' constants). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const next = numbers(7)

const readJson = <T>(name: string): T => JSON.parse(readFileSync(join(root, 'test/support', `${name}.json`), 'utf8'))

/** "{my|the} case" stands for two lines; at most DRAWS of a phrase are drawn. */
function draw(phrase: string): string[] {
  const drawn = new Set<string>()
  for (let at = 0; at < DRAWS; at++) {
    const line = phrase.replace(/\{([^}]*)\}/g, (_, choices: string) => {
      const all = choices.split('|')
      return all[Math.floor(next() * all.length)]!
    })
    drawn.add(line.replace(/ +/g, ' ').trim())
  }
  return [...drawn]
}

/** The sixth set and the seventh are kept by language, those before them line by line. */
function unseenOf(set: Unseen): Omit<Line, 'counts'>[] {
  if (Array.isArray(set)) return set.map(({ text, wantsHuman }) => ({ text, asks: wantsHuman ? 1 : 0 }))
  return Object.values(set).flatMap(({ wants, not }) => [
    ...wants.map((text) => ({ text, asks: 1 })),
    ...not.map((text) => ({ text, asks: 0 })),
  ])
}

function* linesOf(without: readonly string[], datasets: string): Generator<Line> {
  for (const { asks, none } of Object.values(readJson<Record<string, Phrases>>('person-phrases'))) {
    for (const text of asks.flatMap(draw)) yield { text, asks: 1, counts: 1 }
    for (const text of none.flatMap(draw)) yield { text, asks: 0, counts: NEAR_MISS }
  }
  for (const { asks, none } of Object.values(readJson<Record<string, Phrases>>('person-lines'))) {
    for (const text of asks) yield { text, asks: 1, counts: OF_HAND }
    for (const text of none) yield { text, asks: 0, counts: OF_HAND }
  }
  for (const set of UNSEEN.filter((name) => !without.includes(name))) {
    for (const { text, asks } of unseenOf(readJson(set))) yield { text, asks, counts: OF_HAND }
  }
  for (const set of DATASETS) {
    const lines = readFileSync(join(datasets, set, 'train.jsonl'), 'utf8')
      .trim()
      .split('\n')
    for (const line of lines) yield { text: JSON.parse(line).text, asks: 0, counts: OF_DATASET }
  }
}

function shuffle(rows: Row[]): void {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[rows[at], rows[other]] = [rows[other]!, rows[at]!]
  }
}

/** Logistic regression by stochastic descent; weights that are used shrink each time (L2). */
function learn(rows: Row[]): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(FEATURES)
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(rows)
    const rate = 0.5 / (1 + round * 0.5)
    for (const { features, asks, counts } of rows) {
      const root = Math.sqrt(features.length)
      let sum = 0
      for (const feature of features) sum += weights[feature]!
      const step = (1 / (1 + Math.exp(-bias - sum / root)) - asks) * rate * counts
      bias -= step * 0.05
      for (const feature of features) weights[feature] = weights[feature]! * (1 - SHRINK * rate) - step / root
    }
  }
  return { weights, bias }
}

const { values } = parseArgs({ options: { without: { type: 'string', multiple: true }, to: { type: 'string' } } })
const datasets = process.env.DATASETS_DIR
if (datasets === undefined) throw new Error('set DATASETS_DIR to a folder with clinc150, banking77 and hwu64')
const rows = [...linesOf(values.without ?? [], datasets)]
  .map(({ text, ...row }) => ({ ...row, features: [...personFeaturesOf(text)] }))
  .filter(({ features }) => features.length > 0)
const { weights, bias } = learn(rows)
const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
const small = Int8Array.from(weights, (weight) => Math.round(weight / step))
writeFileSync(
  values.to ?? join(root, 'src/core/virtual-agent/person/person-weights.gen.ts'),
  `// Generated by bench/train-person.ts from ${rows.length} lines. Do not edit.
/** Added to every sum. */
export const BIAS = ${bias.toFixed(4)}
/** What a weight of one stands for. */
export const STEP = ${step.toPrecision(5)}
/** A weight per feature, signed bytes in base64. */
export const WEIGHTS =
  '${Buffer.from(small.buffer).toString('base64')}'
`,
)
