import type { ServerResponse } from 'node:http'
import { openLink } from './world/attachments.ts'
import type { World } from './world/world.ts'

/** Only pictures, sound and film are shown in place: whatever could run is a download. */
const SHOWN_IN_PLACE = /^(image\/(png|jpeg|gif|webp|avif)|audio\/|video\/)/

/** Answers a signed link; an expired or invented one is 404 with Discord's words (discord.md item 17). */
export async function serveAttachment(world: World, url: URL, response: ServerResponse): Promise<void> {
  const data = await openLink(world, url)
  if (!data) {
    response.writeHead(404, { 'content-type': 'text/plain;charset=UTF-8' })
    response.end('This content is no longer available.')
    return
  }
  const type = world.files.typeOf(url.pathname.split('/')[3] ?? '')
  response.writeHead(200, {
    'content-type': type,
    'content-length': data.length,
    'content-disposition': SHOWN_IN_PLACE.test(type) ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  response.end(data)
}
