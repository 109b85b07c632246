import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../protocol/contract.ts'

const link = new RPCLink({ url: () => new URL('/rpc', window.location.href).href })

/** The server, typed by the contract alone: none of its code comes into the browser. */
export const rpc: ContractRouterClient<typeof contract> = createORPCClient(link)

/** Why a call failed, as a person can be told. `unreached` means that trying again later may help. */
export interface Failure {
  kind: 'unreached' | 'ended' | 'refused'
  words: string
}

export function failureOf(error: unknown): Failure {
  // What fetch throws when there is no answer; everything else that is not the server's answer is a fault of this page.
  if (error instanceof TypeError || error instanceof DOMException) {
    return { kind: 'unreached', words: 'The desk could not be reached.' }
  }
  if (!(error instanceof ORPCError))
    return { kind: 'refused', words: 'This page met something that it did not expect.' }
  if (error.status === 401) return { kind: 'ended', words: 'Your session ended.' }
  if (error.status === 429 || error.status >= 500) {
    return { kind: 'unreached', words: error.status === 429 ? 'Too many at once.' : 'The desk could not answer.' }
  }
  return { kind: 'refused', words: error.message }
}

/** Somebody else has changed what was edited, since it was read. */
export const isConflict = (error: unknown): boolean => error instanceof ORPCError && error.status === 409
