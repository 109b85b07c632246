import type { ServerResponse } from 'node:http'
import { faceOf } from './world/faces.ts'

/**
 * Answers `/avatars/<user>/<hash>.png` as Discord's picture host does (documentation: reference, "CDN Endpoints"), so that the desk shows the
 * face that the sandbox shows. It has one size, whatever `size` asks for.
 */
export function serveFace(pathname: string, response: ServerResponse): void {
  const hash = /^\/avatars\/\d+\/([0-9a-f]{32})\.png$/.exec(pathname)?.[1]
  const face = hash === undefined ? null : faceOf(hash)
  if (face === null) {
    response.writeHead(404, { 'content-type': 'text/plain;charset=UTF-8' })
    response.end('There is no such picture.\n')
    return
  }
  response.writeHead(200, {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  response.end(face)
}
