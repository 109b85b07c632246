import type { z } from 'zod'

/** Where a workspace's models are asked, and by what right. */
export interface EndpointPlace {
  /** Ends in what stands before `/chat/completions`; no slash at the end. */
  baseUrl: string
  key: string | null
  /** Named by the environment, so it may lead into a private network. */
  trusted: boolean
}

export interface ChatQuestion<Answer> {
  model: string
  /** What is to be done, in our words alone. */
  system: string
  /** What it is to be done with: words of members and articles, fenced. */
  data: string
  /** What an answer has to look like; anything else is unreadable. */
  shape: z.ZodType<Answer>
  /** Tokens that the answer may take. */
  mostTokens: number
  /** For all of it, second tries included. */
  timeoutMs: number
}

export interface EmbeddingQuestion {
  model: string
  texts: readonly string[]
  timeoutMs: number
}

/** `tokens` is what the endpoint says that it used; null where it says nothing. */
export interface Spent {
  tokens: number | null
}

/**
 * OpenAI-compatible models somewhere. No act is tried again on failure, and each throws EndpointFault and nothing else for whatever the endpoint
 * answers.
 */
export interface ModelEndpoint {
  chat<Answer>(place: EndpointPlace, question: ChatQuestion<Answer>): Promise<Spent & { answer: Answer }>
  /** One vector for each text, in their order, all of one length. */
  embed(place: EndpointPlace, question: EmbeddingQuestion): Promise<Spent & { vectors: number[][] }>
  /** Names of the models that it offers. */
  listModels(place: EndpointPlace, timeoutMs: number): Promise<string[]>
}

export type EndpointFaultKind =
  | 'unauthorized'
  | 'limited'
  | 'refused'
  | 'unreachable'
  | 'slow'
  | 'unreadable'
  | 'resting'
  | 'spent'
  | 'busy'

/**
 * Why there was no answer. `limited`: too many questions, until `retryAt`; `slow` and `unreadable`: it was asked, and what it used counts;
 * `resting`, `spent` and `busy`: it was not asked, because it failed too often, the day's budget is used up, or enough is under way. The
 * message is one sentence of ours for people; nothing that the endpoint said stands in it.
 */
export class EndpointFault extends Error {
  override readonly name = 'EndpointFault'
  readonly kind: EndpointFaultKind
  readonly retryAt: Date | null

  constructor(kind: EndpointFaultKind, words: string, retryAt: Date | null = null) {
    super(words)
    this.kind = kind
    this.retryAt = retryAt
  }
}
