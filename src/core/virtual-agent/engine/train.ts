import { type Blend, blend, fitBlend, type Judged } from './blend.ts'
import {
  consult,
  type Labelled,
  type Learning,
  learnMembers,
  type Members,
  MOST_LABELS,
  type Opinion,
} from './members.ts'
import { normalise } from './normalise.ts'
import { randomOf, shuffle, upTo } from './random.ts'
import { bestTwo, fitRejector, judge, type Rejector, signsOf } from './rejector.ts'

/** An article as the engine learns it. */
export interface Lesson {
  id: string
  title: string
  text: string
  /** Questions that it answers. */
  examples: readonly string[]
}

export interface TrainOptions {
  /** The same seed and lessons give the same model. */
  seed?: number
  /** Questions that no article answers, where some are known. */
  unanswered?: readonly string[]
}

/** All that answering needs. */
export interface Model {
  /** Ids by label. */
  articles: readonly string[]
  members: Members
  blend: Blend
  /** Null where there are too few articles or examples to learn what is unknown. */
  rejector: Rejector | null
  /** Sureness from which on an article is the answer, and from which on it is worth naming. */
  thresholds: { answer: number; suggest: number }
}

/** Examples an article from which on a perceptron learns more than those by heart. */
const PERCEPTRON_FROM = 5
/** Held-out questions without an answer from which on they alone choose the threshold. */
const ENOUGH_UNANSWERED = 30
/** What answering a question about a hidden article costs, against what a right answer gains. */
const HIDDEN_COST = 0.5
const FEW_EXAMPLES = 3000
/** Rounds of hiding: with few examples one round says little. */
const ROUNDS = { few: 3, many: 1 }
const DEFAULT_BLEND: Blend = [4, 2, 0.5, 0.5]
const DEFAULT_THRESHOLDS = { answer: 0.5, suggest: 0.25 }
const WORDS_OF_TEXT = 60

/** Learns a workspace's articles. Pure computing, long: for a worker thread. */
export function train(lessons: readonly Lesson[], { seed = 1, unanswered = [] }: TrainOptions = {}): Model {
  const examples: Labelled[] = []
  const extra: string[][] = []
  lessons.forEach(({ title, text, examples: own }, label) => {
    for (const example of [...own, title.replaceAll('_', ' ')]) examples.push({ words: normalise(example), label })
    const words = normalise(text)
    if (words.length === 0) return
    extra.push(words)
    // The beginning of an article says what it is about; the rest only lends its words to the speller.
    examples.push({ words: words.slice(0, WORDS_OF_TEXT), label })
  })
  for (const question of unanswered) examples.push({ words: normalise(question), label: lessons.length })
  const told = examples.filter(({ words }) => words.length > 0)
  const count = lessons.length + (unanswered.length > 0 ? 1 : 0)
  const learning = { count, seed, extra, perceptron: told.length >= count * PERCEPTRON_FROM }
  const members = learnMembers(told, learning)
  const articles = lessons.map(({ id }) => id)
  if (lessons.length < 4 || count > MOST_LABELS || told.length < lessons.length * 3) {
    return { articles, members, blend: DEFAULT_BLEND, rejector: null, thresholds: DEFAULT_THRESHOLDS }
  }
  return { articles, members, ...learnDoubt(told, { ...learning, articles: lessons.length }) }
}

interface Scope extends Learning {
  articles: number
}

/** Learns how the members count together, and what a question looks like that no article answers. */
function learnDoubt(examples: readonly Labelled[], scope: Scope): Pick<Model, 'blend' | 'rejector' | 'thresholds'> {
  const rounds = examples.length < FEW_EXAMPLES ? ROUNDS.few : ROUNDS.many
  const seen: (Judged & { opinion: Opinion; hidden: boolean })[] = []
  for (let round = 0; round < rounds; round++) seen.push(...hide(examples, scope, round))
  const weights = fitBlend(seen.filter(({ hidden }) => !hidden))
  const signs = seen.map(({ opinion, scores, label, hidden }) => {
    const likely = blend(weights, scores)
    return {
      signs: signsOf(opinion, likely, scope.articles),
      answered: !hidden,
      unanswered: label >= scope.articles,
      right: bestTwo(likely, scope.articles)[0] === label,
    }
  })
  // What is in scope and answered wrong teaches neither.
  const rejector = fitRejector(signs.filter(({ answered, right }) => !answered || right))
  const judged = signs.map(({ signs: own, ...each }) => ({ ...each, sureness: judge(rejector, own) }))
  // Hidden articles are nearer to the others than what nobody has written about, so real questions decide where there are enough.
  const real = judged.filter(({ unanswered }) => unanswered).length >= ENOUGH_UNANSWERED
  const answer = chooseThreshold(
    judged.filter(({ answered, unanswered }) => answered || unanswered || !real),
    real ? 1 : HIDDEN_COST,
  )
  return { blend: weights, rejector, thresholds: { answer, suggest: answer / 3 } }
}

/** The sureness at which right answers and questions that are rightly left unanswered are most together, each in its share. */
function chooseThreshold(
  judged: readonly { sureness: number; answered: boolean; right: boolean }[],
  cost: number,
): number {
  const inScope = judged.filter(({ answered }) => answered).length
  const outside = judged.length - inScope
  // From the surest down: each right answer gains, each answer that should not be loses.
  let sum = 0
  let most = 0
  let threshold = DEFAULT_THRESHOLDS.answer
  for (const { sureness, answered, right } of judged.toSorted((a, b) => b.sureness - a.sureness)) {
    if (answered) sum += right ? 1 / inScope : 0
    else sum -= cost / outside
    if (sum <= most) continue
    most = sum
    threshold = sureness
  }
  return threshold
}

/** One round: a quarter of the articles and a fifth of the others' examples are hidden, members learn the rest and judge what was hidden. */
function hide(examples: readonly Labelled[], scope: Scope, round: number) {
  const random = randomOf(scope.seed * 7919 + round)
  const order = upTo(scope.articles)
  shuffle(order, randomOf(scope.seed))
  const place = new Uint32Array(scope.articles)
  order.forEach((label, at) => {
    place[label] = at
  })
  const known: Labelled[] = []
  const asked: (Labelled & { hidden: boolean })[] = []
  for (const each of examples) {
    const none = each.label >= scope.articles
    if (!none && place[each.label]! % 4 === round % 4) asked.push({ ...each, hidden: true })
    else if (random() < (none ? 0.5 : 0.2)) asked.push({ ...each, hidden: none })
    else known.push(each)
  }
  const members = learnMembers(known, { ...scope, seed: scope.seed + round + 1 })
  return asked.map(({ words, label, hidden }) => {
    const opinion = consult(members, words)
    return { opinion, scores: opinion.scores, label, hidden }
  })
}
