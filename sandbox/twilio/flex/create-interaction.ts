import { TwilioRefusal } from '../refusals.ts'
import type { Twilio } from '../twilio.ts'
import type { Account } from '../world.ts'
import { contactsOf } from './conversation.ts'
import { tellInteraction } from './interaction-webhooks.ts'
import {
  type Interaction,
  type InteractionChannel,
  type Invite,
  interactionChannels,
  interactions,
  interactionWebhooks,
  invites,
  type Task,
  taskChannels,
  taskQueues,
  workers,
  workspaces,
} from './model.ts'
import { createTask } from './tasks.ts'

/** The channel and the routing of a request, as JSON (documentation: Flex, "Interactions resource"). */
export interface ChannelWish {
  type?: string
  initiated_by?: string
  properties?: { media_channel_sid?: string }
  participants?: unknown[]
}

export interface RoutingWish {
  type?: string
  status?: string
  properties?: {
    workspace_sid?: string
    workflow_sid?: string
    queue_sid?: string
    worker_sid?: string
    task_channel_sid?: string
    task_channel_unique_name?: string
    attributes?: Record<string, unknown> | string
    priority?: number | string
    timeout?: number | string
  }
}

const TYPES = ['sms', 'email', 'web', 'whatsapp', 'chat', 'messenger', 'gbm']
const INITIATORS = ['customer', 'agent', 'api']

const invalid = (message: string) => new TwilioRefusal(400, 20001, message)

/**
 * An interaction with its channel, which is set up a moment later, and its task.
 * @throws TwilioRefusal 20001 for what does not fit
 */
export function createInteraction(
  twilio: Twilio,
  account: Account,
  wish: { channel: ChannelWish; routing: RoutingWish; webhookTtid: string | null },
): { interaction: Interaction; channel: InteractionChannel; task: Task } {
  const { world } = twilio
  const { type, conversation } = checkChannel(twilio, wish.channel)
  if (wish.webhookTtid !== null && interactionWebhooks(world).get(wish.webhookTtid)?.account !== account.sid)
    throw invalid('WebhookTtid not found')
  const route = checkRouting(twilio, account, wish.routing)
  const at = world.clock()
  const [interactionSid, channelSid] = [world.newSid('KD'), world.newSid('UO')]
  const base = { account: account.sid, created: at, updated: at }
  const channel = interactionChannels(world).put({
    ...base,
    sid: channelSid,
    parent: interactionSid,
    type,
    status: 'setup',
    errorCode: null,
    errorMessage: null,
    conversation,
  })
  const initiator = wish.channel.initiated_by!
  const { task } = invite(twilio, channel, route, { initiator, from: null })
  const interaction = interactions(world).put({
    ...base,
    sid: interactionSid,
    channel: channelSid,
    task: task.sid,
    webhookTtid: wish.webhookTtid,
  })
  tellInteraction(twilio, 'onInteractionCreated', channel)
  twilio.flex.changed()
  return { interaction, channel, task }
}

/** One more task for the same channel, for whoever is to come in (documentation: Flex, "Invites Subresource"). */
export function createInvite(
  twilio: Twilio,
  account: Account,
  channel: InteractionChannel,
  routing: RoutingWish,
  from: string | null = null,
): { invite: Invite; task: Task } {
  if (channel.status === 'closed' || channel.status === 'failed')
    throw new TwilioRefusal(400, 80906, 'Interaction is not open')
  return invite(twilio, channel, checkRouting(twilio, account, routing), { initiator: 'api', from })
}

interface Route {
  workspace: string
  workflow: string
  channel: string
  attributes: Record<string, unknown>
  priority: number | undefined
  timeout: number | undefined
  target: { worker: string; queue: string } | null
}

