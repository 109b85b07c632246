import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

/**
 * Holds requests, and the stand-in's own answers, to GitHub's official API description. What stands beside this file is an extract of it (its
 * `x-source` says of what): the operations that Guildesk asks for.
 */

interface Schema {
  [key: string]: unknown
}

interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  required?: boolean
  schema: Schema
}

interface Operation {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

interface Description {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

const description = JSON.parse(readFileSync(join(import.meta.dirname, 'github-openapi.json'), 'utf8')) as Description

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, logger: false })
ajv.addFormat('date-time', (value: string) => !Number.isNaN(Date.parse(value)))
ajv.addFormat('uri', (value: string) => URL.canParse(value))
for (const format of ['int64', 'timestamp', 'repo.nwo', 'email']) ajv.addFormat(format, true)
ajv.addSchema(plain(description) as Schema, 'github')

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type; references then lead into the whole. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  const { nullable, ...rest } = value as Schema
  const made = Object.fromEntries(
    Object.entries(rest).map(([key, each]) => [key, key === '$ref' ? `github${each}` : plain(each)]),
  )
  return nullable === true ? { anyOf: [{ type: 'null' }, made] } : made
}

function operationOf(method: string, path: string): { operation: Operation; pattern: string } | null {
  for (const [pattern, methods] of Object.entries(description.paths)) {
    const matches = new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
    const operation = methods[method.toLowerCase()]
    if (matches && operation) return { operation, pattern }
  }
  return null
}

const parametersOf = ({ parameters = [] }: Operation): Parameter[] =>
  parameters.map((each) => {
    if (!('$ref' in each)) return each
    const [, , kind = '', name = ''] = each.$ref.split('/')
    return description.components[kind]?.[name] as Parameter
  })

function faults(schema: unknown, value: unknown): string[] {
  const validate = ajv.compile(plain(schema) as Schema)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What is wrong with a request, in words; empty where it conforms. Also a field or a parameter that the description does not know. */
export function judgeRequest(request: { method: string; url: string; body: unknown }): string[] {
  const url = new URL(request.url, 'http://github.test')
  const found = operationOf(request.method, url.pathname)
  if (!found) return [`${request.method} ${url.pathname} is no operation`]
  const said: string[] = []
  const known = parametersOf(found.operation).filter((parameter) => parameter.in === 'query')
  for (const [name, value] of url.searchParams) {
    const parameter = known.find((each) => each.name === name)
    const typed = parameter?.schema.type === 'integer' ? Number(value) : value
    said.push(...(parameter ? faults(parameter.schema, typed) : ['is not known']).map((each) => `?${name} ${each}`))
  }
  const schema = found.operation.requestBody?.content['application/json']?.schema
  if (!schema) return request.body === undefined ? said : [...said, 'takes no body']
  const properties = (schema.properties ?? {}) as Record<string, unknown>
  const unknown = Object.keys((request.body ?? {}) as object).filter((key) => !(key in properties))
  return [...said, ...faults(schema, request.body ?? {}), ...unknown.map((key) => `body.${key} is not known`)]
}

/** What is wrong with an answer of the stand-in's. */
export function judgeAnswer(request: { method: string; url: string }, status: number, body: unknown): string[] {
  const found = operationOf(request.method, new URL(request.url, 'http://github.test').pathname)
  const answer = found?.operation.responses[String(status)]
  const schema = answer?.content?.['application/json']?.schema
  return schema ? faults(schema, body) : []
}

/** A value of a schema by its name, with what is required and as empty as can be; `own` stands over it. */
export function sampleOf(name: string, own: Record<string, unknown>): Record<string, unknown> {
  return { ...(emptyOf({ $ref: `#/components/schemas/${name}` }) as object), ...own }
}

function emptyOf(schema: Schema): unknown {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return name.startsWith('nullable-') ? null : emptyOf(description.components.schemas?.[name] as Schema)
  }
  if (schema.nullable) return null
  const [first] = (schema.enum ?? schema.oneOf ?? schema.anyOf ?? []) as unknown[]
  if (schema.enum) return first
  if (schema.oneOf || schema.anyOf) return emptyOf(first as Schema)
  if (schema.type === 'object') {
    const properties = (schema.properties ?? {}) as Record<string, Schema>
    const required = (schema.required ?? []) as string[]
    return Object.fromEntries(required.map((key) => [key, emptyOf(properties[key] ?? {})]))
  }
  if (schema.type === 'array') return []
  if (schema.type === 'integer' || schema.type === 'number') return 0
  if (schema.type === 'boolean') return false
  if (schema.format === 'uri') return 'https://github.test/'
  return schema.format === 'date-time' ? '2026-01-01T00:00:00Z' : ''
}
