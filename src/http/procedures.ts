import { implement } from '@orpc/server'
import { contract } from '../protocol/contract.ts'
import type { CallContext } from './context.ts'

/** The contract's procedures, to be given their handlers by the files of routes/. */
export const procedures = implement(contract).$context<CallContext>()
