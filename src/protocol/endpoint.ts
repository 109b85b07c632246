import { z } from 'zod'
import { id, instant } from './primitives.ts'

const baseUrl = z.url({ protocol: /^https?$/ }).max(300)
const model = z.string().trim().min(1).max(200)

/** An OpenAI-compatible endpoint that helps the virtual agent and agents. */
export const endpointView = z.object({
  version: z.number().int(),
  baseUrl: z.string(),
  /** Whether a key is kept; it is never shown. */
  hasKey: z.boolean(),
  chatModel: z.string().nullable(),
  embeddingModel: z.string().nullable(),
  /** Chooses among the five best articles, or none. */
  chooses: z.boolean(),
  /** Composes an answer from cited passages only. */
  composes: z.boolean(),
  /** Drafts replies and summaries for agents. */
  drafts: z.boolean(),
  dailyTokens: z.number().int(),
  today: z.object({ requests: z.number().int(), failures: z.number().int(), tokens: z.number().int() }),
  /** In one sentence what keeps it from being used now, until when; null while all is well. */
  trouble: z.string().nullable(),
  /** Decided by the environment: OPENAI_BASE_URL, OPENAI_API_KEY. */
  fixed: z.boolean(),
  /** Null while nobody has saved anything. */
  updatedAt: instant.nullable(),
})

export const endpointInput = z.object({
  /** The version that was read; 0 for the first. */
  version: z.number().int().min(0),
  baseUrl,
  /** Left out: the kept one stays. Null: none. */
  key: z.string().min(1).max(500).nullable().optional(),
  chatModel: model.nullable(),
  embeddingModel: model.nullable(),
  chooses: z.boolean(),
  composes: z.boolean(),
  drafts: z.boolean(),
  dailyTokens: z.number().int().min(0).max(100_000_000),
})

/** Asked once, with what was typed. Nothing is stored. */
export const endpointCheckInput = endpointInput.omit({ version: true })
export const endpointCheck = z.object({
  ok: z.boolean(),
  /** What was wrong, or what was found, in one sentence. */
  words: z.string(),
  /** Models that it names. */
  models: z.array(z.string()),
  ms: z.number().int().nullable(),
})

/** What an endpoint wrote for an agent, who reads it before anything is sent. */
export const drafted = z.object({
  text: z.string(),
  /** Articles from which it was written. */
  articles: z.array(z.object({ id, title: z.string() })),
})

export type EndpointCheckInput = z.infer<typeof endpointCheckInput>
export type EndpointCheck = z.infer<typeof endpointCheck>
export type Drafted = z.infer<typeof drafted>
export type EndpointView = z.infer<typeof endpointView>
export type EndpointInput = z.infer<typeof endpointInput>
