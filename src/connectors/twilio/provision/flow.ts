import type { TwilioClient } from '../client.ts'
import { flowDefinition } from './flow-definition.ts'
import type { FoundFlow } from './found.ts'
import { freeName, hashOf, kept, type Look, NEW, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

export const FLOW_NAME = 'Guildesk router'

/**
 * The Studio flow. A team may go on with it in Studio: then what they made of it stays, and only our address in it is kept right.
 * Its hash is of two parts: of what we wanted, and of what Twilio made of that, by which later changes of theirs are known.
 */
export const flow: Resource = {
  what: 'flow',
  look(view: ProvisionView): Look {
    const { flows } = view.found
    const mine = ours(view, 'flow', flows) ?? flows.find((each) => each.name === FLOW_NAME && oldAddress(view, each))
    const wanted = hashOf(wantedOf(view))
    if (!mine) {
      const { name, note } = freeName(
        FLOW_NAME,
        'flow',
        flows.map((each) => each.name),
        view.hook,
      )
      return toMake(name, wanted, note)
    }
    return isUntouched(view, mine) ? lookAtUntouched(view, mine, wanted) : lookAtTheirs(view, mine)
  },
  async perform(client, view, { sid, name, changes }) {
    const there = view.found.flows.find((each) => each.sid === sid)
    const definition = there && !isUntouched(view, there) ? readdressed(view, there) : wantedOf(view)
    const wanted = hashOf(wantedOf(view))
    const commitMessage = changes.join(' ').slice(0, 200) || 'Made by Guildesk.'
    const made = sid
      ? await publish(client, sid, { definition, commitMessage })
      : await create(client, { friendlyName: name, definition, commitMessage })
    return { sid: made.sid, hash: `${wanted}:${hashOf(made.definition)}` }
  },
}

const urlOf = ({ hookUrl }: ProvisionView): string => `${hookUrl}/studio`

const wantedOf = (view: ProvisionView): object =>
  flowDefinition({
    url: urlOf(view),
    workflow: view.refs.workflow ?? NEW,
    taskChannel: view.refs.taskChannel ?? NEW,
  })

/** Nobody has changed it since we published it, or it is word for word what we would publish. */
function isUntouched(view: ProvisionView, { definition }: FoundFlow): boolean {
  const published = view.owned.flow?.hash.split(':')[1]
  return hashOf(definition) === published || hashOf(definition) === hashOf(wantedOf(view))
}

function lookAtUntouched(view: ProvisionView, { sid, name, definition }: FoundFlow, wanted: string): Look {
  const made = view.owned.flow?.hash.split(':')[0]
  const hash = `${wanted}:${hashOf(definition)}`
  if (made === wanted || hashOf(definition) === wanted) return kept(name, sid, hash)
  const old = oldAddress(view, { definition })
  const changes =
    old && old !== urlOf(view)
      ? [`It asks ${urlOf(view)}.`]
      : ['A new revision: it sends to the workflow that is used now.']
  return { action: 'change', name, sid, changes, note: null, hash }
}

function lookAtTheirs(view: ProvisionView, { sid, name, definition, revision }: FoundFlow): Look {
  const hash = view.owned.flow?.hash ?? `:${hashOf(definition)}`
  const old = oldAddress(view, { definition })
  const stays = `It was changed in Studio (revision ${revision}) and stays so.`
  if (old === urlOf(view)) return kept(name, sid, hash, stays)
  if (!old) return kept(name, sid, hash, `${stays} It does not ask Guildesk any more.`)
  return { action: 'change', name, sid, changes: [`It asks ${urlOf(view)}.`], note: stays, hash }
}

/** The address of ours that a flow asks, by whatever public address; null where it asks none. */
function oldAddress({ hook }: ProvisionView, { definition }: Pick<FoundFlow, 'definition'>): string | null {
  const pattern = new RegExp(`https?://[^"\\s]+/hooks/twilio/${hook}/studio`)
  return pattern.exec(JSON.stringify(definition ?? null))?.[0] ?? null
}

function readdressed(view: ProvisionView, { definition }: FoundFlow): unknown {
  const old = oldAddress(view, { definition })
  return old === null ? definition : JSON.parse(JSON.stringify(definition).replaceAll(old, urlOf(view)))
}

async function create(
  client: TwilioClient,
  flow: { friendlyName: string; definition: unknown; commitMessage: string },
) {
  const sdk = await client.sdk()
  return sdk.studio.v2.flows.create({ ...flow, status: 'published' })
}

async function publish(client: TwilioClient, sid: string, flow: { definition: unknown; commitMessage: string }) {
  const sdk = await client.sdk()
  return sdk.studio.v2.flows(sid).update({ ...flow, status: 'published' })
}
