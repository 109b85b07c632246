import { z } from 'zod'
import { agentView } from './agents.ts'
import { ARTICLE_BODY_LENGTH, ARTICLE_EXAMPLE_LENGTH, ARTICLE_EXAMPLES, ARTICLE_TITLE_LENGTH } from './limits.ts'
import { cursor, eventNumber, id, instant, pageSize } from './primitives.ts'

export const articleStatus = z.enum(['draft', 'published'])

/** A language as browsers name it: `en`, `pt-BR`. */
export const articleLocale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Write a language like "en" or "pt-BR".')
  .max(6)

/** PostgreSQL stores no U+0000, and nobody means one. */
const NO_NUL = (value: string): boolean => !value.includes('\u0000')
const NUL = 'A character of it cannot be stored (U+0000).'

const title = z.string().trim().min(1).max(ARTICLE_TITLE_LENGTH).refine(NO_NUL, NUL)
/** Markdown. */
const body = z.string().max(ARTICLE_BODY_LENGTH).refine(NO_NUL, NUL)
/** Questions as members type them. */
const examples = z.array(z.string().trim().min(1).max(ARTICLE_EXAMPLE_LENGTH).refine(NO_NUL, NUL)).max(ARTICLE_EXAMPLES)

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
  updatedAt: instant,
  /** When it was last published; null for a draft. */
  publishedAt: instant.nullable(),
  /** Null where no agent did it. */
  updatedBy: agentView.nullable(),
})

/** One row of the list: the body's beginning instead of the body. */
export const articleRow = articleView.omit({ body: true, examples: true }).extend({
  /** The first 200 characters of the Markdown. */
  start: z.string(),
  exampleCount: z.number().int(),
})

export const articleListInput = z.object({
  status: articleStatus.optional(),
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
})

export const updateArticleInput = z.object({
  id,
  /** The version that was edited. */
  version: z.number().int().min(1),
  title: title.optional(),
  body: body.optional(),
  examples: examples.optional(),
  locale: articleLocale.optional(),
})

export const tryQuestionInput = z.object({
  question: z.string().max(4000),
  /** The language in which it is asked, where it is known. */
  locale: articleLocale.optional(),
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
})

export type ArticleView = z.infer<typeof articleView>
export type ArticleRow = z.infer<typeof articleRow>
export type ArticleStatus = z.infer<typeof articleStatus>
export type ProposalView = z.infer<typeof proposal>
