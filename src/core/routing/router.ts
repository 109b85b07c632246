/**
 * Who decides a turn, where it is not the built-in flow alone. Declared here by its user; Twilio Studio is one. `ours`: the built-in flow decides
 * now. `pending`: the words are put to the router by way of the outside desk's exchange, which it follows, and it comes for the turn itself
 * (`takeTurnFor`); after ROUTER_MS the built-in flow decides, and the trace says so.
 */
export interface Router {
  decide(turn: { workspace: number; conversation: string }): Promise<'ours' | 'pending'>
}

/** How long a router may take, from when the first words that wait were stored. */
export const ROUTER_MS = 8000

/** How long the other side may take to send somebody to its agents when it was told that a person is wanted. */
export const CALL_MS = 20_000

/**
 * How a router had its part in a turn. `studio`: it came for it. `late`: it did not come in time. `away`: its exchange has trouble, so that
 * nobody waited for it.
 */
export type RouterNote = 'studio' | 'late' | 'away'
