import { createHmac } from 'node:crypto'
import { bodyTooLarge, invalidParameter, notFound } from '../refusals.ts'
import { created, gone, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import type { Account } from '../world.ts'
import { findMedia, type Media, mediaTable } from './tables.ts'
import { keepMedia } from './verbs.ts'

const HOST = 'mcs.us1.twilio.com'
/** Where the temporary links lead: a content network, which asks for no credentials. */
const CONTENT_HOST = 'media.us1.twilio.com'
const PATH = '/v1/Services/:service/Media'
/** docs/conversations/media-support-conversations. */
const MOST_BYTES = 150 * 1024 * 1024
/** docs/conversations/api/media-resource: temporary links are good for a short time. */
const LINK_MS = 300_000

/** The Media Content Service (docs/conversations/api/media-resource). It has no official description. */
export const mediaRoutes: readonly TwilioRoute[] = [
  {
    host: HOST,
    method: 'POST',
    path: PATH,
    async handle(twilio, request) {
      checkService(request)
      if (!request.file || request.file.data.length === 0) throw invalidParameter('Media content is empty')
      if (request.file.data.length > MOST_BYTES) throw bodyTooLarge()
      const media = await keepMedia(twilio, request.account, request.file)
      return created(presentMedia(twilio, request.account, media))
    },
  },
  {
    host: HOST,
    method: 'GET',
    path: `${PATH}/:media`,
    handle: (twilio, request) => ok(presentMedia(twilio, request.account, askedMedia(twilio, request))),
  },
  {
    host: HOST,
    method: 'GET',
    path: `${PATH}/:media/Content`,
    handle: (twilio, request) => content(twilio, askedMedia(twilio, request), request.path),
  },
  {
    host: HOST,
    method: 'DELETE',
    path: `${PATH}/:media`,
    handle(twilio, request) {
      mediaTable(twilio.world).drop(askedMedia(twilio, request).sid)
      return gone()
    },
  },
  { host: CONTENT_HOST, method: 'GET', path: '/:media', open: true, handle: temporaryContent },
]

function presentMedia(twilio: Twilio, account: Account, media: Media): object {
  const expires = String(twilio.world.clock() + LINK_MS)
  const at = new Date(media.created).toISOString()
  const url = `/v1/Services/${account.chatService}/Media/${media.sid}`
  return {
    sid: media.sid,
    account_sid: media.account,
    service_sid: account.chatService,
    date_created: at,
    date_updated: at,
    date_upload_updated: at,
    channel_sid: null,
    message_sid: null,
    author: null,
    size: media.size,
    content_type: media.contentType,
    filename: media.filename,
    category: 'media',
    is_multipart_upstream: media.filename !== null,
    url,
    links: {
      content: `${url}/Content`,
      content_direct_temporary: `https://${CONTENT_HOST}/${media.sid}?Expires=${expires}&Signature=${sign(account, media.sid, expires)}`,
    },
  }
}

async function content(twilio: Twilio, media: Media, path: string): Promise<TwilioAnswer> {
  const data = await twilio.media.get(media.sid)
  if (!data) throw notFound(path)
  return { status: 200, file: { type: media.contentType, data } }
}

function temporaryContent(twilio: Twilio, { params, query, path }: TwilioRequest): Promise<TwilioAnswer> {
  const media = mediaTable(twilio.world).get(params.media ?? '')
  const account = media && twilio.world.accounts.get(media.account)
  const expires = query.get('Expires') ?? ''
  const isSigned = account && query.get('Signature') === sign(account, media.sid, expires)
  if (!isSigned || Number(expires) < twilio.world.clock()) throw notFound(path)
  return content(twilio, media, path)
}

const sign = (account: Account, sid: string, expires: string): string =>
  createHmac('sha256', account.authToken).update(`${sid}/${expires}`).digest('hex')

function checkService({ params, account, path }: TwilioRequest): void {
  if (params.service !== account.chatService) throw notFound(path)
}

function askedMedia(twilio: Twilio, request: TwilioRequest): Media {
  checkService(request)
  const media = findMedia(twilio.world, request.account, request.params.media ?? '')
  if (!media) throw notFound(request.path)
  return media
}
