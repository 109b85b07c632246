interface Node<Route> {
  literals: Map<string, Node<Route>>
  parameter: Node<Route> | undefined
  routes: Map<string, Route>
}

const emptyNode = <Route>(): Node<Route> => ({ literals: new Map(), parameter: undefined, routes: new Map() })

/** Finds routes by walking the path's segments (`/channels/:channel`); literals win over parameters. */
export class RouteTree<Route extends { method: string; path: string }> {
  readonly #root = emptyNode<Route>()

  constructor(routes: readonly Route[]) {
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

  /** The route and its parameters in order; `'method'` where only the method is wrong; undefined where there is no such path. */
  find(method: string, path: string): { route: Route; params: string[] } | 'method' | undefined {
    const found = this.#walk(this.#root, path.split('/').slice(1), 0, [])
    if (!found || found.node.routes.size === 0) return undefined
    const route = found.node.routes.get(method)
    return route ? { route, params: found.params } : 'method'
  }

  #walk(
    node: Node<Route>,
    segments: string[],
    at: number,
    params: string[],
  ): { node: Node<Route>; params: string[] } | undefined {
    if (at === segments.length) return { node, params }
    const segment = segments[at]!
    const literal = node.literals.get(segment)
    const found = literal && this.#walk(literal, segments, at + 1, params)
    if (found && found.node.routes.size > 0) return found
    if (!node.parameter || segment === '') return undefined
    return this.#walk(node.parameter, segments, at + 1, [...params, decodeURIComponent(segment)])
  }
}
