import type { IncomingMessage } from 'node:http'
import { badJson, tooLarge } from '../refusals.ts'
import { MAX_REQUEST_BYTES } from '../world/attachments.ts'
import { type Body, readMultipart } from './multipart.ts'

/** All bytes of a request; refuses with 413 as soon as there are too many (discord.md item 18). */
export function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let refused = false
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else if (!refused) {
        refused = true
        chunks.length = 0
        reject(tooLarge())
      }
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('the request was cut')))
  })
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request, MAX_REQUEST_BYTES + 64 * 1024)
  if (bytes.length === 0) return { json: {}, files: new Map() }
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) {
    const body = readMultipart(type, bytes)
    if (!body) throw badJson()
    return body
  }
  try {
    return { json: JSON.parse(bytes.toString('utf8')), files: new Map() }
  } catch {
    throw badJson()
  }
}
