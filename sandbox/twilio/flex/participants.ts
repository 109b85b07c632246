import type { Twilio } from '../twilio.ts'
import { identityOf, joinConversation, leaveConversation } from './conversation.ts'
import { tellInteraction } from './interaction-webhooks.ts'
import {
  type InteractionChannel,
  type InteractionParticipant,
  interactionChannels,
  invites,
  participants,
  type Reservation,
  type Task,
  tasks,
  type Worker,
} from './model.ts'
import { completeTask, wrapTask } from './tasks.ts'

/** Those who are in the channel now. */
export function presentIn(twilio: Twilio, channel: string): InteractionParticipant[] {
  return participants(twilio.world)
    .of(channel)
    .filter((participant) => !participant.left)
}

export function addParticipant(
  twilio: Twilio,
  channel: InteractionChannel,
  who: Pick<InteractionParticipant, 'type' | 'identity'> & Partial<InteractionParticipant>,
): InteractionParticipant {
  const { world } = twilio
  const at = world.clock()
  const participant = participants(world).put({
    task: null,
    worker: null,
    reservation: null,
    left: false,
    ...who,
    sid: world.newSid('UT'),
    account: channel.account,
    parent: channel.sid,
    created: at,
    updated: at,
  })
  tellParticipant(twilio, 'onParticipantJoined', channel, participant)
  twilio.flex.changed()
  return participant
}

/** Who accepted comes into the conversation; who invited them leaves it (documentation: Flex, "Interaction Channel Participants"). */
export function joinByReservation(twilio: Twilio, task: Task, reservation: Reservation, worker: Worker): void {
  const channel = interactionChannels(twilio.world).get(task.interactionChannel ?? '')
  if (channel?.status !== 'active') return
  const identity = identityOf(worker)
  joinConversation(twilio, channel.conversation, identity)
  addParticipant(twilio, channel, {
    type: 'agent',
    identity,
    task: task.sid,
    worker: worker.sid,
    reservation: reservation.sid,
  })
  const invite = task.invite ? invites(twilio.world).get(task.invite) : undefined
  const from = invite?.from ? participants(twilio.world).get(invite.from) : undefined
  if (from && !from.left && from.worker !== worker.sid) leave(twilio, channel, from, 'closed')
}

/**
 * An agent goes out of the channel, which stays open: `closed` completes their task, `wrapup` leaves them something to write down
 * (documentation: Flex, "Park an Interaction").
 */
export function leave(
  twilio: Twilio,
  channel: InteractionChannel,
  participant: InteractionParticipant,
  ending: 'closed' | 'wrapup',
): InteractionParticipant {
  const task = participant.task ? tasks(twilio.world).get(participant.task) : undefined
  const left = goOut(twilio, channel, participant)
  if (task && ending === 'wrapup') wrapTask(twilio, task)
  if (task && ending === 'closed') completeTask(twilio, task, 'Participant left')
  return left
}

function goOut(
  twilio: Twilio,
  channel: InteractionChannel,
  participant: InteractionParticipant,
): InteractionParticipant {
  if (participant.left) return participant
  const { world } = twilio
  const left = participants(world).put({ ...participant, left: true, updated: world.clock() })
  const elsewhere = presentIn(twilio, channel.sid).some((each) => each.identity === participant.identity)
  if (!elsewhere) leaveConversation(twilio, channel.conversation, participant.identity)
  tellParticipant(twilio, 'onParticipantLeft', channel, left)
  twilio.flex.changed()
  return left
}

function tellParticipant(
  twilio: Twilio,
  type: 'onParticipantJoined' | 'onParticipantLeft',
  channel: InteractionChannel,
  participant: InteractionParticipant,
): void {
  tellInteraction(twilio, type, channel, {
    ParticipantSid: participant.sid,
    ParticipantType: participant.type,
    ...(participant.task ? { TaskSid: participant.task } : {}),
  })
}
