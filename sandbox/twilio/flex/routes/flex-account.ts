import { listPage } from '../../list-page.ts'
import { notFound, TwilioRefusal } from '../../refusals.ts'
import { created, gone, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { INTERACTION_EVENTS } from '../interaction-webhooks.ts'
import { type FlexInstance, type InteractionWebhook, instances, interactionWebhooks, taskQueues } from '../model.ts'
import { isoDate, named, needed } from './read.ts'

const HOST = 'flex-api.twilio.com'
const WEBHOOKS = '/v1/Instances/:instance/InteractionWebhooks'

function instanceOf(twilio: Twilio, request: TwilioRequest): FlexInstance {
  const found = instances(twilio.world).find((each) => each.account === request.account.sid)
  if (!found) throw notFound(request.path)
  return found
}

/** What Flex is set up with (specification: flex.v1.configuration). */
function configuration(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const instance = instanceOf(twilio, request)
  const queues = taskQueues(twilio.world).of(instance.workspace)
  return ok({
    account_sid: instance.account,
    date_created: isoDate(instance.created),
    date_updated: isoDate(instance.updated),
    attributes: {},
    status: 'ok',
    taskrouter_workspace_sid: instance.workspace,
    taskrouter_target_workflow_sid: instance.workflow,
    taskrouter_target_taskqueue_sid: instance.queue,
    taskrouter_taskqueues: queues.map((queue) => ({ sid: queue.sid, friendly_name: queue.name, targettable: true })),
    taskrouter_skills: [],
    taskrouter_offline_activity_sid: instance.offline,
    taskrouter_worker_attributes: null,
    taskrouter_worker_channels: null,
    runtime_domain: 'https://lumentrails.example',
    messaging_service_instance_sid: null,
    chat_service_instance_sid: request.account.chatService,
    flex_service_instance_sid: request.account.chatService,
    flex_instance_sid: instance.sid,
    ui_version: '2.12.0',
    service_version: '1.0.0',
    call_recording_enabled: false,
    crm_enabled: false,
    plugin_service_enabled: true,
    integrations: [],
    serverless_service_sids: [],
    agent_conv_end_methods: { web: ['leave', 'end'] },
    url: `https://${HOST}/v1/Configuration`,
  })
}

/** Documentation: Flex, "Register a webhook to receive Interactions events". The specification does not have it. */
function createWebhook(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const instance = named(instances(twilio.world), request, 'instance')
  const at = twilio.world.clock()
  const made = interactionWebhooks(twilio.world).put({
    ...readWebhook(request),
    sid: `flex_interactionwebhook_${twilio.world.newSid('').slice(0, 26)}`,
    account: request.account.sid,
    parent: instance.sid,
    created: at,
    updated: at,
  })
  return created(presentWebhook(made))
}

function updateWebhook(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = webhookOf(twilio, request)
  const changed = { ...known, ...readWebhook(request, known), updated: twilio.world.clock() }
  return ok(presentWebhook(interactionWebhooks(twilio.world).put(changed)))
}

function readWebhook(request: TwilioRequest, known?: InteractionWebhook) {
  const { form } = request
  const type = form.get('Type') ?? known?.type ?? 'global'
  const method = (form.get('WebhookMethod') ?? known?.method ?? 'POST').toUpperCase()
  const url = form.get('WebhookUrl') ?? known?.url ?? needed(request, 'WebhookUrl')
  const events = form.has('WebhookEvents') ? form.getAll('WebhookEvents') : (known?.events ?? [])
  if (type !== 'global' && type !== 'interaction')
    throw new TwilioRefusal(400, 20001, 'Type must be global or interaction')
  if (method !== 'GET' && method !== 'POST') throw new TwilioRefusal(400, 20001, 'WebhookMethod must be GET or POST')
  if (!/^https?:\/\//.test(url)) throw new TwilioRefusal(400, 20001, 'WebhookUrl must begin with http or https')
  const wrong = events.find((event) => !(INTERACTION_EVENTS as readonly string[]).includes(event))
  if (wrong !== undefined || events.length === 0)
    throw new TwilioRefusal(400, 20001, `WebhookEvents ${wrong ?? ''} is not known`)
  return { type, method, url, events, friendlyName: form.get('FriendlyName') ?? known?.friendlyName ?? null } as const
}

function webhookOf(twilio: Twilio, request: TwilioRequest): InteractionWebhook {
  const instance = named(instances(twilio.world), request, 'instance')
  return named(interactionWebhooks(twilio.world), request, 'webhook', instance.sid)
}

function presentWebhook(webhook: InteractionWebhook): object {
  return {
    ttid: webhook.sid,
    account_sid: webhook.account,
    instance_sid: webhook.parent,
    type: webhook.type,
    webhook_url: webhook.url,
    webhook_method: webhook.method,
    webhook_events: webhook.events,
    friendly_name: webhook.friendlyName,
    url: `https://${HOST}/v1/Instances/${webhook.parent}/InteractionWebhooks/${webhook.sid}`,
  }
}

export const flexAccountRoutes: readonly TwilioRoute[] = [
  { host: HOST, method: 'GET', path: '/v1/Configuration', handle: configuration },
  {
    host: HOST,
    method: 'GET',
    path: WEBHOOKS,
    handle(twilio, request) {
      const instance = named(instances(twilio.world), request, 'instance')
      const all = interactionWebhooks(twilio.world).of(instance.sid)
      return listPage(request, HOST, 'interaction_webhooks', all, presentWebhook)
    },
  },
  { host: HOST, method: 'POST', path: WEBHOOKS, handle: createWebhook },
  {
    host: HOST,
    method: 'GET',
    path: `${WEBHOOKS}/:webhook`,
    handle: (twilio, request) => ok(presentWebhook(webhookOf(twilio, request))),
  },
  { host: HOST, method: 'POST', path: `${WEBHOOKS}/:webhook`, handle: updateWebhook },
  {
    host: HOST,
    method: 'DELETE',
    path: `${WEBHOOKS}/:webhook`,
    handle(twilio, request) {
      interactionWebhooks(twilio.world).drop(webhookOf(twilio, request).sid)
      return gone()
    },
  },
]
