import type { Sandbox } from '../sandbox.ts'
import type { World } from '../world/world.ts'
import type { Body } from './multipart.ts'

/** What a route is given. `params` are the path's `:names` in order. */
export interface Call {
  sandbox: Sandbox
  world: World
  params: string[]
  query: URLSearchParams
  body: Body
  /** What the X-Audit-Log-Reason header says. */
  reason: string | null
}

/** A status and what is answered; undefined for an empty body. */
export interface Answer {
  status: number
  body?: unknown
}

export interface Route {
  method: string
  /** `/channels/:channel/messages`; the first parameter is the bucket's major one. */
  path: string
  /** How many requests per so many seconds and major parameter; null: no bucket of its own. */
  bucket: { limit: number; seconds: number } | null
  /** Interaction callbacks and webhooks: no bot token needed, and exempt from the global limit (discord.md item 5). */
  byToken?: boolean
  act(call: Call): Answer | Promise<Answer>
}