function invite(
  twilio: Twilio,
  channel: InteractionChannel,
  route: Route,
  { initiator, from }: { initiator: string; from: string | null },
): { invite: Invite; task: Task } {
  const { world } = twilio
  const sid = world.newSid('KG')
  const given = route.attributes.conversations
  // What Flex itself writes into the attributes, as an answer of the real one shows (weni-ai/mailroom, twilioflex2/client_test.go).
  const attributes = {
    channelType: channel.type,
    direction: initiator === 'agent' ? 'outbound' : 'inbound',
    ...route.attributes,
    initiatedBy: initiator,
    taskCreateSource: 'interaction',
    conversationSid: channel.conversation,
    flexInteractionSid: channel.parent,
    flexInteractionChannelSid: channel.sid,
    flexChannelInviteSid: sid,
    conversations: {
      initiated_by: initiator === 'api' ? 'API' : initiator,
      conversation_id: channel.parent,
      media: [{ type: 'ChatTranscript', sid: channel.conversation }],
      ...(typeof given === 'object' ? given : {}),
    },
  }
  const { workspace, workflow, priority, timeout, target } = route
  const task = createTask(twilio, {
    account: channel.account,
    workspace,
    workflow,
    channel: route.channel,
    attributes: JSON.stringify(attributes),
    priority,
    timeout,
    target,
    interactionChannel: channel.sid,
    invite: sid,
  })
  const at = world.clock()
  const made = invites(world).put({
    sid,
    account: channel.account,
    parent: channel.sid,
    created: at,
    updated: at,
    task: task.sid,
    from,
  })
  return { invite: made, task }
}

function checkChannel(twilio: Twilio, wish: ChannelWish): { type: string; conversation: string } {
  const { type, initiated_by: initiator } = wish
  if (!type || !TYPES.includes(type)) throw invalid(`Channel type must be one of ${TYPES.join(', ')}`)
  if (!initiator || !INITIATORS.includes(initiator))
    throw invalid(`Channel initiated_by must be one of ${INITIATORS.join(', ')}`)
  const conversation = wish.properties?.media_channel_sid
  if (!conversation) throw invalid('media_channel_sid is required: this Twilio makes no conversations by itself')
  if (initiator === 'customer' && contactsOf(twilio, conversation).length === 0)
    throw invalid('initiated_by customer needs the customer in the conversation')
  return { type, conversation }
}

function checkRouting(twilio: Twilio, account: Account, wish: RoutingWish): Route {
  const { world } = twilio
  const { properties } = wish
  const workspace = properties?.workspace_sid ? workspaces(world).get(properties.workspace_sid) : undefined
  if (!properties || workspace?.account !== account.sid) throw invalid('Routing needs a workspace_sid of this account')
  if (!properties.workflow_sid) throw invalid('Routing needs a workflow_sid')
  const { worker_sid: worker, queue_sid: queue } = properties
  if (worker && workers(world).get(worker)?.parent !== workspace.sid) throw invalid('worker_sid not found')
  if (worker && (!queue || taskQueues(world).get(queue)?.parent !== workspace.sid)) throw invalid('queue_sid not found')
  const named = properties.task_channel_sid ?? properties.task_channel_unique_name ?? 'default'
  const channel = taskChannels(world)
    .of(workspace.sid)
    .find(({ sid, uniqueName }) => sid === named || uniqueName === named)
  if (!channel) throw invalid(`Task channel ${named} not found`)
  return {
    workspace: workspace.sid,
    workflow: properties.workflow_sid,
    channel: channel.sid,
    attributes: readGiven(properties.attributes),
    priority: properties.priority === undefined ? undefined : Number(properties.priority),
    timeout: properties.timeout === undefined ? undefined : Number(properties.timeout),
    target: worker && queue ? { worker, queue } : null,
  }
}

function readGiven(attributes: Record<string, unknown> | string | undefined): Record<string, unknown> {
  if (typeof attributes !== 'string') return attributes ?? {}
  try {
    return JSON.parse(attributes) as Record<string, unknown>
  } catch {
    throw invalid('Routing attributes are not JSON')
  }
}
