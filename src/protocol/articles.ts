import { z } from 'zod'
import { agentView } from './agents.ts'
import {
  ARTICLE_BODY_LENGTH,
  ARTICLE_EXAMPLE_LENGTH,
  ARTICLE_EXAMPLES,
  ARTICLE_TITLE_LENGTH,
  COLLECTIONS,
} from './limits.ts'
import { cursor, eventNumber, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'

export const articleStatus = z.enum(['draft', 'published'])

/** A language as browsers name it: `en`, `pt-BR`. */
export const articleLocale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Write a language like "en" or "pt-BR".')
  .max(6)

const title = z.string().trim().min(1).max(ARTICLE_TITLE_LENGTH).refine(isStorable, NOT_STORABLE)
/** Markdown. */
const body = z.string().max(ARTICLE_BODY_LENGTH).refine(isStorable, NOT_STORABLE)
/** Questions as members type them. */
const examples = z
  .array(z.string().trim().min(1).max(ARTICLE_EXAMPLE_LENGTH).refine(isStorable, NOT_STORABLE))
  .max(ARTICLE_EXAMPLES)

/** What the virtual agent asks of a member before a person takes over: one question, and what counts as an answer. */
const slot = z.object({
  /** As the agent reads it on the case, e.g. "Order number". */
  name: z.string().trim().min(1).max(60).refine(isStorable, NOT_STORABLE),
  /** As the member is asked, in the article's language. */
  question: z.string().trim().min(1).max(300).refine(isStorable, NOT_STORABLE),
  kind: z.enum(['text', 'number', 'email', 'order', 'choice']),
  /** Of a `choice`: 2 to 10, all different. */
  choices: z.array(z.string().trim().min(1).max(80).refine(isStorable, NOT_STORABLE)).max(10).default([]),
  required: z.boolean().default(true),
})

const allDiffer = (words: readonly string[]): boolean =>
  new Set(words.map((word) => word.toLowerCase())).size === words.length

/** The slots in the order in which they are asked. */
const form = z
  .array(slot)
  .max(5)
  .refine(
    (slots) => slots.every(({ kind, choices }) => kind !== 'choice' || choices.length >= 2),
    'Give two choices or more.',
  )
  .refine((slots) => slots.every(({ choices }) => allDiffer(choices)), 'Two choices are the same.')
  .refine((slots) => allDiffer(slots.map(({ name }) => name)), 'Two questions have the same name.')

export const articleImageView = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Where the console and API read it: a raw route of this installation. */
  address: z.string(),
})

/** What was changed in a published article, and members do not read yet. Language, collection and images have no draft: they change at once. */
export const articleDraft = z.object({ title, body, examples, form })

export const collectionView = z.object({ id, name: z.string(), position: z.number().int(), articles: z.number().int() })
export const collectionName = z.string().trim().min(1).max(60).refine(isStorable, NOT_STORABLE)

/** In the order in which they stand. */
export const collectionList = z.object({ items: z.array(collectionView), asOf: eventNumber })
export const collectionInput = z.object({ name: collectionName })
export const renameCollectionInput = z.object({ id, name: collectionName })
export const orderCollectionsInput = z.object({
  /** From the first on; those left out stand behind them. */
  collections: z.array(id).max(COLLECTIONS),
})

/** One answer of the knowledge base. */
export const articleView = z.object({
  id,
  /** To be sent back with a change, so that nobody writes over what they have not seen. */
  version: z.number().int(),
  status: articleStatus,
  locale: z.string(),
  title: z.string(),
  body: z.string(),
  examples: z.array(z.string()),
  form,
  /** Of a published article: what is saved and not published yet. */
  draft: articleDraft.nullable(),
  collection: id.nullable(),
  /** The original of a translation. */
  translationOf: id.nullable(),
  /** The same answer in other languages, the original included; `behind` where the original changed later. */
  translations: z.array(z.object({ id, locale: z.string(), status: articleStatus, behind: z.boolean() })),
  /** At most four, in their order. A translation without any is shown with those of its original. */
  images: z.array(articleImageView),
  updatedAt: instant,
  /** When it was last published; null for a draft. */
  publishedAt: instant.nullable(),
  /** Null where no agent did it. */
  updatedBy: agentView.nullable(),
})

/** One row of the list: the body's beginning instead of the body. */
export const articleRow = articleView
  .omit({ body: true, examples: true, form: true, draft: true, images: true, translations: true })
  .extend({
    /** A published one has changes that are not published. */
    edited: z.boolean(),
    /** The first 200 characters of the Markdown. */
    start: z.string(),
    exampleCount: z.number().int(),
  })

