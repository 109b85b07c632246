import type { IncomingHttpHeaders } from 'node:http'
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
/** Twilio accepts and works on it. */
export const accepted = (body: unknown): TwilioAnswer => ({ status: 202, body })
/** The answer to DELETE. */
export const gone = (): TwilioAnswer => ({ status: 204 })

interface Node {
  literals: Map<string, Node>
  parameter: { name: string; node: Node } | undefined
  routes: Map<string, TwilioRoute>
}

const emptyNode = (): Node => ({ literals: new Map(), parameter: undefined, routes: new Map() })

/** Finds routes by host and path; literals win over parameters. */
export class TwilioRouter {
  readonly #hosts = new Map<string, Node>()

  constructor(routes: readonly TwilioRoute[]) {
    for (const route of routes) {
      let node = this.#hosts.get(route.host) ?? emptyNode()
      this.#hosts.set(route.host, node)
      for (const segment of route.path.split('/').slice(1)) node = step(node, segment)
      node.routes.set(route.method, route)
    }
  }

  /** `'method'` where only the method is wrong; undefined where there is no such path. */
  find(
    host: string,
    method: string,
    path: string,
  ): { route: TwilioRoute; params: Record<string, string> } | 'method' | undefined {
    const root = this.#hosts.get(host)
    const params: Record<string, string> = {}
    const node = root && walk(root, path.split('/').slice(1), 0, params)
    if (!node || node.routes.size === 0) return undefined
    const route = node.routes.get(method)
    return route ? { route, params } : 'method'
  }
}

function step(node: Node, segment: string): Node {
  if (segment.startsWith(':')) {
    node.parameter ??= { name: segment.slice(1), node: emptyNode() }
    return node.parameter.node
  }
  const next = node.literals.get(segment) ?? emptyNode()
  node.literals.set(segment, next)
  return next
}

function walk(node: Node, segments: string[], at: number, params: Record<string, string>): Node | undefined {
  const segment = segments[at]
  if (segment === undefined) return node
  const literal = node.literals.get(segment)
  const found = literal && walk(literal, segments, at + 1, params)
  if (found && found.routes.size > 0) return found
  if (!node.parameter || segment === '') return undefined
  params[node.parameter.name] = decodeURIComponent(segment)
  return walk(node.parameter.node, segments, at + 1, params)
}
