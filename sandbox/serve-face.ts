import type { ServerResponse } from 'node:http'
import { drawFace } from './world/faces.ts'

/**
 * Answers `/avatars/<user>/<hash>.png` as Discord's picture host does (documentation: reference, "CDN Endpoints"), so that the desk shows the
 * face that the sandbox shows. What comes is SVG whatever the path says: an `<img>` goes by the type.
 */
export function serveFace(pathname: string, response: ServerResponse): void {
  const hash = /^\/avatars\/\d+\/([0-9a-f]{32})\.png$/.exec(pathname)?.[1]
  const face = hash === undefined ? null : drawFace(hash)
  if (face === null) {
    response.writeHead(404, { 'content-type': 'text/plain;charset=UTF-8' })
    response.end('There is no such picture.\n')
    return
  }
  response.writeHead(200, {
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  response.end(face)
}
