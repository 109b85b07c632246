import { listPage } from '../../list-page.ts'
import { TwilioRefusal } from '../../refusals.ts'
import { ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { closeChannel, pauseChannel } from '../channels.ts'
import { type ChannelWish, createInteraction, createInvite, type RoutingWish } from '../create-interaction.ts'
import {
  type Interaction,
  type InteractionChannel,
  type InteractionParticipant,
  type Invite,
  interactionChannels,
  interactions,
  interactionWebhooks,
  invites,
  participants,
  tasks,
} from '../model.ts'
import { addParticipant, leave, presentIn } from '../participants.ts'
import { presentRouting } from './present-task.ts'
import { jsonField, named, needed } from './read.ts'

const HOST = 'flex-api.twilio.com'
const BASE = `https://${HOST}/v1/Interactions`

function create(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const channel = jsonField<ChannelWish>('Channel', needed(request, 'Channel'))
  const routing = jsonField<RoutingWish>('Routing', needed(request, 'Routing'))
  const webhookTtid = request.form.get('WebhookTtid')
  const made = createInteraction(twilio, request.account, { channel, routing, webhookTtid })
  return ok(present(twilio, made.interaction))
}

/** Only the webhook of an interaction can be changed (specification: UpdateInteraction). */
function update(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const interaction = named(interactions(twilio.world), request, 'interaction')
  const webhookTtid = request.form.get('WebhookTtid')
  if (webhookTtid !== null && interactionWebhooks(twilio.world).get(webhookTtid)?.account !== request.account.sid)
    throw new TwilioRefusal(400, 20001, 'WebhookTtid not found')
  const changed = { ...interaction, webhookTtid: webhookTtid ?? interaction.webhookTtid, updated: twilio.world.clock() }
  return ok(present(twilio, interactions(twilio.world).put(changed)))
}

function present(twilio: Twilio, interaction: Interaction): object {
  const channel = interactionChannels(twilio.world).get(interaction.channel)!
  const task = tasks(twilio.world).get(interaction.task)
  return {
    sid: interaction.sid,
    channel: { sid: channel.sid, type: channel.type },
    routing: task ? { properties: presentRouting(twilio.world, task), reservation: null } : null,
    interaction_context_sid: null,
    webhook_ttid: interaction.webhookTtid,
    url: `${BASE}/${interaction.sid}`,
    links: { channels: `${BASE}/${interaction.sid}/Channels` },
  }
}

function channelOf(twilio: Twilio, request: TwilioRequest): InteractionChannel {
  const interaction = named(interactions(twilio.world), request, 'interaction')
  return named(interactionChannels(twilio.world), request, 'channel', interaction.sid)
}

function presentChannel(channel: InteractionChannel): object {
  const url = `${BASE}/${channel.parent}/Channels/${channel.sid}`
  return {
    sid: channel.sid,
    interaction_sid: channel.parent,
    type: channel.type,
    status: channel.status,
    error_code: channel.errorCode,
    error_message: channel.errorMessage,
    url,
    links: { participants: `${url}/Participants`, invites: `${url}/Invites`, transfers: `${url}/Transfers` },
  }
}

/** `closed` ends the talk; `inactive` parks it, and needs the tasks closed (specification: UpdateInteractionChannel; docs/api/errors/45358, 45359). */
function updateChannel(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const channel = channelOf(twilio, request)
  const status = request.form.get('Status')
  if (!status) throw new TwilioRefusal(400, 45358, 'Failed to close Channel. Missing status parameter.')
  const text = request.form.get('Routing')
  const routing = text === null ? undefined : jsonField<RoutingWish>('Routing', text).status
  if (routing !== undefined && !['closed', 'wrapping', 'wrapup'].includes(routing))
    throw new TwilioRefusal(400, 20001, 'Routing status must be closed or wrapping')
  if (status === 'closed')
    return ok(presentChannel(closeChannel(twilio, channel, routing === 'closed' ? 'closed' : 'wrapping')))
  if (status !== 'inactive') throw new TwilioRefusal(400, 45359, 'Failed to close Channel. Invalid status parameter.')
  if (routing !== 'closed') throw new TwilioRefusal(400, 20001, 'Status inactive needs the routing status closed')
  return ok(presentChannel(pauseChannel(twilio, channel)))
}

function presentParticipant(channel: InteractionChannel, participant: InteractionParticipant): object {
  const { task, worker, reservation } = participant
  const routing = task ? { task_sid: task, worker_sid: worker, reservation_sid: reservation } : null
  return {
    sid: participant.sid,
    type: participant.type,
    interaction_sid: channel.parent,
    channel_sid: channel.sid,
    routing_properties: routing,
    url: `${BASE}/${channel.parent}/Channels/${channel.sid}/Participants/${participant.sid}`,
  }
}

/** Agents come by invites alone (documentation: Flex, "Interaction Channel Participants"). */
function createParticipant(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const channel = channelOf(twilio, request)
  const type = needed(request, 'Type')
  if (type === 'agent') throw new TwilioRefusal(400, 20001, 'Agents are added by an invite')
  if (type !== 'customer' && type !== 'supervisor' && type !== 'external' && type !== 'unknown')
    throw new TwilioRefusal(400, 20001, `Type ${type} is not known`)
  const { identity } = jsonField<{ identity?: string }>('MediaProperties', needed(request, 'MediaProperties'))
  return ok(presentParticipant(channel, addParticipant(twilio, channel, { type, identity: identity ?? '' })))
}

function updateParticipant(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const channel = channelOf(twilio, request)
  const participant = named(participants(twilio.world), request, 'participant', channel.sid)
  const status = needed(request, 'Status')
  if (status !== 'closed' && status !== 'wrapup') throw new TwilioRefusal(400, 20001, 'Status must be closed or wrapup')
  return ok(presentParticipant(channel, leave(twilio, channel, participant, status)))
}

function invite(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const channel = channelOf(twilio, request)
  const routing = jsonField<RoutingWish>('Routing', needed(request, 'Routing'))
  const made = createInvite(twilio, request.account, channel, routing)
  return ok(presentInvite(twilio, made.invite))
}

function presentInvite(twilio: Twilio, each: Invite): object {
  const channel = interactionChannels(twilio.world).get(each.parent!)!
  const task = tasks(twilio.world).get(each.task)
  return {
    sid: each.sid,
    interaction_sid: channel.parent,
    channel_sid: channel.sid,
    routing: task ? { properties: presentRouting(twilio.world, task), reservation: null } : null,
    url: `${BASE}/${channel.parent}/Channels/${channel.sid}/Invites/${each.sid}`,
  }
}

const CHANNELS = '/v1/Interactions/:interaction/Channels'
const CHANNEL = `${CHANNELS}/:channel`

/** Documentation: Flex, "Interactions API"; shapes of the specification flex_v1. */
export const interactionRoutes: readonly TwilioRoute[] = [
  { host: HOST, method: 'POST', path: '/v1/Interactions', handle: create },
  {
    host: HOST,
    method: 'GET',
    path: '/v1/Interactions/:interaction',
    handle: (twilio, request) => ok(present(twilio, named(interactions(twilio.world), request, 'interaction'))),
  },
  { host: HOST, method: 'POST', path: '/v1/Interactions/:interaction', handle: update },
  {
    host: HOST,
    method: 'GET',
    path: CHANNELS,
    handle(twilio, request) {
      const interaction = named(interactions(twilio.world), request, 'interaction')
      const all = interactionChannels(twilio.world).of(interaction.sid)
      return listPage(request, HOST, 'channels', all, presentChannel)
    },
  },
  {
    host: HOST,
    method: 'GET',
    path: CHANNEL,
    handle: (twilio, request) => ok(presentChannel(channelOf(twilio, request))),
  },
  { host: HOST, method: 'POST', path: CHANNEL, handle: updateChannel },
  {
    host: HOST,
    method: 'GET',
    path: `${CHANNEL}/Participants`,
    handle(twilio, request) {
      const channel = channelOf(twilio, request)
      return listPage(request, HOST, 'participants', presentIn(twilio, channel.sid), (each) =>
        presentParticipant(channel, each),
      )
    },
  },
  { host: HOST, method: 'POST', path: `${CHANNEL}/Participants`, handle: createParticipant },
  { host: HOST, method: 'POST', path: `${CHANNEL}/Participants/:participant`, handle: updateParticipant },
  {
    host: HOST,
    method: 'GET',
    path: `${CHANNEL}/Invites`,
    handle(twilio, request) {
      const all = invites(twilio.world).of(channelOf(twilio, request).sid)
      return listPage(request, HOST, 'invites', all, (each) => presentInvite(twilio, each))
    },
  },
  { host: HOST, method: 'POST', path: `${CHANNEL}/Invites`, handle: invite },
]
