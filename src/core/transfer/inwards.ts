import type { DeskHandle, DeskOutcome, DeskSaid, DeskView } from '../desk/desk.ts'

/** A file of the desk's, as it is fetched before its message is stored. */
export type FetchFile = (file: string) => Promise<DeskOutcome<{ name: string; mediaType: string; bytes: Uint8Array }>>

/** An exchange as it was read at the desk. */
export interface TakenView {
  workspace: number
  session: string
  view: DeskView
  /** The index after which the view's messages were asked for; -1: all of them. */
  after: number
  /** When the reading began: what was said later may be missing in it. */
  askedAt: Date
}

/**
 * What a webhook says, which is only ever a hint. `said`: one message, as it stands. `changed`: something else, so that the exchange is to be
 * read. `closed`: it is over there. `cancelled`: nobody is being asked any more. `called`: the other side asked for an agent; `handle` is what
 * it made for that.
 */
export type DeskHint =
  | { kind: 'said'; said: DeskSaid }
  | { kind: 'changed' }
  | { kind: 'closed'; by: 'agent' | 'timer' }
  | { kind: 'cancelled' }
  | { kind: 'called'; handle: DeskHandle }

/** `stored`: all of it is taken in. `looks`: the exchange is read at once. `unknown`: it is none of ours, or over. */
export type HintAnswer = 'stored' | 'looks' | 'unknown'
