import { z } from 'zod'
import { caseFields, caseOutcome, casePriority, caseStatus, caseType, line, words } from './cases.ts'
import { id, instant } from './primitives.ts'

export const openCaseInput = z.object({
  /** Made by the caller; the same id again opens nothing. */
  id: id.optional(),
  type: caseType,
  subject: line(120),
  description: words(4000).default(''),
  fields: caseFields.default({}),
  priority: casePriority.default('normal'),
  owner: id.nullable().default(null),
  tags: z.array(line(40)).max(20).default([]),
  /** Its first reporter. */
  contact: id.nullable().default(null),
  /** A conversation that it comes from; its contact is the reporter where none is named. */
  conversation: id.nullable().default(null),
  /** Members see it: a living card, and news to all. Only bugs and feature requests can be. */
  published: z.boolean().default(false),
})

export const updateCaseInput = z.object({
  id,
  /** The version that was read. */
  version: z.number().int().min(1),
  type: caseType.optional(),
  subject: line(120).optional(),
  description: words(4000).optional(),
  priority: casePriority.optional(),
  owner: id.nullable().optional(),
  tags: z.array(line(40)).max(20).optional(),
  dueAt: instant.nullable().optional(),
  fixedIn: line(40).nullable().optional(),
  published: z.boolean().optional(),
  fields: caseFields.optional(),
})

/** Words to all who wait for a case; who reads a language that is missing gets the other. */
const newsTexts = z.object({ en: words(1500).optional(), 'pt-BR': words(1500).optional() })

/** A new status, and whether those who wait for it are told. */
export const moveCaseInput = z.object({
  id,
  status: caseStatus,
  outcome: caseOutcome.optional(),
  /** The version that brings the fix. */
  fixedIn: line(40).optional(),
  /** A word to all who are told, beside the sentence of the change. */
  words: words(1500).optional(),
  /** The same by language, in place of `words`. */
  texts: newsTexts.optional(),
  /** Left out: told when it is published. */
  tell: z.boolean().optional(),
})

export const bulkInput = z.object({
  cases: z.array(id).min(1).max(200),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('status'), status: caseStatus, tell: z.boolean().default(true) }),
    z.object({ kind: z.literal('owner'), owner: id.nullable() }),
    z.object({ kind: z.literal('priority'), priority: casePriority }),
    z.object({ kind: z.literal('tag'), tag: line(40), on: z.boolean() }),
    z.object({ kind: z.literal('merge'), into: id }),
  ]),
})

export const bulkAnswer = z.object({
  done: z.array(id),
  /** Why the others were left. */
  refused: z.array(z.object({ id, words: z.string() })),
})

export const noteInput = z.object({
  id,
  text: line(4000),
  /** Agents who are named in it. */
  mentions: z.array(id).max(20).default([]),
})

export const newsInput = z.object({
  id,
  /** What all reporters and followers are told, in each language; where one is missing the other is sent. */
  texts: newsTexts,
})

/** Whom news would reach, before they are sent. */
export const newsReach = z.object({
  direct: z.number().int(),
  mentioned: z.number().int(),
  /** Left the server, or nothing leads to them. */
  unreachable: z.number().int(),
  languages: z.array(z.object({ locale: z.string(), count: z.number().int() })),
  /** About how long it takes. */
  seconds: z.number().int(),
})

export const reminderInput = z.object({
  id,
  dueAt: instant,
  text: words(200).default(''),
  unlessAnswered: z.boolean().default(false),
})

export type BulkInput = z.infer<typeof bulkInput>