export const articleListInput = z.object({
  status: articleStatus.optional(),
  /** `none`: those that stand in no collection. */
  collection: z.union([id, z.literal('none')]).optional(),
  /** Beginnings of words, all of which the article has. */
  words: z.string().trim().min(1).max(200).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
})

export const articleList = z.object({
  items: z.array(articleRow),
  next: cursor.nullable(),
  counts: z.object({ draft: z.number().int(), published: z.number().int() }),
  /** Event number up to which this answer is certain, read before its data. */
  asOf: eventNumber,
})

/** A new article is a draft. */
export const createArticleInput = z.object({
  title,
  body: body.default(''),
  examples: examples.default([]),
  locale: articleLocale.default('en'),
  form: form.default([]),
  collection: id.nullable().default(null),
})

/** A line of a file of articles, as JSON. */
export const articleLine = createArticleInput.omit({ collection: true }).extend({
  /** As other lines of the file name it. */
  id: z.string().max(100).optional(),
  /** Name; made where there is none of it. */
  collection: collectionName.nullable().default(null),
  /** The `id` of a line before it. */
  translationOf: z.string().max(100).nullable().default(null),
  /** Members are answered with it as soon as the file is read. */
  published: z.boolean().default(false),
})

/** Of a published article the words become its draft. */
export const updateArticleInput = z.object({
  id,
  /** The version that was edited. */
  version: z.number().int().min(1),
  title: title.optional(),
  body: body.optional(),
  examples: examples.optional(),
  locale: articleLocale.optional(),
  form: form.optional(),
  collection: id.nullable().optional(),
})

/** Another language for an article; its words are copied, to be written over. */
export const translateInput = z.object({ id, locale: articleLocale })

export const articleVersionsInput = z.object({ id, cursor: cursor.optional(), limit: pageSize })

/** Brings back the words of a version, as a draft. */
export const restoreInput = z.object({ id, version: z.number().int().min(1) })

/** One saved state of an article. */
export const articleVersionView = z.object({
  version: z.number().int(),
  what: z.enum(['created', 'edited', 'published', 'unpublished', 'restored']),
  locale: z.string(),
  title: z.string(),
  body: z.string(),
  examples: z.array(z.string()),
  at: instant,
  by: agentView.nullable(),
})

export const articleVersionList = z.object({ items: z.array(articleVersionView), next: cursor.nullable() })

export const tryQuestionInput = z.object({
  question: z.string().max(4000),
  /** The language in which it is asked, where it is known. */
  locale: articleLocale.optional(),
  /** How careful to be instead of as set: 0 answers most, 1 only the surest. */
  caution: z.number().min(0).max(1).optional(),
})

/** Where a judgement comes from. */
export const judgementReasons = z.object({
  /** The trained model, or the words alone while there is none. */
  engine: z.enum(['model', 'words']),
  /** Id of the model. */
  model: id.nullable(),
  /** From 0 to 1; at `thresholds.answer` it answers, at `thresholds.suggest` it names some. */
  sureness: z.number(),
  thresholds: z.object({ answer: z.number(), suggest: z.number() }),
  /** The words as they were understood. */
  words: z.array(z.string()),
  /** What the sureness comes from, by name. */
  signs: z.record(z.string(), z.number()),
  /** What an endpoint added, where one is set. */
  endpoint: z.enum(['chose', 'composed', 'none_of_them', 'silent']).nullable(),
})

/** What the virtual agent would do with a question. */
export const proposal = z.object({
  /** Best first, at most five. */
  candidates: z.array(
    z.object({
      article: id,
      title: z.string(),
      /** From 0 to 1; what counts as enough, `certainty` says. */
      score: z.number().min(0).max(1),
      /** What of the article was most like the question. */
      matched: z.enum(['example', 'title', 'text']),
    }),
  ),
  /** Whether it would answer with the first, name some, or say that it does not know. */
  certainty: z.enum(['answer', 'suggest', 'none']),
  /** Null for what was decided before they were kept. */
  reasons: judgementReasons.nullable(),
})

export type Slot = z.infer<typeof slot>
export type ArticleDraft = z.infer<typeof articleDraft>
export type CollectionView = z.infer<typeof collectionView>
export type ArticleVersionView = z.infer<typeof articleVersionView>
export type ArticleImageView = z.infer<typeof articleImageView>
export type JudgementReasons = z.infer<typeof judgementReasons>
export type ArticleLine = z.infer<typeof articleLine>
export type ArticleView = z.infer<typeof articleView>
export type ArticleRow = z.infer<typeof articleRow>
export type ArticleStatus = z.infer<typeof articleStatus>
export type ProposalView = z.infer<typeof proposal>
