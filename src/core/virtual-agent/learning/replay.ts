import type { Reader } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { ReplayInput, ReplayResult } from '../../../protocol/learning.ts'
import { asPublished } from '../../knowledge/as-published.ts'
import type { AnswerEngine, Proposal } from '../answer-engine.ts'
import { unpackModel } from '../engine/store.ts'
import { heedMarks } from '../model/heed-marks.ts'
import { modelEngine } from '../model/model-engine.ts'
import { readLessons } from '../model/read-lessons.ts'
import type { Serving } from '../model/served-model.ts'
import { type Trainer, TrainingStopped } from '../model/trainer.ts'
import { judgeChange, type Outcome, type ReplayedQuestion, readReplayed } from './replayed-question.ts'

const DAY_MS = 86_400_000
const MOST_CHANGES = 100
/** Asked in one look at the world as it would be, during which whoever changes articles waits. */
const AT_ONCE = 20

export interface ReplayTools {
  kernel: Kernel
  workspace: number
  trainer: Trainer
  /** What answers now. */
  engine: AnswerEngine
  signal: AbortSignal
}

/** Asks something in the world as it would be; `searched`: articles are looked for by words. */
type World = <Result>(asked: { searched: boolean; look: (reader: Reader) => Promise<Result> }) => Promise<Result>

/**
 * Puts the last days' questions to what answers now and to what would answer, and compares. With an article a second model is trained, as if it
 * were published the way it was written last.
 * @throws TrainingStopped when the signal says so
 */
export async function replay(tools: ReplayTools, input: ReplayInput): Promise<ReplayResult> {
  const { kernel, workspace, engine, signal } = tools
  const since = new Date(kernel.clock.now().getTime() - input.days * DAY_MS)
  const questions = await readReplayed(kernel.db, workspace, since)
  const { article, caution } = input
  const world: World = (asked) =>
    article ? asPublished(kernel, { workspace, agent: null, article }, asked) : asked.look(kernel.db)
  const other = article ? await learnOther(tools, world) : engine
  const pairs: { question: ReplayedQuestion; before: Outcome; after: Outcome }[] = []
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    if (signal.aborted) throw new TrainingStopped()
    const some = questions.slice(from, from + AT_ONCE)
    const before = await askAll(some, (asked) => engine.propose(kernel.db, { workspace, ...asked }))
    const more = caution === undefined ? {} : { caution }
    const after = await world({
      searched: true,
      look: (reader) => askAll(some, (asked) => other.propose(reader, { workspace, ...asked, ...more })),
    })
    some.forEach((question, at) => {
      pairs.push({ question, before: before[at]!, after: after[at]! })
    })
  }
  return resultOf(pairs)
}

/** What would answer if the world were so. */
async function learnOther({ kernel, workspace, trainer, signal }: ReplayTools, world: World): Promise<AnswerEngine> {
  const { lessons, unanswered, hash } = await world({
    searched: false,
    look: (reader) => readLessons(reader, workspace),
  })
  const { packed, figures } = await trainer.train(lessons, { unanswered, signal })
  const model = unpackModel(packed)
  if (!model) return heedMarks(modelEngine(() => null))
  const examples = lessons.reduce((sum, lesson) => sum + lesson.examples.length, 0)
  // It knows all that is published in that world, whenever that was.
  const trainedAt = new Date(kernel.clock.now().getTime() + DAY_MS)
  const known = { id: hash.slice(0, 8), lessons: hash, articles: lessons.length, examples, figures }
  const serving: Serving = { ...known, trainedAt, model }
  return heedMarks(modelEngine(() => serving))
}

async function askAll(
  questions: readonly ReplayedQuestion[],
  propose: (asked: { question: string; locale: string }) => Promise<Proposal>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { text, locale } of questions) outcomes.push(outcomeOf(await propose({ question: text, locale })))
  return outcomes
}

function outcomeOf({ certainty, candidates }: Proposal): Outcome {
  const [first] = candidates
  if (certainty === 'none' || !first) return { decision: 'unknown', article: null }
  return { decision: certainty, article: { id: first.article, title: first.title } }
}

const isKnown = ({ verdict }: { verdict: string }): boolean => verdict !== 'unknown'

function resultOf(pairs: readonly { question: ReplayedQuestion; before: Outcome; after: Outcome }[]): ReplayResult {
  const answered = (outcomes: readonly Outcome[]): number =>
    outcomes.filter(({ decision }) => decision === 'answer').length
  const changes = pairs
    .filter(({ before, after }) => before.decision !== after.decision || before.article?.id !== after.article?.id)
    .map(({ question, before, after }) => {
      const { id, locale, askedAt, conversation } = question
      const asked = { question: id, text: '', locale, askedAt: askedAt.toISOString(), conversation }
      return { ...asked, before, after, verdict: judgeChange(question, before, after) }
    })
  return {
    asked: pairs.length,
    answeredBefore: answered(pairs.map(({ before }) => before)),
    answeredAfter: answered(pairs.map(({ after }) => after)),
    changes: [...changes.filter(isKnown), ...changes.filter((change) => !isKnown(change))].slice(0, MOST_CHANGES),
  }
}
