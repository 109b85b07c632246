import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../kernel/errors.ts'
import type { Caller } from './identity/authenticate.ts'

/** What every procedure is handed beside its input. */
export interface CallContext {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  /** Where the request comes from: the caller's address, also behind a proxy. */
  address: string
  /** Who calls; set once the access that the contract states was checked. */
  caller?: Caller
  /** Set when a procedure was entered: what failed before is the request's fault. */
  progress: { entered: boolean }
}

/** The agent who calls. The guard has let nobody else through to a procedure for agents. */
export function callerOf(context: CallContext): Caller {
  if (!context.caller) throw new Refusal('unauthenticated', 'Sign in first.')
  return context.caller
}
