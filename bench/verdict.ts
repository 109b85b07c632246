/** A figure of all runs, and what it is held to. */
export interface Verdict {
  what: string
  must?: [string, (value: number) => boolean]
  aim?: [string, (value: number) => boolean]
  /** One figure per run. */
  values: number[]
  show: (value: number) => string
}

/** Of a figure that is only shown. */
export type Row = Omit<Verdict, 'must' | 'aim'>
