import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccessRule } from './guard.ts'
import type { Caller } from './identity/authenticate.ts'

/** A route whose body or answer is bytes, and which therefore is no procedure of the contract. It states its access all the same. */
export interface RawRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As OpenAPI writes it, e.g. `/api/v1/files/{id}`. */
  path: string
  access: Exclude<AccessRule, 'public'>
  summary: string
  /** Most bytes of a body; 0 where none is taken. */
  bodyLimit: number
  /** `bytes` is the whole body, empty where none is taken. */
  answer(call: RawCall): Promise<FastifyReply>
}

interface RawCall {
  caller: Caller
  request: FastifyRequest<{ Params: { id?: string }; Querystring: Record<string, string | undefined> }>
  reply: FastifyReply
  bytes: Uint8Array
}
