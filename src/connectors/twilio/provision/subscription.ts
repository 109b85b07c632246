import type { Twilio } from 'twilio'
import { orNull } from '../fault.ts'
import { hashOf, kept, type Look, leadsToUs, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

const NAME = 'Guildesk'

/**
 * What is told a second time by Event Streams, which keeps it for hours while we are away (twilio.com/docs/events/event-types). The
 * three ends of a task that leave a conversation behind are told by nothing else.
 */
export const EVENT_TYPES: readonly string[] = [
  ...['canceled', 'deleted', 'completed', 'wrapup'].map((end) => `com.twilio.taskrouter.task.${end}`),
  ...['created', 'accepted', 'rejected', 'timeout', 'canceled', 'rescinded', 'wrapup', 'completed'].map(
    (change) => `com.twilio.taskrouter.reservation.${change}`,
  ),
  'com.twilio.taskrouter.workflow.timeout',
  ...['added', 'updated', 'removed'].map((change) => `com.twilio.conversations.message.${change}`),
  ...['added', 'removed'].map((change) => `com.twilio.conversations.participant.${change}`),
  'com.twilio.conversations.conversation-state.updated',
]

export const subscription: Resource = {
  what: 'subscription',
  look(view: ProvisionView): Look {
    const { found, refs } = view
    const hash = hashOf(EVENT_TYPES)
    const there = found.subscriptions.find((each) => each.sink === refs.sink)
    if (!there) {
      const old = oldOf(view)
      if (!old) return toMake(NAME, hash)
      const changes = ['It follows to the new sink.']
      return { action: 'change', name: old.name, sid: old.sid, changes, note: null, hash }
    }
    const missing = EVENT_TYPES.filter((type) => !there.types.includes(type))
    if (missing.length === 0) return kept(there.name, there.sid, hash)
    const changes = [`It tells of ${missing.join(', ')} as well.`]
    return { action: 'change', name: there.name, sid: there.sid, changes, note: null, hash }
  },
  async perform(client, view, { sid, hash }) {
    const sdk = await client.sdk()
    const there = view.found.subscriptions.find((each) => each.sid === sid)
    if (there && there.sink === view.refs.sink) {
      const missing = EVENT_TYPES.filter((type) => !there.types.includes(type))
      for (const type of missing) await sdk.events.v1.subscriptions(there.sid).subscribedEvents.create({ type })
      return { sid: there.sid, hash: hash ?? '' }
    }
    const types = EVENT_TYPES.map((type) => ({ type, schema_version: 1 }))
    const made = await sdk.events.v1.subscriptions.create({ description: NAME, sinkSid: view.refs.sink ?? '', types })
    await removeOld(sdk, view)
    return { sid: made.sid, hash: hash ?? '' }
  },
}

/** Those that lead to us by an address that we had before, and what hangs on them. */
const oldSinks = ({ found, hook, refs }: ProvisionView) =>
  found.sinks.filter(({ sid, url }) => sid !== refs.sink && leadsToUs(url, hook, 'events'))

const oldOf = (view: ProvisionView) =>
  ours(view, 'subscription', view.found.subscriptions) ??
  view.found.subscriptions.find((each) => oldSinks(view).some(({ sid }) => sid === each.sink))

/** A sink goes only when nothing hangs on it any more. */
async function removeOld(sdk: Twilio, view: ProvisionView): Promise<void> {
  for (const { sid } of oldSinks(view)) {
    for (const each of view.found.subscriptions) {
      if (each.sink === sid) await orNull(sdk.events.v1.subscriptions(each.sid).remove())
    }
    await orNull(sdk.events.v1.sinks(sid).remove())
  }
}
