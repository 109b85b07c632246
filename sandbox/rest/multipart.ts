import type { IncomingFile } from '../world/attachments.ts'

/** A request's body: what payload_json said, and the files by their form field (`files[0]` → "0"). */
export interface Body {
  json: unknown
  files: Map<string, IncomingFile>
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** Reads multipart/form-data (RFC 7578) as Discord takes it: `payload_json` and `files[n]`. Undefined where it is malformed. */
export function readMultipart(contentType: string, body: Buffer): Body | undefined {
  const boundary = /boundary="?([^";]{1,200})"?/i.exec(contentType)?.[1]
  if (!boundary) return undefined
  const mark = Buffer.from(`--${boundary}`)
  const files = new Map<string, IncomingFile>()
  let json: unknown = {}
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length + 2
    const next = body.indexOf(mark, start)
    if (next < 0) break
    const part = body.subarray(start, next - 2)
    const head = part.indexOf(HEAD_END)
    if (head < 0) return undefined
    const fields = readHead(part.subarray(0, head).toString('utf8'))
    const data = part.subarray(head + 4)
    if (fields.filename !== undefined)
      files.set(fields.name.replace(/^files\[(\d+)\]$/, '$1'), {
        name: fields.filename,
        type: fields.type,
        data: Buffer.from(data),
      })
    else if (fields.name === 'payload_json') json = parse(data.toString('utf8'))
    else (json as Record<string, unknown>)[fields.name] = data.toString('utf8')
    if (json === undefined) return undefined
    at = next
  }
  return { json, files }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readHead(head: string): { name: string; filename: string | undefined; type: string } {
  const disposition = /content-disposition:[^\r\n]*/i.exec(head)?.[0] ?? ''
  return {
    name: /[; ]name="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1] ?? '',
    filename: /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replaceAll('%22', '"').replace(/\\(.)/g, '$1'),
    type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream',
  }
}
