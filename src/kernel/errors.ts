import type { ErrorCode } from '../protocol/errors.ts'

/**
 * A refusal that the caller is to hear of: a code of the closed list and one plain sentence that says what to do.
 * Each border translates it once; anything else that is thrown is a fault of ours and is answered as `internal`.
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** A fault that ends the process at start: one line that says what is wrong and what to do. */
export class FatalError extends Error {
  override readonly name = 'FatalError'
}
