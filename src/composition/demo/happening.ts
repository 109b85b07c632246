/** Something that happens in the demo. `hands`: who has work by it at once; what has time is done with what comes next. */
export interface Happening {
  /** Milliseconds since 1970. */
  at: number
  hands: 'talk' | 'deliverer' | 'report' | 'announcement' | 'moderation' | 'none'
  happens: () => Promise<void>
}

export const MINUTE_MS = 60_000
