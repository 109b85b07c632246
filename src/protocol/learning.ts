import { z } from 'zod'
import { articleLocale } from './articles.ts'
import { eventNumber, id, instant } from './primitives.ts'

/** What a model is worth, measured on examples that were hidden from it while it learnt. */
export const modelFigures = z.object({
  /** Share of questions whose article came first; null with too few examples to tell. */
  right: z.number().nullable(),
  /** Share of questions about hidden articles that it left unanswered; null likewise. */
  leftUnanswered: z.number().nullable(),
  seconds: z.number(),
  bytes: z.number().int(),
})

/** How far the virtual agent has learnt what is published. */
export const modelView = z.object({
  /** `words`: too little to learn from, it goes by words alone. `training`: something changed and is being learnt; the older model serves meanwhile. */
  state: z.enum(['words', 'training', 'ready']),
  /** From 0 to 1 while it learns. */
  progress: z.number().nullable(),
  model: id.nullable(),
  trainedAt: instant.nullable(),
  articles: z.number().int(),
  examples: z.number().int(),
  figures: modelFigures.nullable(),
  /** Why the last change could not be learnt, in one sentence; null where it could. */
  trouble: z.string().nullable(),
  /** How careful it is as set, and the lines that follow from it. */
  caution: z.number(),
  thresholds: z.object({ answer: z.number(), suggest: z.number() }),
})

export const questionMark = z.enum(['right', 'wrong'])

/** An agent's word on an answer; null takes it back. */
export const markInput = z.object({
  /** The virtual agent's message. */
  id,
  mark: questionMark.nullable(),
  /** With `wrong`: the article that it should have been; null or left out: none of them. */
  shouldBe: id.nullable().optional(),
})

/** What an agent said of an answer. */
export const markView = z.object({
  mark: questionMark.nullable(),
  shouldBe: z.object({ id, title: z.string() }).nullable(),
  by: z.string().nullable(),
  at: instant.nullable(),
})

export const gapQuestion = z.object({
  id,
  text: z.string(),
  locale: z.string(),
  askedAt: instant,
  conversation: id.nullable(),
  /** Asked in the same words. */
  times: z.number().int(),
})

/** Unanswered questions that ask the same. */
export const gap = z.object({
  /** Of its first question; steady while that one is unanswered. */
  id,
  /** The question that stands in the middle of the group. */
  words: z.string(),
  /** How often it was asked in all. */
  asked: z.number().int(),
  lastAt: instant,
  /** At most 20, newest first. */
  questions: z.array(gapQuestion),
  /** The published article that is nearest, where any is near. */
  nearest: z.object({ id, title: z.string() }).nullable(),
})

export const gapList = z.object({
  items: z.array(gap),
  /** Unanswered questions in all groups. */
  questions: z.number().int(),
  days: z.number().int(),
  asOf: eventNumber,
})

export const gapInput = z.object({ days: z.coerce.number().int().min(1).max(90).default(7) })

const some = z.array(id).min(1).max(200)
/** The questions of a gap, as shown. */
export const gapQuestions = z.object({ questions: some })
export const gapExample = z.object({ questions: some, article: id })

export const exampleSuggestionView = z.object({
  id,
  article: id,
  text: z.string(),
  asked: z.number().int(),
  at: instant,
})

/** What an agent answered in a conversation becomes a draft; with `article` what was asked becomes a suggested example of that one. */
export const keepAnswerInput = z.object({ id, article: id.optional() })

/** Questions of the last days are put to an article's draft, to another caution, or to both. */
export const replayInput = z.object({
  days: z.number().int().min(1).max(30).default(7),
  article: id.optional(),
  caution: z.number().min(0).max(1).optional(),
})

const outcome = z.object({
  decision: z.enum(['answer', 'suggest', 'unknown']),
  article: z.object({ id, title: z.string() }).nullable(),
})

export const replayResult = z.object({
  asked: z.number().int(),
  /** How many of them would be answered now, and how many with the change. */
  answeredBefore: z.number().int(),
  answeredAfter: z.number().int(),
  /** Who would be answered differently, at most 100. */
  changes: z.array(
    z.object({
      question: id,
      text: z.string(),
      locale: z.string(),
      askedAt: instant,
      conversation: id.nullable(),
      before: outcome,
      after: outcome,
      /** Against what members and agents said: better, worse, or nobody knows. */
      verdict: z.enum(['better', 'worse', 'unknown']),
    }),
  ),
})

export const replayView = z.object({
  id,
  state: z.enum(['running', 'done', 'failed']),
  input: replayInput,
  result: replayResult.nullable(),
  startedAt: instant,
  doneAt: instant.nullable(),
})

const counted = {
  asked: z.number().int(),
  answered: z.number().int(),
  suggested: z.number().int(),
  unknown: z.number().int(),
  helped: z.number().int(),
  notHelped: z.number().int(),
  handedOver: z.number().int(),
  right: z.number().int(),
  wrong: z.number().int(),
}

export const answerStatisticsInput = z.object({
  days: z.coerce.number().int().min(1).max(90).default(7),
  locale: articleLocale.optional(),
})

export const answerStatistics = z.object({
  totals: z.object(counted),
  /** The same length of time before. */
  before: z.object(counted),
  /** By day in UTC, oldest first, without gaps. */
  days: z.array(z.object({ day: z.string(), ...counted })),
  /** At most 100, most asked first. */
  articles: z.array(z.object({ article: id, title: z.string(), ...counted })),
  languages: z.array(z.object({ locale: z.string(), ...counted })),
  asOf: eventNumber,
})

export type ModelFigures = z.infer<typeof modelFigures>
export type ModelView = z.infer<typeof modelView>
export type MarkView = z.infer<typeof markView>
export type Gap = z.infer<typeof gap>
export type ReplayInput = z.infer<typeof replayInput>
export type ReplayResult = z.infer<typeof replayResult>
export type ReplayView = z.infer<typeof replayView>
export type ExampleSuggestionView = z.infer<typeof exampleSuggestionView>
export type AnswerStatistics = z.infer<typeof answerStatistics>
