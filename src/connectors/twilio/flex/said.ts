import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DeskSaid } from '../../../core/desk/desk.ts'
import { isOurs } from './flex.ts'

/** A message as Twilio tells it: the resource and the webhook have the same facts under different names. */
export interface ToldMessage {
  sid: string
  index: number
  author: string
  body: string | null
  attributes: string
  media: unknown
  at: Date
}

const ownMark = z.object({ guildesk: z.object({ key: z.string().max(64) }) })

/** As REST and as webhooks write it. */
const medium = z
  .looseObject({
    sid: z.string().optional(),
    Sid: z.string().optional(),
    content_type: z.string().nullish(),
    ContentType: z.string().nullish(),
    filename: z.string().nullish(),
    Filename: z.string().nullish(),
    size: z.coerce.number().nullish(),
    Size: z.coerce.number().nullish(),
  })
  .transform((told) => ({
    id: told.sid ?? told.Sid ?? '',
    name: told.filename ?? told.Filename ?? '',
    mediaType: told.content_type ?? told.ContentType ?? 'application/octet-stream',
    size: told.size ?? told.Size ?? 0,
  }))

/** In the core's words. `worker`: the name of the worker who said it; null where no worker did. */
export function saidOf(told: ToldMessage, worker: string | null): DeskSaid {
  const key = keyOf(told.attributes)
  const text = told.body ?? ''
  return {
    externalId: told.sid,
    index: told.index,
    key,
    ours: key !== null || isOurs(told.author),
    author: told.author,
    name: worker ?? told.author,
    by: worker === null ? 'system' : 'agent',
    text,
    files: filesOf(told.media),
    at: told.at,
    version: versionOf(text),
  }
}

/** The key that we gave a message; null where it bears none of ours. */
export function keyOf(attributes: string): string | null {
  return ownMark.safeParse(parse(attributes)).data?.guildesk.key ?? null
}

/**
 * Of a wording: the same for REST, webhooks and what we sent ourselves. Twilio's own date of change is told by one of them only, and moves when
 * nothing was said.
 */
export const versionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

function filesOf(media: unknown): DeskSaid['files'] {
  const list = typeof media === 'string' ? parse(media) : media
  const read = z.array(medium).safeParse(list ?? [])
  return read.success ? read.data.filter(({ id }) => id !== '') : []
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
