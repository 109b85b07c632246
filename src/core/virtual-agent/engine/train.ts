import { type Blend, FIRST_BLEND } from './blend.ts'
import { fold } from './fold.ts'
import { learnDoubt, type Measured, roundsFor } from './learn-doubt.ts'
import { type Labelled, type Learning, learnMembers, type Members } from './members.ts'
import { normalise } from './normalise.ts'
import type { Rejector } from './rejector.ts'
import { newScratch } from './scratch.ts'
import { languageOf, type StemLanguage } from './stem.ts'
import type { Thresholds } from './thresholds.ts'

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
  /** Told every few milliseconds what share is done, from 0 to 1; whoever listens may take a moment, so that others go first. */
  progress?: (share: number) => void
}

/** All that answering needs. */
export interface Model {
  /** Ids by label. */
  articles: readonly string[]
  members: Members
  blend: Blend
  /** Null where there are too few articles or examples to learn what is unknown. */
  rejector: Rejector | null
  thresholds: Thresholds
  /** What it was worth while it was learnt; not stored with it. */
  measured?: Measured
}

/** Examples an article from which on a perceptron learns more than those by heart. */
const PERCEPTRON_FROM = 5
const PERCEPTRONS = 2
/** Examples an article from which on words count as they are, and also two that stand near each other. */
const MANY_EXAMPLES = 30
/** Articles, examples an article, and examples from which on hiding some says anything. */
const LEAST_TO_HIDE = { articles: 8, each: 2, examples: 30 }
const UNTRIED_THRESHOLDS: Thresholds = { answer: 0.5, suggest: 0.25 }
/** Words of an article's text that are read. */
const LONGEST_TEXT = { characters: 20_000, words: 2000 }
const CHARACTERS_AT_ONCE = 1000

/** Learns a workspace's articles. Pure computing, long: for a worker thread. */
export function train(lessons: readonly Lesson[], options: TrainOptions = {}): Model {
  const { seed = 1, unanswered = [], progress = () => {} } = options
  const texts = readLessons(lessons, unanswered)
  const examples = texts.filter(({ part }) => part === 'example').length
  const count = lessons.length + (unanswered.length > 0 ? 1 : 0)
  const few = examples < count * MANY_EXAMPLES
  const hides =
    lessons.length >= LEAST_TO_HIDE.articles &&
    examples >= Math.max(LEAST_TO_HIDE.examples, lessons.length * LEAST_TO_HIDE.each)
  const rounds = hides ? roundsFor(texts) : 0
  let round = 0
  let before = 0
  const of: Learning = {
    count,
    reading: { stems: few, apart: !few, home: homeOf(texts) },
    seed,
    perceptrons: examples >= count * PERCEPTRON_FROM ? PERCEPTRONS : 0,
    scratch: newScratch(),
    progress: (share) => {
      // Each learning of members begins anew at 0.
      if (share < before) round++
      before = share
      progress(Math.min(1, (round + share) / (rounds + 1)))
    },
  }
  const doubt = hides
    ? learnDoubt(texts, of, lessons.length)
    : { blend: FIRST_BLEND, rejector: null, thresholds: UNTRIED_THRESHOLDS }
  const members = learnMembers(texts, of)
  progress(1)
  return { articles: lessons.map(({ id }) => id), members, ...doubt }
}

function readLessons(lessons: readonly Lesson[], unanswered: readonly string[]): Labelled[] {
  const texts: Labelled[] = []
  lessons.forEach(({ title, text, examples }, label) => {
    for (const example of examples) texts.push({ words: normalise(example), label, part: 'example' })
    texts.push({ words: normalise(title.replaceAll('_', ' ')), label, part: 'title' })
    texts.push({ words: readText(text), label, part: 'text' })
  })
  for (const question of unanswered) texts.push({ words: normalise(question), label: lessons.length, part: 'example' })
  return texts.filter(({ words }) => words.length > 0)
}

/** The words of a long text, of which `normalise` would read the beginning only. */
function readText(text: string): string[] {
  const words: string[] = []
  const most = Math.min(text.length, LONGEST_TEXT.characters)
  for (let from = 0; from < most; from += CHARACTERS_AT_ONCE) {
    words.push(...normalise(text.slice(from, Math.min(most, from + CHARACTERS_AT_ONCE))))
  }
  return words.slice(0, LONGEST_TEXT.words)
}

/** The language that most texts tell. */
function homeOf(texts: readonly Labelled[]): StemLanguage | null {
  const told = new Map<StemLanguage, number>()
  for (const { words } of texts) {
    const language = languageOf(words.map(fold), null)
    if (language) told.set(language, (told.get(language) ?? 0) + 1)
  }
  return [...told].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
