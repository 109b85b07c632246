import type { Twilio } from 'twilio'
import type { TwilioClient } from '../client.ts'
import { TwilioFault } from '../fault.ts'
import { FLOW_NAME } from './flow.ts'
import type {
  Found,
  FoundFlow,
  FoundInteractionWebhook,
  FoundSink,
  FoundSubscription,
  FoundTaskChannel,
  FoundTaskQueue,
  FoundWorkflow,
} from './found.ts'
import { webhooksOf } from './interaction-webhook.ts'
import { leadsToUs, type ProvisionView } from './resource.ts'

/**
 * Reads all that provisioning looks at; changes nothing.
 * @throws TwilioFault where Twilio does not answer, or the account has no Flex
 */
export async function readFound(
  client: TwilioClient,
  { hook, owned }: Pick<ProvisionView, 'hook' | 'owned'>,
): Promise<Found> {
  const sdk = await client.sdk()
  const places = await readPlaces(sdk)
  const workspace = sdk.taskrouter.v1.workspaces(places.workspace)
  const [taskQueues, taskChannels, workflows, interactionWebhooks, sinks, flows] = await Promise.all([
    workspace.taskQueues.list(),
    workspace.taskChannels.list(),
    workspace.workflows.list(),
    readInteractionWebhooks(client, places.instance),
    readSinks(sdk),
    readFlows(sdk, owned.flow?.sid),
  ])
  return {
    ...places,
    taskQueues: taskQueues.map(
      (each): FoundTaskQueue => ({ sid: each.sid, name: each.friendlyName, targetWorkers: each.targetWorkers ?? '' }),
    ),
    taskChannels: taskChannels.map(
      (each): FoundTaskChannel => ({ sid: each.sid, uniqueName: each.uniqueName, name: each.friendlyName }),
    ),
    workflows: workflows.map(
      (each): FoundWorkflow => ({ sid: each.sid, name: each.friendlyName, configuration: parse(each.configuration) }),
    ),
    interactionWebhooks,
    sinks,
    subscriptions: await readSubscriptions(sdk, sinks, hook),
    flows,
  }
}

async function readPlaces(sdk: Twilio): Promise<Pick<Found, 'instance' | 'workspace' | 'chatService'>> {
  const { flexInstanceSid, taskrouterWorkspaceSid, chatServiceInstanceSid, flexServiceInstanceSid } =
    await sdk.flexApi.v1.configuration().fetch()
  const instance = flexInstanceSid || flexServiceInstanceSid
  if (!instance || !taskrouterWorkspaceSid) throw new TwilioFault('Flex is not set up in this Twilio account.')
  return { instance, workspace: taskrouterWorkspaceSid, chatService: chatServiceInstanceSid }
}

interface WebhookBody {
  ttid?: string
  sid?: string
  type?: string
  webhook_url?: string
  url?: string
  webhook_events?: string[]
  filters?: string[]
}

/** The answer has no published description, so what it is called there is not relied on: it is the one list in it. */
async function readInteractionWebhooks(client: TwilioClient, instance: string): Promise<FoundInteractionWebhook[]> {
  const answer = await client.ask<Record<string, unknown>>({ method: 'get', url: webhooksOf(instance) })
  const list = Object.values(answer ?? {}).find((value) => Array.isArray(value)) as WebhookBody[] | undefined
  return (list ?? []).map((each) => ({
    sid: each.ttid ?? each.sid ?? '',
    type: each.type ?? '',
    url: each.webhook_url ?? each.url ?? '',
    events: each.webhook_events ?? each.filters ?? [],
  }))
}

async function readSinks(sdk: Twilio): Promise<FoundSink[]> {
  const sinks = await sdk.events.v1.sinks.list()
  return sinks.map(({ sid, description, sinkConfiguration }) => {
    const { destination } = (sinkConfiguration ?? {}) as { destination?: unknown }
    return { sid, name: description, url: typeof destination === 'string' ? destination : '' }
  })
}

async function readSubscriptions(sdk: Twilio, sinks: readonly FoundSink[], hook: string): Promise<FoundSubscription[]> {
  const ours = new Set(sinks.filter(({ url }) => leadsToUs(url, hook, 'events')).map(({ sid }) => sid))
  const subscriptions = await sdk.events.v1.subscriptions.list()
  return Promise.all(
    subscriptions.map(async ({ sid, description, sinkSid }) => {
      const events = ours.has(sinkSid) ? await sdk.events.v1.subscriptions(sid).subscribedEvents.list() : []
      return { sid, name: description, sink: sinkSid, types: events.map(({ type }) => type) }
    }),
  )
}

/** Lists hold no definition: it is read of ours, and of what bears our name. */
async function readFlows(sdk: Twilio, mine: string | undefined): Promise<FoundFlow[]> {
  const flows = await sdk.studio.v2.flows.list()
  return Promise.all(
    flows.map(async ({ sid, friendlyName, revision }) => {
      const read = sid === mine || friendlyName === FLOW_NAME
      const definition = read ? (await sdk.studio.v2.flows(sid).fetch()).definition : null
      return {
        sid,
        name: friendlyName,
        revision,
        definition: typeof definition === 'string' ? parse(definition) : definition,
      }
    }),
  )
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
