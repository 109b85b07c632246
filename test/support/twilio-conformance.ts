import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Document, OpenAPIBackend, type Operation, type Request } from 'openapi-backend'

/** Twilio's official descriptions, by the host that each is of. */
const DESCRIPTIONS: Record<string, string> = {
  'conversations.twilio.com': 'twilio_conversations_v1.json',
  'flex-api.twilio.com': 'twilio_flex_v1.json',
  'taskrouter.twilio.com': 'twilio_taskrouter_v1.json',
  'studio.twilio.com': 'twilio_studio_v2.json',
  'events.twilio.com': 'twilio_events_v1.json',
  'api.twilio.com': 'twilio_api_v2010.json',
}

/** What Twilio has and does not describe: told as `undescribed`, so that a test can say how much of it there was. */
const UNDESCRIBED: readonly { host: string; path: RegExp; why: string }[] = [
  {
    host: 'mcs.us1.twilio.com',
    path: /^\/v1\/Services\/[^/]+\/Media/,
    why: 'the Media Content Service has no description at all',
  },
  { host: 'media.us1.twilio.com', path: /^\//, why: 'the content network behind media is no API' },
  {
    host: 'flex-api.twilio.com',
    path: /^\/v1\/Instances\/[^/]+\/InteractionWebhooks/,
    why: 'flex_v1 leaves interaction webhooks out',
  },
]

export interface Asked {
  method: string
  host: string
  /** With its query. */
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** Formats that the descriptions name; what is no date must not pass for one, the others say nothing that types do not. */
const FORMATS = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uri: /^https?:\/\/|^\//,
  ...Object.fromEntries(
    [
      'uri-map',
      'int32',
      'int64',
      'double',
      'float',
      'decimal',
      'currency',
      'email',
      'http-method',
      'phone-number',
      'date-time-rfc-2822',
      'sms-status',
    ].map((name) => [name, true as const]),
  ),
}

/** `undescribed`: why nothing can be said. Violations are in words; none is what is wanted. */
export interface Verdict {
  violations: string[]
  undescribed: string | null
}

const folder = process.env.SPECS_DIR && path.join(process.env.SPECS_DIR, 'twilio')

/** Whether there is anything to check against; its absence is said once, visibly. */
export const isTwilioDescribed = folder !== undefined && existsSync(folder)
if (!isTwilioDescribed)
  process.stderr.write(
    "SKIPPED: requests are not held to Twilio's official descriptions, since SPECS_DIR is not set.\n",
  )

const described = new Map<string, Promise<OpenAPIBackend>>()

/** Holds one request to the official description of its host; without descriptions nothing is ever wrong. */
export async function checkRequest(asked: Asked): Promise<Verdict> {
  const found = await find(asked)
  if ('violations' in found) return found
  const { errors } = found.backend.validator.validateRequest(found.request, found.operation)
  return { violations: sentences(errors), undescribed: null }
}

/** Holds an answer to it: what a stand-in says must be what Twilio might say. Refusals and empty answers have no description. */
export async function checkAnswer(asked: Asked, status: number, body: unknown): Promise<Verdict> {
  const found = status >= 400 || status === 204 ? NOTHING_WRONG : await find(asked)
  if ('violations' in found) return found
  const { errors } = found.backend.validator.validateResponse(body, found.operation, status)
  return { violations: sentences(errors), undescribed: null }
}

const NOTHING_WRONG: Verdict = { violations: [], undescribed: null }

interface Found {
  backend: OpenAPIBackend
  request: Request
  operation: Operation
}

/** The operation that describes a request, or what there is to say without one. */
async function find(asked: Asked): Promise<Found | Verdict> {
  const url = new URL(asked.path, 'http://twilio')
  const none = UNDESCRIBED.find(({ host, path }) => host === asked.host && path.test(url.pathname))
  if (none || !isTwilioDescribed) return { violations: [], undescribed: none?.why ?? null }
  const backend = await backendOf(asked.host)
  const request = {
    method: asked.method,
    path: url.pathname,
    query: multiple(url.searchParams),
    headers: headersOf(asked),
    body: multiple(new URLSearchParams(asked.body.toString('utf8'))),
  }
  const operation = backend?.router.matchOperation(backend.router.normalizeRequest(request))
  if (backend && operation) return { backend, request, operation }
  return { violations: [`no description has ${asked.method} ${asked.host}${url.pathname}`], undescribed: null }
}

function headersOf({ headers }: Asked): Record<string, string | string[]> {
  const sent = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)
  return Object.fromEntries(sent)
}

const sentences = (
  errors: { instancePath?: string; message?: string; params?: object }[] | null | undefined,
): string[] =>
  (errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)

/** What stands once as text, what repeats as a list. */
function multiple(values: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(values.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const all = values.getAll(name)
      return [name, all.length === 1 ? (all[0] ?? '') : all]
    }),
  )
}

function backendOf(host: string): Promise<OpenAPIBackend | undefined> {
  const file = DESCRIPTIONS[host]
  if (!folder || !file) return Promise.resolve(undefined)
  let backend = described.get(host)
  if (!backend) {
    backend = load(path.join(folder, file))
    described.set(host, backend)
  }
  return backend
}

async function load(file: string): Promise<OpenAPIBackend> {
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Document
  refuseUnknownFields(definition)
  mendNullable(definition)
  const backend = new OpenAPIBackend({
    definition,
    quick: true,
    validate: true,
    // A form has texts only, and one value of a list stands alone in it.
    ajvOpts: { coerceTypes: 'array', strict: false, formats: FORMATS, allErrors: true },
  })
  await backend.init()
  return backend
}

/** Twilio passes over what it does not know, so a misspelt field would go unnoticed: the descriptions' forms are closed here. */
function refuseUnknownFields(definition: Document): void {
  for (const item of Object.values(definition.paths ?? {}))
    for (const method of ['get', 'post', 'delete', 'put'] as const) {
      const body = item?.[method]?.requestBody
      const schema = body && 'content' in body ? body.content['application/x-www-form-urlencoded']?.schema : undefined
      if (schema && !('$ref' in schema)) schema.additionalProperties = false
    }
}

/** Many properties are nullable without a type, which says "anything" and which a validator of JSON Schema refuses to read. */
function mendNullable(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if ('nullable' in value && !('type' in value)) delete value.nullable
  for (const inner of Object.values(value)) mendNullable(inner)
}
