/** A relay in hand. */
export interface RelayRow {
  id: string
  message: string | null
  part: number
  operation: 'send' | 'edit' | 'delete' | 'transcript' | 'words'
  text: string | null
  past: boolean
  attempts: number
  createdAt: Date
  /** Of the last attempt that may have been performed; null: none was. */
  attemptedAt: Date | null
  /** What an edit or a deletion is about, as the desk knows it; null when it never arrived. */
  target: string | null
}

/** Of a relay that arrived; null where nothing was to arrive. */
export type Arrived = { externalId: string; index: number; version: string }

/** How a relay ended, or when it is tried again. */
export type RelayOutcome =
  | { state: 'sent' | 'failed'; arrived: Arrived | null; detail: string | null }
  | { state: 'cancelled' }
  /** `queued`: surely not performed. `sending`: it may have been. */
  | { state: 'queued' | 'sending'; hold: Date; detail: string | null }
  | { state: 'gone' }
  | { state: 'stopped'; detail: string }

/** The key that a relay bears at the desk: the same for every attempt. */
export const relayKey = (workspace: number, relay: string): string => `gd-${workspace}-${relay}`
