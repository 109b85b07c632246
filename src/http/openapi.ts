import { traverseContractProcedures } from '@orpc/server'
import type { Access } from '../protocol/access.ts'
import { contract } from '../protocol/contract.ts'
import { ERROR_STATUS } from '../protocol/errors.ts'
import type { RawRoute } from './raw-route.ts'

interface OperationObject {
  operationId?: string
  summary?: string
  description?: string
  responses?: Record<string, unknown>
  [more: string]: unknown
}

export interface ApiDescription {
  paths?: Record<string, Record<string, OperationObject>>
  [more: string]: unknown
}

/** Which access each operation of the contract states, by its operation id (`conversations.take`). */
function statedAccess(): Map<string, Access['access'] | undefined> {
  const stated = new Map<string, Access['access'] | undefined>()
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    stated.set(path.join('.'), (procedure['~orpc'].meta as Partial<Access>).access)
  })
  return stated
}

/**
 * Describes `/api/v1` by OpenAPI 3.1: the contract and the raw routes. The generator is loaded when somebody asks, because a desk
 * that only answers its console never does.
 */
export async function describeApi(rawRoutes: readonly RawRoute[]): Promise<ApiDescription> {
  const [{ OpenAPIGenerator }, { ZodToJsonSchemaConverter }] = await Promise.all([
    import('@orpc/openapi'),
    import('@orpc/zod/zod4'),
  ])
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const description: unknown = await generator.generate(contract, {
    info: { title: 'Guildesk', version: 'v1' },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'guildesk.session_token' },
        key: { type: 'http', scheme: 'bearer', description: 'A key that `guildesk api-key create` has printed.' },
      },
      schemas: { Error: errorSchema() },
    },
  })
  const { paths = {}, ...rest } = description as ApiDescription
  for (const route of rawRoutes) addRawRoute(paths, route)
  const stated = statedAccess()
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const access = stated.get(operation.operationId ?? '') ?? 'agent'
    operation['x-access'] = access
    operation.security = access === 'public' ? [] : [{ session: [] }, { key: [] }]
    operation.responses = { ...operation.responses, default: errorResponse }
  }
  return { ...rest, paths }
}

const errorResponse = {
  description: 'Anything else.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

function errorSchema() {
  return {
    type: 'object' as const,
    required: ['code', 'message'],
    properties: {
      code: { type: 'string' as const, enum: Object.keys(ERROR_STATUS) },
      message: { type: 'string' as const, description: 'One plain sentence that says what to do.' },
      details: { type: 'object' as const, description: 'E.g. the field that is wrong.' },
    },
  }
}

function addRawRoute(paths: NonNullable<ApiDescription['paths']>, route: RawRoute): void {
  const path = route.path.replace(/^\/api/, '')
  paths[path] ??= {}
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))
  const bytes = { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } }
  paths[path][route.method.toLowerCase()] = {
    operationId: `${route.method.toLowerCase()} ${path}`,
    summary: route.summary,
    parameters,
    ...(route.bodyLimit > 0 ? { requestBody: { required: true, content: bytes } } : {}),
    responses: { 200: { description: 'Done.' } },
  }
}
