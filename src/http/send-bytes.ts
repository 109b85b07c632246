import type { FastifyReply } from 'fastify'
import { Refusal } from '../kernel/errors.ts'

/** A stored file that its folder has lost is, to who asks, not there; everything else stays a fault. */
export function orGone(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal('not_found', 'This file is gone.')
  throw error
}

/**
 * Sends stored bytes so that nothing in them can run: no guessing of types, nothing from elsewhere, and a download unless it is an
 * image. The id of a file and the version of a picture stand in their addresses, so a browser may keep them.
 */
export function sendBytes(
  reply: FastifyReply,
  file: { name: string; mediaType: string; bytes: Uint8Array; inline: boolean },
): FastifyReply {
  const disposition = file.inline ? 'inline' : 'attachment'
  const plain = file.name.replaceAll(/[^\w .-]/g, '_')
  return reply
    .header('content-type', file.inline ? file.mediaType : 'application/octet-stream')
    .header('content-disposition', `${disposition}; filename="${plain}"; filename*=UTF-8''${encode(file.name)}`)
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}

// RFC 5987 wants these percent-encoded as well, which encodeURIComponent leaves as they are.
function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
