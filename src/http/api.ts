import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { type AnyRouter, ORPCError } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Log } from '../kernel/log.ts'
import type { Access } from '../protocol/access.ts'
import { ERROR_STATUS } from '../protocol/errors.ts'
import type { CallContext } from './context.ts'
import { type ErrorBody, translateError } from './errors.ts'
import { guard } from './guard.ts'
import type { Authenticate } from './identity/authenticate.ts'

/** Bytes of a procedure's input; files go another way. */
const BODY_LIMIT = 256 * 1024

export interface Api {
  /** Answers a request to `/rpc/…` or `/api/…`; false when no procedure is meant. */
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    facts: Pick<CallContext, 'requestId' | 'address'>,
  ): Promise<boolean>
}

/** The two mounts of one router: `/rpc` for the console, `/api/v1` for programs. Access and errors are handled alike. */
export function openApi(router: AnyRouter, { log, authenticate }: { log: Log; authenticate: Authenticate }): Api {
  // Fresh options for each: oRPC's handlers push their own plugins into what they are given.
  const rpc = new RPCHandler<CallContext>(router, options(log, authenticate))
  const open = new OpenAPIHandler<CallContext>(router, {
    ...options(log, authenticate),
    customErrorResponseBodyEncoder: (error) => bodyOf(error),
  })
  return {
    async handle(request, response, facts) {
      const context: CallContext = { request, response, ...facts, progress: { entered: false } }
      const isRpc = request.url?.startsWith('/rpc/')
      const { matched } = isRpc
        ? await rpc.handle(request, response, { prefix: '/rpc', context })
        : await open.handle(request, response, { prefix: '/api', context })
      return matched
    },
  }
}

function options(log: Log, authenticate: Authenticate) {
  return {
    plugins: [new BodyLimitPlugin<CallContext>({ maxBodySize: BODY_LIMIT })],
    interceptors: [
      async (call: { context: CallContext; next(): Promise<unknown> }) => {
        try {
          // biome-ignore lint/suspicious/noExplicitAny: oRPC's own type of a handled call, handed through unchanged
          return (await call.next()) as any
        } catch (error) {
          throw asOrpcError(translate(error, call.context, log))
        }
      },
    ],
    clientInterceptors: [
      // biome-ignore lint/suspicious/noExplicitAny: oRPC's own type of a call, handed through with the caller added
      async (call: any) => {
        call.context.progress.entered = true
        const access = (call.procedure['~orpc'].meta as Partial<Access>).access
        const caller = await guard(access, call.context.request.headers, authenticate)
        return call.next({ ...call, context: { ...call.context, caller } })
      },
    ],
  }
}

function translate(error: unknown, context: CallContext, log: Log): ErrorBody {
  // What is thrown before a procedure is entered, and is not oRPC's own, came from reading the body.
  if (!context.progress.entered && !(error instanceof ORPCError)) {
    return { code: 'invalid', message: 'The body of the request cannot be read.' }
  }
  return translateError(error, { log, requestId: context.requestId })
}

function asOrpcError({ code, message, details }: ErrorBody): Error {
  const options = { status: ERROR_STATUS[code], message }
  return details ? new ORPCError(code, { ...options, data: details }) : new ORPCError(code, options)
}

function bodyOf(error: ORPCError<string, unknown>): ErrorBody {
  const body = { code: error.code as ErrorBody['code'], message: error.message }
  return error.data === undefined ? body : { ...body, details: error.data as Record<string, unknown> }
}
