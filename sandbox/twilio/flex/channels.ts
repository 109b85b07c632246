import { TwilioRefusal } from '../refusals.ts'
import type { Twilio } from '../twilio.ts'
import { closeConversation, contactsOf, conversationState, pauseConversation } from './conversation.ts'
import { tellInteraction } from './interaction-webhooks.ts'
import { type InteractionChannel, interactionChannels, tasks } from './model.ts'
import { addParticipant, leave, presentIn } from './participants.ts'
import { cancelTask, completeTask, wrapTask } from './tasks.ts'

/** docs/api/errors/80906, "Interaction Not Open". */
const notOpen = () => new TwilioRefusal(400, 80906, 'Interaction is not open')

/** docs/api/errors/45354. */
const CONVERSATION_OVER = { code: 45354, message: 'Cannot create a Channel for a closed Conversation.' }

/**
 * What was accepted a moment ago comes to stand, or fails: who asks for an interaction hears no more than that it was taken (documentation: Flex,
 * "Interactions resource"). It fails where the conversation was closed or deleted before.
 */
export function setUpChannels(twilio: Twilio): void {
  for (const channel of interactionChannels(twilio.world).all()) {
    if (channel.status !== 'setup') continue
    const state = conversationState(twilio, channel.conversation)
    if (state === undefined || state === 'closed') fail(twilio, channel)
    else stand(twilio, channel)
  }
}

function stand(twilio: Twilio, channel: InteractionChannel): void {
  const active = change(twilio, channel, { status: 'active' })
  tellInteraction(twilio, 'onChannelCreated', active)
  for (const identity of contactsOf(twilio, channel.conversation))
    addParticipant(twilio, active, { type: 'customer', identity })
}

function fail(twilio: Twilio, channel: InteractionChannel): void {
  const { code, message } = CONVERSATION_OVER
  const failed = change(twilio, channel, { status: 'failed', errorCode: code, errorMessage: message })
  tellInteraction(twilio, 'onChannelCreateFailed', failed, { ErrorCode: String(code), ErrorMessage: message })
  // Documentation: Flex, "Interactions resource": a canceled task is the sign of a channel that could not be made.
  for (const task of tasksIn(twilio, channel)) cancelTask(twilio, task, message)
}

/**
 * The talk ends for everybody: the conversation is closed and read-only; workers have something to write down (`wrapping`), or their tasks are
 * completed (`closed`). What nobody had accepted is canceled (documentation: Flex, "Channels subresource").
 * @throws TwilioRefusal 80906 where it is closed already
 */
export function closeChannel(
  twilio: Twilio,
  channel: InteractionChannel,
  routing: 'wrapping' | 'closed',
): InteractionChannel {
  if (channel.status !== 'active' && channel.status !== 'inactive') throw notOpen()
  const closed = change(twilio, channel, { status: 'closed' })
  for (const task of tasksIn(twilio, channel)) {
    if (task.status === 'pending' || task.status === 'reserved') cancelTask(twilio, task, 'Interaction channel closed')
    else if (routing === 'closed') completeTask(twilio, task, 'Interaction channel closed')
    else wrapTask(twilio, task)
  }
  closeConversation(twilio, channel.conversation)
  tellInteraction(twilio, 'onChannelStatusUpdated', closed, { ChannelStatus: 'closed' })
  return closed
}

/** All agents go and their tasks are done; the contact's next word wakes the conversation (documentation: Flex, "Leave and Pause"). */
export function pauseChannel(twilio: Twilio, channel: InteractionChannel): InteractionChannel {
  if (channel.status !== 'active') throw notOpen()
  for (const participant of presentIn(twilio, channel.sid))
    if (participant.type === 'agent') leave(twilio, channel, participant, 'closed')
  for (const task of tasksIn(twilio, channel)) completeTask(twilio, task, 'Interaction channel inactive')
  pauseConversation(twilio, channel.conversation)
  const paused = change(twilio, channel, { status: 'inactive' })
  tellInteraction(twilio, 'onChannelStatusUpdated', paused, { ChannelStatus: 'inactive' })
  return paused
}

/** Tasks of the channel that are not over. */
export function tasksIn(twilio: Twilio, channel: InteractionChannel) {
  return tasks(twilio.world)
    .all()
    .filter(
      (task) => task.interactionChannel === channel.sid && task.status !== 'completed' && task.status !== 'canceled',
    )
}

function change(twilio: Twilio, channel: InteractionChannel, changes: Partial<InteractionChannel>): InteractionChannel {
  const changed = interactionChannels(twilio.world).put({ ...channel, ...changes, updated: twilio.world.clock() })
  twilio.flex.changed()
  return changed
}
