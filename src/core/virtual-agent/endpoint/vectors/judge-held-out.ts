import { propose } from '../../engine/propose.ts'
import { unpackModel } from '../../engine/store.ts'
import type { Lesson } from '../../engine/train.ts'
import type { Trainer } from '../../model/trainer.ts'
import type { HeldOut } from './fit-stack.ts'
import type { IndexedText } from './texts-of.ts'
import { nearest, type VectorIndex } from './vector-index.ts'

/** Questions that are judged: enough for a handful of numbers. */
const MOST_JUDGED = 300
/** One article of so many is hidden as a whole, and of the others one example of so many. */
const HIDDEN = 4
const HELD = 3
/** From few texts each is held out once, since one round says little. */
const FEW_TEXTS = 600

export interface Judging {
  lessons: readonly Lesson[]
  /** Texts in the order of the index. */
  texts: readonly IndexedText[]
  index: VectorIndex
  vectors: readonly Int8Array[]
  trainer: Trainer
  unanswered: readonly string[]
  signal: AbortSignal
}

/**
 * Puts examples to an engine that has not learnt them, and to an index without them: how both do on questions that are new to them, also on those
 * whose article neither knows. Answers the questions, and the line from which on that engine answers. @throws TrainingStopped
 */
export async function judgeHeldOut(judging: Judging): Promise<{ judged: HeldOut[]; line: number }> {
  const rounds = judging.texts.length < FEW_TEXTS ? HELD : 1
  const judged: HeldOut[] = []
  let line = 0
  for (let round = 0; round < rounds; round++) {
    const of = await judgeRound(judging, round, Math.ceil(MOST_JUDGED / rounds))
    judged.push(...of.judged)
    line += of.line / rounds
  }
  return { judged, line }
}

async function judgeRound(
  { lessons, texts, vectors, index, trainer, unanswered, signal }: Judging,
  round: number,
  most: number,
): Promise<{ judged: HeldOut[]; line: number }> {
  const isHeldPlace = (place: number): boolean => (place + round) % HELD === HELD - 1
  const hidden = new Set(lessons.filter((_, at) => (at + round) % HIDDEN === HIDDEN - 1).map(({ id }) => id))
  const isHeld = ({ kind, article, place }: IndexedText): boolean =>
    kind === 'example' && (hidden.has(article) || isHeldPlace(place))
  const left = lessons
    .filter(({ id }) => !hidden.has(id))
    .map((lesson) => ({ ...lesson, examples: lesson.examples.filter((_, place) => !isHeldPlace(place)) }))
  const { packed } = await trainer.train(left, { unanswered, signal })
  const model = unpackModel(packed)
  if (!model) throw new Error('a model that was just trained cannot be read')
  const unseen = (other: number): boolean => {
    const known = texts[other]
    return !known || hidden.has(known.article) || isHeld(known)
  }
  const held = texts.flatMap((text, at) => (isHeld(text) ? [{ text, vector: vectors[at] ?? new Int8Array() }] : []))
  const every = Math.max(1, Math.ceil(held.length / most))
  const judged: HeldOut[] = []
  for (const { text, vector } of held.filter((_, at) => at % every === 0)) {
    const { candidates, sureness } = propose(model, text.words)
    const near = nearest(index, vector, unseen)
    judged.push({ base: { candidates, sureness }, near, right: hidden.has(text.article) ? null : text.article })
    // Members write meanwhile: this thread is theirs between any two questions.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { judged, line: model.thresholds.answer }
}
