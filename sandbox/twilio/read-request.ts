import type { IncomingMessage } from 'node:http'
import { readMultipart } from '../rest/multipart.ts'
import { bodyTooLarge, invalidParameter } from './refusals.ts'
import type { SentFile } from './router.ts'

/** docs/conversations/media-support-conversations: 150 MB of media; a little for the form around it. */
const MOST_BYTES = 151 * 1024 * 1024

export interface SentBody {
  form: URLSearchParams
  json: unknown
  file: SentFile | null
}

/** Reads a form, JSON, multipart/form-data (its field `Media`), or bytes of any other type. */
export async function readSent(request: IncomingMessage): Promise<SentBody> {
  const bytes = await readAll(request)
  const type = request.headers['content-type'] ?? ''
  const form = new URLSearchParams()
  if (bytes.length === 0) return { form, json: undefined, file: null }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { form: new URLSearchParams(bytes.toString('utf8')), json: undefined, file: null }
  if (type.startsWith('application/json')) return { form, json: parse(bytes.toString('utf8')), file: null }
  if (type.startsWith('multipart/form-data')) return { form, json: undefined, file: mediaPart(type, bytes) }
  return { form, json: undefined, file: { name: null, type: type || 'application/octet-stream', data: bytes } }
}

function readAll(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MOST_BYTES) chunks.push(chunk)
      else {
        chunks.length = 0
        reject(bodyTooLarge())
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('the request was cut')))
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParameter('Invalid JSON')
  }
}

/** The part named `Media`, as curl's `-F Media=@file` sends it (docs/conversations/api/media-resource). */
function mediaPart(contentType: string, body: Buffer): SentFile {
  const file = readMultipart(contentType, body)?.files.get('Media')
  if (!file) throw invalidParameter('Missing Media')
  return file
}
