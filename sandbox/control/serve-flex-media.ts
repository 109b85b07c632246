import type { ServerResponse } from 'node:http'
import { mediaTable } from '../twilio/media/tables.ts'
import type { Twilio } from '../twilio/twilio.ts'

/** Types that a browser may draw; everything else is downloaded. */
const DRAWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic'])

/** A file of a chat for the page of the Flex agents: `/control/flex-media/<sid>`. */
export async function serveFlexMedia(twilio: Twilio, url: URL, response: ServerResponse): Promise<void> {
  const media = mediaTable(twilio.world).get(url.pathname.split('/').at(-1) ?? '')
  const data = media && (await twilio.media.get(media.sid))
  if (!media || !data) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('There is no such file.\n')
    return
  }
  const drawn = DRAWN.has(media.contentType)
  const name = encodeURIComponent(media.filename ?? 'file')
  response.writeHead(200, {
    'content-type': drawn ? media.contentType : 'application/octet-stream',
    'content-length': data.length,
    'content-disposition': `${drawn ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  response.end(data)
}
