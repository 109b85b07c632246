import type { IncomingHttpHeaders } from 'node:http'
import { RouteTree } from '../route-tree.ts'
import type { Twilio } from './twilio.ts'
import type { Account } from './world.ts'

/** One file of a request: the whole body, or a part of multipart/form-data. */
export interface SentFile {
  name: string | null
  type: string
  data: Buffer
}

/** A request that is understood and authenticated. */
export interface TwilioRequest {
  account: Account
  /** `/v1/Conversations/…`, without its host. */
  path: string
  /** The path's `:names`. */
  params: Record<string, string>
  query: URLSearchParams
  /** Of application/x-www-form-urlencoded; empty otherwise. Twilio's names are in PascalCase, some repeat. */
  form: URLSearchParams
  /** Of application/json; undefined otherwise. */
  json: unknown
  /** Of any other type, and of multipart/form-data the field `Media`. */
  file: SentFile | null
  headers: IncomingHttpHeaders
  /** X-Twilio-Webhook-Enabled was true: this write tells the webhooks (docs/conversations/conversations-webhooks, "Triggering webhooks"). */
  webhooks: boolean
}

/** `body` is answered as JSON, `file` as it is; neither: an empty answer. */
export interface TwilioAnswer {
  status: number
  body?: unknown
  file?: { type: string; data: Buffer }
}

export interface TwilioRoute {
  /** `conversations.twilio.com`. */
  host: string
  method: 'GET' | 'POST' | 'DELETE'
  /** `/v1/Conversations/:conversation/Messages`. */
  path: string
  /** Answered without credentials, by an address that is itself the secret. */
  open?: true
  handle(twilio: Twilio, request: TwilioRequest): TwilioAnswer | Promise<TwilioAnswer>
}

/** GET of what is there, or the answer to a change of it. */
export const ok = (body: unknown): TwilioAnswer => ({ status: 200, body })
export const created = (body: unknown): TwilioAnswer => ({ status: 201, body })
/** The answer to DELETE. */
export const gone = (): TwilioAnswer => ({ status: 204 })

/** A tree of paths for each host. */
export class TwilioRouter {
  readonly #hosts = new Map<string, RouteTree<TwilioRoute>>()

  constructor(routes: readonly TwilioRoute[]) {
    for (const [host, its] of Map.groupBy(routes, (route) => route.host)) this.#hosts.set(host, new RouteTree(its))
  }

  /** `'method'` where only the method is wrong; undefined where there is no such path. */
  find(
    host: string,
    method: string,
    path: string,
  ): { route: TwilioRoute; params: Record<string, string> } | 'method' | undefined {
    const found = this.#hosts.get(host)?.find(method, path)
    if (typeof found !== 'object') return found
    const names = found.route.path.split('/').filter((segment) => segment.startsWith(':'))
    const params = Object.fromEntries(names.map((name, at) => [name.slice(1), found.params[at] ?? '']))
    return { route: found.route, params }
  }
}
