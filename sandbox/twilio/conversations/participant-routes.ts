import { listPage } from '../list-page.ts'
import { invalidParameter, notFound } from '../refusals.ts'
import { created, gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { byRequest } from './actor.ts'
import {
  addParticipant,
  createUser,
  findParticipant,
  type ParticipantWish,
  removeParticipant,
  updateParticipant,
} from './participant-verbs.ts'
import { HOST, presentParticipant, presentUser } from './present.ts'
import { checkIdentity, readAttributes, readText } from './read-fields.ts'
import { askedConversation, both } from './route.ts'
import { findUser, type Participant, participants, type User, users } from './tables.ts'

const MOST_ATTRIBUTES = 4 * 1024

export const participantRoutes: readonly TwilioRoute[] = [
  ...both('POST', '/Conversations/:conversation/Participants', (twilio, request) => {
    const conversation = askedConversation(twilio, request)
    twilio.limits.take(conversation.sid)
    const wish = readParticipant(request.form)
    if (wish.identity === undefined && wish.binding === undefined)
      throw invalidParameter('Identity or MessagingBinding.Address is required')
    const made = addParticipant(twilio.world, request.account, conversation, wish, byRequest(request))
    return created(presentParticipant(made))
  }),
  ...both('GET', '/Conversations/:conversation/Participants', (twilio, request) => {
    const all = participants(twilio.world).of(askedConversation(twilio, request).sid)
    return listPage(request, HOST, 'participants', all, presentParticipant, { most: 100 })
  }),
  ...both('GET', '/Conversations/:conversation/Participants/:participant', (twilio, request) =>
    ok(presentParticipant(askedParticipant(twilio, request))),
  ),
  ...both('POST', '/Conversations/:conversation/Participants/:participant', (twilio, request) => {
    const before = askedParticipant(twilio, request)
    twilio.limits.take(before.parent)
    const wish = readParticipant(request.form)
    return ok(presentParticipant(updateParticipant(twilio.world, before, wish, byRequest(request))))
  }),
  ...both('DELETE', '/Conversations/:conversation/Participants/:participant', (twilio, request) => {
    removeParticipant(twilio.world, askedParticipant(twilio, request), byRequest(request))
    return gone()
  }),
]

export const userRoutes: readonly TwilioRoute[] = [
  ...both('POST', '/Users', (twilio, request) => {
    const identity = checkIdentity(readText(request.form, 'Identity') ?? '')
    twilio.limits.take(`users/${request.account.chatService}`)
    const made = createUser(twilio.world, request.account, { ...readUser(request.form), identity })
    return created(presentUser(request.account, made))
  }),
  ...both('GET', '/Users', (twilio, request) => {
    const mine = users(twilio.world)
      .all()
      .filter((each) => each.account === request.account.sid)
    return listPage(request, HOST, 'users', mine, (each) => presentUser(request.account, each), { most: 50 })
  }),
  ...both('GET', '/Users/:user', (twilio, request) => ok(presentUser(request.account, askedUser(twilio, request)))),
  ...both('POST', '/Users/:user', (twilio, request) => {
    const before = askedUser(twilio, request)
    const {
      friendlyName = before.friendlyName,
      attributes = before.attributes,
      role = before.role,
    } = readUser(request.form)
    const changed = users(twilio.world).put({
      ...before,
      friendlyName,
      attributes,
      role,
      updated: twilio.world.clock(),
    })
    return ok(presentUser(request.account, changed))
  }),
  ...both('DELETE', '/Users/:user', (twilio, request) => {
    users(twilio.world).drop(askedUser(twilio, request).sid)
    return gone()
  }),
]

function readParticipant(form: URLSearchParams): ParticipantWish {
  const identity = readText(form, 'Identity')
  const address = readText(form, 'MessagingBinding.Address')
  const proxy = readText(form, 'MessagingBinding.ProxyAddress')
  const read = form.get('LastReadMessageIndex')
  return {
    identity: identity === undefined ? undefined : checkIdentity(identity),
    attributes: readAttributes(form, MOST_ATTRIBUTES),
    binding: address === undefined ? undefined : { type: 'sms', address, proxy_address: proxy ?? '' },
    role: readText(form, 'RoleSid'),
    lastReadIndex: read === null ? undefined : Number(read),
    lastReadAt: readText(form, 'LastReadTimestamp'),
  }
}

const readUser = (form: URLSearchParams) => ({
  friendlyName: readText(form, 'FriendlyName'),
  attributes: readAttributes(form, MOST_ATTRIBUTES),
  role: readText(form, 'RoleSid'),
})

function askedParticipant(twilio: Twilio, request: TwilioRequest): Participant {
  const conversation = askedConversation(twilio, request)
  const found = findParticipant(twilio.world, conversation.sid, request.params.participant ?? '')
  if (!found) throw notFound(request.path)
  return found
}

function askedUser(twilio: Twilio, request: TwilioRequest): User {
  const found = findUser(twilio.world, request.account.sid, request.params.user ?? '')
  if (!found) throw notFound(request.path)
  return found
}
