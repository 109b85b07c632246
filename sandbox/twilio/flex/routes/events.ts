import { listPage } from '../../list-page.ts'
import { TwilioRefusal } from '../../refusals.ts'
import { created, gone, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { type Sink, type Subscription, sinks, streamed, subscriptions } from '../model.ts'
import { isoDate, jsonField, named, needed } from './read.ts'

const HOST = 'events.twilio.com'
const BASE = `https://${HOST}/v1`

const sinkOf = (twilio: Twilio, request: TwilioRequest): Sink => named(sinks(twilio.world), request, 'sink')
const subscriptionOf = (twilio: Twilio, request: TwilioRequest): Subscription =>
  named(subscriptions(twilio.world), request, 'subscription')

/** A webhook sink is active at once; others would have to be validated (documentation: Event Streams, "Sink Resource"). */
function createSink(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const type = needed(request, 'SinkType')
  if (type !== 'webhook' && type !== 'kinesis' && type !== 'segment' && type !== 'email')
    throw new TwilioRefusal(400, 20001, `SinkType ${type} is not known`)
  const text = needed(request, 'SinkConfiguration')
  const configuration = jsonField<Record<string, unknown>>('SinkConfiguration', text)
  if (type === 'webhook') checkWebhook(configuration)
  const at = world.clock()
  const made = sinks(world).put({
    sid: world.newSid('DG'),
    account: request.account.sid,
    created: at,
    updated: at,
    description: needed(request, 'Description'),
    type,
    configuration,
    status: type === 'webhook' ? 'active' : 'initialized',
  })
  return created(presentSink(made))
}

function checkWebhook({ destination, method }: Record<string, unknown>): void {
  if (typeof destination !== 'string' || !/^https?:\/\//.test(destination))
    throw new TwilioRefusal(400, 20001, 'SinkConfiguration.destination is not an address')
  if (method !== undefined && method !== 'POST' && method !== 'GET')
    throw new TwilioRefusal(400, 20001, 'SinkConfiguration.method must be POST or GET')
}

function updateSink(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = sinkOf(twilio, request)
  const description = needed(request, 'Description')
  return ok(presentSink(sinks(twilio.world).put({ ...known, description, updated: twilio.world.clock() })))
}

/** A sink in use is not deleted (documentation: Event Streams, "Delete a Sink"). */
function removeSink(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const sink = sinkOf(twilio, request)
  if (subscriptions(twilio.world).find((each) => each.sink === sink.sid))
    throw new TwilioRefusal(400, 20001, 'Sink is in use by a subscription')
  for (const waiting of streamed(twilio.world).of(sink.sid)) streamed(twilio.world).drop(waiting.sid)
  sinks(twilio.world).drop(sink.sid)
  return gone()
}

function presentSink(sink: Sink): object {
  const url = `${BASE}/Sinks/${sink.sid}`
  return {
    sid: sink.sid,
    description: sink.description,
    sink_type: sink.type,
    sink_configuration: sink.configuration,
    status: sink.status,
    date_created: isoDate(sink.created),
    date_updated: isoDate(sink.updated),
    url,
    links: { sink_test: `${url}/Test`, sink_validate: `${url}/Validate` },
  }
}

/** Each of `Types` is JSON: `{"type":"com.twilio.taskrouter.task.canceled","schema_version":4}`. */
function createSubscription(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const sink = sinks(world).get(needed(request, 'SinkSid'))
  if (sink?.account !== request.account.sid) throw new TwilioRefusal(400, 20001, 'SinkSid not found')
  const types = request.form.getAll('Types').map((text) => readType(text))
  if (types.length === 0) throw new TwilioRefusal(400, 20001, 'Types is needed')
  const at = world.clock()
  const made = subscriptions(world).put({
    sid: world.newSid('DF'),
    account: request.account.sid,
    created: at,
    updated: at,
    description: needed(request, 'Description'),
    sink: sink.sid,
    types,
  })
  return created(presentSubscription(made))
}

function readType(text: string): { type: string; schemaVersion: number } {
  const { type, schema_version: version } = jsonField<{ type?: string; schema_version?: number }>('Types', text)
  return checkedType(type ?? '', version)
}

function checkedType(type: string, version: number | undefined): { type: string; schemaVersion: number } {
  if (!/^com\.twilio\.[a-z.-]+$/.test(type)) throw new TwilioRefusal(400, 20001, `Event type ${type} is not known`)
  return { type, schemaVersion: version ?? 1 }
}

function updateSubscription(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = subscriptionOf(twilio, request)
  const description = request.form.get('Description') ?? known.description
  const changed = { ...known, description, updated: twilio.world.clock() }
  return ok(presentSubscription(subscriptions(twilio.world).put(changed)))
}

function presentSubscription(subscription: Subscription): object {
  const url = `${BASE}/Subscriptions/${subscription.sid}`
  return {
    sid: subscription.sid,
    account_sid: subscription.account,
    description: subscription.description,
    sink_sid: subscription.sink,
    date_created: isoDate(subscription.created),
    date_updated: isoDate(subscription.updated),
    url,
    links: { subscribed_events: `${url}/SubscribedEvents` },
  }
}

type Subscribed = Subscription['types'][number]

function presentType(subscription: Subscription, { type, schemaVersion }: Subscribed): object {
  return {
    account_sid: subscription.account,
    subscription_sid: subscription.sid,
    type,
    schema_version: schemaVersion,
    url: `${BASE}/Subscriptions/${subscription.sid}/SubscribedEvents/${type}`,
  }
}

function addType(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = subscriptionOf(twilio, request)
  const version = request.form.get('SchemaVersion')
  const added = checkedType(needed(request, 'Type'), version === null ? undefined : Number(version))
  const types = [...known.types.filter((each) => each.type !== added.type), added]
  const changed = subscriptions(twilio.world).put({ ...known, types, updated: twilio.world.clock() })
  return created(presentType(changed, added))
}

function removeType(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = subscriptionOf(twilio, request)
  const types = known.types.filter((each) => each.type !== request.params.type)
  subscriptions(twilio.world).put({ ...known, types, updated: twilio.world.clock() })
  return gone()
}

const at = (path: string) => ({ host: HOST, path: `/v1${path}` })
const ofAccount = <T extends { account: string }>(all: T[], request: TwilioRequest): T[] =>
  all.filter((each) => each.account === request.account.sid)

/** Documentation: Event Streams, "Sink Resource", "Subscription Resource", "Subscribed Event". */
export const eventRoutes: readonly TwilioRoute[] = [
  {
    ...at('/Sinks'),
    method: 'GET',
    handle: (t, request) => listPage(request, HOST, 'sinks', ofAccount(sinks(t.world).all(), request), presentSink),
  },
  { ...at('/Sinks'), method: 'POST', handle: createSink },
  { ...at('/Sinks/:sink'), method: 'GET', handle: (t, request) => ok(presentSink(sinkOf(t, request))) },
  { ...at('/Sinks/:sink'), method: 'POST', handle: updateSink },
  { ...at('/Sinks/:sink'), method: 'DELETE', handle: removeSink },
  {
    ...at('/Subscriptions'),
    method: 'GET',
    handle(t, request) {
      const sink = request.query.get('SinkSid')
      const all = ofAccount(subscriptions(t.world).all(), request).filter((each) => sink === null || each.sink === sink)
      return listPage(request, HOST, 'subscriptions', all, presentSubscription)
    },
  },
  { ...at('/Subscriptions'), method: 'POST', handle: createSubscription },
  {
    ...at('/Subscriptions/:subscription'),
    method: 'GET',
    handle: (t, request) => ok(presentSubscription(subscriptionOf(t, request))),
  },
  { ...at('/Subscriptions/:subscription'), method: 'POST', handle: updateSubscription },
  {
    ...at('/Subscriptions/:subscription'),
    method: 'DELETE',
    handle(t, request) {
      subscriptions(t.world).drop(subscriptionOf(t, request).sid)
      return gone()
    },
  },
  {
    ...at('/Subscriptions/:subscription/SubscribedEvents'),
    method: 'GET',
    handle(t, request) {
      const subscription = subscriptionOf(t, request)
      const all = subscription.types.map((each) => ({ ...each, sid: each.type }))
      return listPage(request, HOST, 'types', all, (each) => presentType(subscription, each))
    },
  },
  { ...at('/Subscriptions/:subscription/SubscribedEvents'), method: 'POST', handle: addType },
  { ...at('/Subscriptions/:subscription/SubscribedEvents/:type'), method: 'DELETE', handle: removeType },
]
