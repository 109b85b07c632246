import { hashOf, kept, type Look, leadsToUs, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

const NAME = 'Guildesk'

/** Where Event Streams leads. Twilio changes no sink's address, so another address means another sink; the old one goes with its subscription. */
export const sink: Resource = {
  what: 'sink',
  look(view: ProvisionView): Look {
    const { found, hook } = view
    const url = `${view.hookUrl}/events`
    const hash = hashOf(url)
    const right = found.sinks.find((each) => each.url === url)
    if (right) return kept(right.name, right.sid, hash)
    const mine = ours(view, 'sink', found.sinks) ?? found.sinks.find((each) => leadsToUs(each.url, hook, 'events'))
    if (!mine) return toMake(NAME, hash)
    return { action: 'change', name: mine.name, sid: mine.sid, changes: [`It leads to ${url}.`], note: null, hash }
  },
  async perform(client, view, { hash }) {
    const sdk = await client.sdk()
    const made = await sdk.events.v1.sinks.create({
      description: NAME,
      sinkType: 'webhook',
      sinkConfiguration: { destination: `${view.hookUrl}/events`, method: 'POST', batch_events: false },
    })
    return { sid: made.sid, hash: hash ?? '' }
  },
}
