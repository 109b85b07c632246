import { listPage } from '../list-page.ts'
import { invalidParameter, notFound } from '../refusals.ts'
import { created, gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { refuseClosed } from './conversation-verbs.ts'
import { HOST, presentScopedWebhook } from './present.ts'
import { readText } from './read-fields.ts'
import { tooManyWebhooks } from './refuse.ts'
import { replayMessages } from './replay-messages.ts'
import { askedConversation, both } from './route.ts'
import { type ScopedWebhook, scopedWebhooks } from './tables.ts'

const MOST = 5

/** Only post-action events can be asked for by one conversation (docs/conversations/api/conversation-scoped-webhook-resource). */
const FILTERS = new Set([
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onConversationUpdated',
  'onConversationStateUpdated',
  'onConversationRemoved',
  'onParticipantAdded',
  'onParticipantUpdated',
  'onParticipantRemoved',
  'onDeliveryUpdated',
])

export const webhookRoutes: readonly TwilioRoute[] = [
  ...both('POST', '/Conversations/:conversation/Webhooks', (twilio, request) => {
    const conversation = askedConversation(twilio, request)
    refuseClosed(conversation)
    twilio.limits.take(conversation.sid)
    if (scopedWebhooks(twilio.world).of(conversation.sid).length >= MOST) throw tooManyWebhooks()
    const webhook = scopedWebhooks(twilio.world).put(readWebhook(twilio, request, conversation.sid))
    replayMessages(twilio, conversation, webhook)
    return created(presentScopedWebhook(webhook))
  }),
  ...both('GET', '/Conversations/:conversation/Webhooks', (twilio, request) => {
    const all = scopedWebhooks(twilio.world).of(askedConversation(twilio, request).sid)
    return listPage(request, HOST, 'webhooks', all, presentScopedWebhook, { most: MOST })
  }),
  ...both('GET', '/Conversations/:conversation/Webhooks/:webhook', (twilio, request) =>
    ok(presentScopedWebhook(askedWebhook(twilio, request))),
  ),
  ...both('POST', '/Conversations/:conversation/Webhooks/:webhook', (twilio, request) => {
    const before = askedWebhook(twilio, request)
    return ok(
      presentScopedWebhook(scopedWebhooks(twilio.world).put(changed(before, request.form, twilio.world.clock()))),
    )
  }),
  ...both('DELETE', '/Conversations/:conversation/Webhooks/:webhook', (twilio, request) => {
    scopedWebhooks(twilio.world).drop(askedWebhook(twilio, request).sid)
    return gone()
  }),
]

function readWebhook(twilio: Twilio, request: TwilioRequest, conversation: string): ScopedWebhook {
  const { form, account } = request
  const target = form.get('Target')
  if (target !== 'webhook' && target !== 'studio' && target !== 'trigger') throw invalidParameter('Target is not valid')
  const now = twilio.world.clock()
  const replayAfter = form.get('Configuration.ReplayAfter')
  const empty: ScopedWebhook = {
    sid: twilio.world.newSid('WH'),
    account: account.sid,
    parent: conversation,
    target,
    url: null,
    method: 'post',
    filters: [],
    triggers: [],
    flow: null,
    replayAfter: replayAfter === null ? null : Number(replayAfter),
    created: now,
    updated: now,
  }
  const webhook = changed(empty, form, now)
  if (target === 'studio' && webhook.flow === null) throw invalidParameter('Configuration.FlowSid is required')
  if (target !== 'studio' && webhook.url === null) throw invalidParameter('Configuration.Url is required')
  return webhook
}

function changed(before: ScopedWebhook, form: URLSearchParams, now: number): ScopedWebhook {
  const method = form.get('Configuration.Method')?.toLowerCase()
  if (method !== undefined && method !== 'get' && method !== 'post')
    throw invalidParameter('Configuration.Method is not valid')
  const filters = form.getAll('Configuration.Filters')
  const unknown = filters.find((filter) => !FILTERS.has(filter))
  if (unknown !== undefined) throw invalidParameter(`Configuration.Filters has ${unknown}, which is no post-event`)
  return {
    ...before,
    url: readText(form, 'Configuration.Url', 2048) ?? before.url,
    method: method ?? before.method,
    filters: filters.length > 0 ? filters : before.filters,
    triggers: form.has('Configuration.Triggers') ? form.getAll('Configuration.Triggers') : before.triggers,
    flow: readText(form, 'Configuration.FlowSid') ?? before.flow,
    updated: now,
  }
}

function askedWebhook(twilio: Twilio, request: TwilioRequest): ScopedWebhook {
  const conversation = askedConversation(twilio, request)
  const found = scopedWebhooks(twilio.world).get(request.params.webhook ?? '')
  if (found?.parent !== conversation.sid) throw notFound(request.path)
  return found
}
