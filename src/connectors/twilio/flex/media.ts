import { z } from 'zod'
import { TwilioFault } from '../fault.ts'
import type { Flex } from './flex.ts'

/**
 * What Flex's agents can be shown in a chat of type `web`, and how large: one file a message, 16 MB
 * (twilio.com/docs/flex/developer/conversations/limits).
 */
export const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/heic',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'video/mp4',
  'application/pdf',
  'text/plain',
])
export const MOST_BYTES = 16_000_000
/** A file at a slow hour, whole. */
const TIMEOUT_MS = 60_000
/** What an agent may have sent to another one; ours are smaller. */
const MOST_READ = 40 * 1024 * 1024

const mediaAnswer = z.object({ sid: z.string().regex(/^ME/) })
const contentAnswer = z.object({
  content_type: z.string().nullish(),
  filename: z.string().nullish(),
  size: z.coerce.number().nullish(),
  links: z.object({ content_direct_temporary: z.string().nullish() }).nullish(),
})

/** The media service has no method in the official client, and no published description: twilio.com/docs/conversations-classic/api/media-resource. */
const mediaUrl = ({ account }: Flex): string => {
  const { chatService } = account.places
  if (!chatService) throw new TwilioFault('The chat service of this Flex is not known yet.', { status: 400 })
  return `https://mcs.us1.twilio.com/v1/Services/${chatService}/Media`
}

/** Brings a file there. Answers its sid. @throws TwilioFault */
export async function sendMedia(
  flex: Flex,
  file: { name: string; mediaType: string; bytes: () => Promise<Uint8Array> },
): Promise<string> {
  const form = new FormData()
  // As a form, because only that keeps the name.
  form.set('Media', new Blob([Buffer.from(await file.bytes())], { type: file.mediaType }), file.name)
  const answer = await flex.client.fetch(mediaUrl(flex), { method: 'POST', body: form, timeoutMs: TIMEOUT_MS })
  const read = mediaAnswer.safeParse(await answer.json().catch(() => null))
  if (!read.success) throw new TwilioFault('The media service answered what cannot be read.', { status: 502 })
  return read.data.sid
}

export interface Fetched {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** Fetches a file from there. Its link is good for minutes only, so it is asked for each time. @throws TwilioFault */
export async function fetchMedia(flex: Flex, sid: string): Promise<Fetched> {
  try {
    return await fetchWhole(flex, sid)
  } catch (error) {
    if (error instanceof TwilioFault) throw error
    // Bytes that stop on their way, or an answer that is none: what comes behind it is not to wait for that for ever.
    throw new TwilioFault('The media service did not answer as it should.', { status: 502 })
  }
}

async function fetchWhole(flex: Flex, sid: string): Promise<Fetched> {
  const url = `${mediaUrl(flex)}/${encodeURIComponent(sid)}`
  const told = contentAnswer.parse(await (await flex.client.fetch(url)).json())
  const direct = told.links?.content_direct_temporary
  const answer = await flex.client.fetch(direct ?? `${url}/Content`, {
    timeoutMs: TIMEOUT_MS,
    anonymous: Boolean(direct),
  })
  const bytes = await readUpTo(answer, MOST_READ)
  const mediaType = told.content_type ?? answer.headers.get('content-type') ?? 'application/octet-stream'
  return { name: told.filename ?? '', mediaType, bytes }
}

async function readUpTo(answer: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    length += chunk.length
    if (length > most) throw new TwilioFault('The file is too large.', { status: 413 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
