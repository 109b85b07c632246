import { invalidParameter, notFound } from '../refusals.ts'
import { ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { HOST } from './present.ts'
import { readText, readTimer } from './read-fields.ts'
import { type Configuration, configuration } from './tables.ts'

const BASE = `https://${HOST}/v1/Configuration`

/** docs/conversations/api/configuration-resource and webhook-configuration-resource; and the one service there is. */
export const configurationRoutes: readonly TwilioRoute[] = [
  {
    host: HOST,
    method: 'GET',
    path: '/v1/Configuration',
    handle: (twilio, request) => ok(presentAll(twilio, request)),
  },
  {
    host: HOST,
    method: 'POST',
    path: '/v1/Configuration',
    handle(twilio, { form, account, ...rest }) {
      const before = configuration(twilio.world, account)
      const inactiveAfter = readTimer(form, 'DefaultInactiveTimer', 60_000) ?? before.inactiveAfter
      const closedAfter = readTimer(form, 'DefaultClosedTimer', 600_000) ?? before.closedAfter
      keep(twilio, { ...before, inactiveAfter: inactiveAfter || null, closedAfter: closedAfter || null })
      return ok(presentAll(twilio, { form, account, ...rest }))
    },
  },
  {
    host: HOST,
    method: 'GET',
    path: '/v1/Configuration/Webhooks',
    handle: (twilio, { account }) => ok(presentWebhook(configuration(twilio.world, account))),
  },
  {
    host: HOST,
    method: 'POST',
    path: '/v1/Configuration/Webhooks',
    handle(twilio, { form, account }) {
      const before = configuration(twilio.world, account)
      const target = form.get('Target') ?? before.target
      if (target !== 'webhook' && target !== 'flex') throw invalidParameter('Target is not valid')
      const changed = keep(twilio, {
        ...before,
        target,
        method: form.get('Method') ?? before.method,
        filters: form.has('Filters') ? form.getAll('Filters') : before.filters,
        preUrl: readText(form, 'PreWebhookUrl', 2048) ?? before.preUrl,
        postUrl: readText(form, 'PostWebhookUrl', 2048) ?? before.postUrl,
      })
      return ok(presentWebhook(changed))
    },
  },
  {
    host: HOST,
    method: 'GET',
    path: '/v1/Services/:service',
    handle(twilio, { account, params, path }) {
      if (params.service !== account.chatService) throw notFound(path)
      return ok(presentService(twilio, account.sid, account.chatService))
    },
  },
]

const keep = (twilio: Twilio, value: Configuration): Configuration =>
  twilio.world.table<Configuration>('configuration').put(value)

function presentAll(twilio: Twilio, { account }: TwilioRequest): object {
  const { inactiveAfter, closedAfter } = configuration(twilio.world, account)
  return {
    account_sid: account.sid,
    default_chat_service_sid: account.chatService,
    default_messaging_service_sid: null,
    default_inactive_timer: inactiveAfter,
    default_closed_timer: closedAfter,
    url: BASE,
    links: {
      service: `https://${HOST}/v1/Services/${account.chatService}/Configuration`,
      webhooks: `${BASE}/Webhooks`,
    },
  }
}

function presentWebhook({ account, method, filters, preUrl, postUrl, target }: Configuration): object {
  return {
    account_sid: account,
    method,
    filters,
    pre_webhook_url: preUrl,
    post_webhook_url: postUrl,
    target,
    url: `${BASE}/Webhooks`,
  }
}

function presentService(twilio: Twilio, account: string, sid: string): object {
  const at = new Date(twilio.world.clock()).toISOString().replace(/\.\d+Z$/, 'Z')
  const url = `https://${HOST}/v1/Services/${sid}`
  return {
    sid,
    account_sid: account,
    friendly_name: 'Flex Conversations Service',
    date_created: at,
    date_updated: at,
    url,
    links: { conversations: `${url}/Conversations`, users: `${url}/Users`, configuration: `${url}/Configuration` },
  }
}
