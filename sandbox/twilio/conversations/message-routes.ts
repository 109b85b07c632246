import { listPage } from '../list-page.ts'
import { findMedia } from '../media/tables.ts'
import { invalidParameter, notFound } from '../refusals.ts'
import { created, gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { byRequest } from './actor.ts'
import { addMessage, changeMessage, type MessageWish, removeMessage } from './message-verbs.ts'
import { HOST, presentMessage } from './present.ts'
import { readAttributes, readInstant, readText } from './read-fields.ts'
import { askedConversation, both } from './route.ts'
import { type Message, messages } from './tables.ts'

/** docs/conversations/api/conversation-message-resource and conversations-limits: 32 KB between chat participants, 4 KB of attributes. */
const MOST_BODY_BYTES = 32 * 1024
const MOST_ATTRIBUTES = 4 * 1024

export const messageRoutes: readonly TwilioRoute[] = [
  ...both('POST', '/Conversations/:conversation/Messages', (twilio, request) => {
    const conversation = askedConversation(twilio, request)
    twilio.limits.take(conversation.sid)
    const wish = { ...readMessage(request.form), media: readMedia(twilio, request) }
    if (wish.body === undefined && wish.media.length === 0 && wish.contentSid === undefined)
      throw invalidParameter('Body, MediaSid or ContentSid is required')
    return created(presentMessage(addMessage(twilio.world, conversation, wish, byRequest(request))))
  }),
  ...both('GET', '/Conversations/:conversation/Messages', (twilio, request) => {
    const all = messages(twilio.world).of(askedConversation(twilio, request).sid)
    const order = request.query.get('Order') ?? 'asc'
    if (order !== 'asc' && order !== 'desc') throw invalidParameter('Order is asc or desc')
    return listPage(request, HOST, 'messages', order === 'desc' ? all.reverse() : all, presentMessage, { most: 100 })
  }),
  ...both('GET', '/Conversations/:conversation/Messages/:message', (twilio, request) =>
    ok(presentMessage(askedMessage(twilio, request))),
  ),
  ...both('POST', '/Conversations/:conversation/Messages/:message', (twilio, request) => {
    const before = askedMessage(twilio, request)
    twilio.limits.take(before.parent)
    return ok(presentMessage(changeMessage(twilio.world, before, readMessage(request.form), byRequest(request))))
  }),
  ...both('DELETE', '/Conversations/:conversation/Messages/:message', (twilio, request) => {
    const message = askedMessage(twilio, request)
    twilio.limits.take(message.parent)
    removeMessage(twilio.world, message, byRequest(request))
    return gone()
  }),
]

function readMessage(form: URLSearchParams): MessageWish {
  const body = form.get('Body')
  if (body !== null && Buffer.byteLength(body) > MOST_BODY_BYTES) throw invalidParameter('Body is larger than 32 KB')
  return {
    author: readText(form, 'Author'),
    body: body ?? undefined,
    attributes: readAttributes(form, MOST_ATTRIBUTES),
    created: readInstant(form, 'DateCreated'),
    updated: readInstant(form, 'DateUpdated'),
    contentSid: readText(form, 'ContentSid'),
  }
}

/** What was uploaded before; one file a message. */
function readMedia(twilio: Twilio, request: TwilioRequest): Message['media'] {
  const sid = request.form.get('MediaSid')
  if (sid === null) return []
  const media = findMedia(twilio.world, request.account, sid)
  if (!media) throw notFound(`/Media/${sid}`)
  return [{ sid: media.sid, size: media.size, content_type: media.contentType, filename: media.filename }]
}

function askedMessage(twilio: Twilio, request: TwilioRequest): Message {
  const conversation = askedConversation(twilio, request)
  const message = messages(twilio.world).get(request.params.message ?? '')
  if (message?.parent !== conversation.sid) throw notFound(request.path)
  return message
}
