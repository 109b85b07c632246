import type { DeskHandle, DeskSaid } from '../desk/desk.ts'

/**
 * What a webhook says, which is only ever a hint. `said`: one message, as it stands. `removed`: one was taken back; `message` is the desk's own id
 * of it. `changed`: something else, so that the exchange is to be read. `closed`: it is over there. `cancelled`: nobody is being asked any more. `called`: the other side asked for an agent; `handle` is what
 * it made for that.
 */
export type DeskHint =
  | { kind: 'said'; said: DeskSaid }
  | { kind: 'removed'; message: string }
  | { kind: 'changed' }
  | { kind: 'closed'; by: 'agent' | 'timer' }
  | { kind: 'cancelled' }
  | { kind: 'called'; handle: DeskHandle }

/** `stored`: all of it is taken in. `looks`: the exchange is read at once. `unknown`: it is none of ours, or over. */
export type HintAnswer = 'stored' | 'looks' | 'unknown'
