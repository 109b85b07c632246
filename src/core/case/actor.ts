/** Who does something with a case. Nobody at all: the product itself. */
export interface Actor {
  agent: string | null
  /** A member; also staff of the guild without a seat at the desk, whose name then is `staff`. */
  contact: string | null
  staff?: string
}

export const NOBODY: Actor = { agent: null, contact: null }
export const byAgent = (agent: string): Actor => ({ agent, contact: null })
