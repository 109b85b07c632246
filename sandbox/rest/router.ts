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

interface Node {
  literals: Map<string, Node>
  parameter: Node | undefined
  routes: Map<string, Route>
}

const emptyNode = (): Node => ({ literals: new Map(), parameter: undefined, routes: new Map() })

/** Finds routes by walking the path's segments; literals win over parameters. */
export class Router {
  readonly #root = emptyNode()

  constructor(routes: Route[]) {
    for (const route of routes) {
      let node = this.#root
      for (const segment of route.path.split('/').slice(1)) {
        if (segment.startsWith(':')) node = node.parameter ??= emptyNode()
        else {
          const next = node.literals.get(segment) ?? emptyNode()
          node.literals.set(segment, next)
          node = next
        }
      }
      node.routes.set(route.method, route)
    }
  }

  /** The route and its parameters; `'method'` where only the method is wrong; undefined where there is no such path. */
  find(method: string, path: string): { route: Route; params: string[] } | 'method' | undefined {
    const found = this.#walk(this.#root, path.split('/').slice(1), 0, [])
    if (!found || found.node.routes.size === 0) return undefined
    const route = found.node.routes.get(method)
    return route ? { route, params: found.params } : 'method'
  }

  #walk(node: Node, segments: string[], at: number, params: string[]): { node: Node; params: string[] } | undefined {
    if (at === segments.length) return { node, params }
    const segment = segments[at]!
    const literal = node.literals.get(segment)
    const found = literal && this.#walk(literal, segments, at + 1, params)
    if (found && found.node.routes.size > 0) return found
    if (!node.parameter || segment === '') return undefined
    return this.#walk(node.parameter, segments, at + 1, [...params, decodeURIComponent(segment)])
  }
}
