import { CannotAct } from '../../control/refuse-control.ts'
import { bySdk } from '../conversations/actor.ts'
import { addMessage, changeMessage, removeMessage } from '../conversations/message-verbs.ts'
import { type Conversation, conversations, type Message, messages } from '../conversations/tables.ts'
import { asAttached, keepMedia } from '../media/verbs.ts'
import type { Twilio } from '../twilio.ts'
import { closeChannel, tasksIn } from './channels.ts'
import { identityOf } from './conversation.ts'
import { createInvite } from './create-interaction.ts'
import {
  activities,
  fullName,
  type InteractionChannel,
  instances,
  interactionChannels,
  invites,
  type Reservation,
  readAttributes,
  reservations,
  type Task,
  taskChannels,
  tasks,
  type Worker,
  workers,
} from './model.ts'
import { leave, presentIn } from './participants.ts'
import { acceptReservation, rejectReservation, setActivity } from './reservations.ts'
import { completeTask, openReservations } from './tasks.ts'

/** A worker by their sid, the name that they sign in with, or their full name. */
export function workerNamed(twilio: Twilio, name: string): Worker {
  const found = workers(twilio.world).find((each) => [each.sid, each.name, fullName(each)].includes(name))
  if (!found) throw new CannotAct(`Nobody named ${name} works in this Flex.`, 404)
  return found
}

/** By its sid, or the newest one that is not over of a conversation. */
export function taskNamed(twilio: Twilio, name: string): Task {
  const known = tasks(twilio.world).get(name)
  const open = tasks(twilio.world)
    .all()
    .filter((task) => task.status !== 'completed' && task.status !== 'canceled')
    .findLast((task) => channelOf(twilio, task)?.conversation === name)
  const found = known ?? open
  if (!found) throw new CannotAct('There is no such task any more.', 404)
  return found
}

export function channelOf(twilio: Twilio, task: Task): InteractionChannel | undefined {
  return task.interactionChannel ? interactionChannels(twilio.world).get(task.interactionChannel) : undefined
}

export function conversationOf(twilio: Twilio, task: Task): Conversation {
  const found = conversations(twilio.world).get(channelOf(twilio, task)?.conversation ?? '')
  if (!found) throw new CannotAct('This task has no conversation.', 404)
  return found
}

export function accept(twilio: Twilio, task: string, worker?: string): { worker: string } {
  const reservation = offered(twilio, task, worker)
  acceptReservation(twilio, reservation)
  return { worker: reservation.worker }
}

export function reject(twilio: Twilio, task: string, worker?: string): void {
  rejectReservation(twilio, offered(twilio, task, worker))
}

function offered(twilio: Twilio, task: string, worker: string | undefined): Reservation {
  const wanted = worker === undefined ? undefined : workerNamed(twilio, worker).sid
  const found = taskReservations(twilio, task).find(
    (each) => each.status === 'pending' && (wanted === undefined || each.worker === wanted),
  )
  if (!found) throw new CannotAct('This task is not offered to you any more.', 409)
  return found
}

/** A conversation has several tasks while it is handed over: all of them count. */
function taskReservations(twilio: Twilio, name: string): Reservation[] {
  if (name.startsWith('WT')) return reservations(twilio.world).of(taskNamed(twilio, name).sid)
  return tasks(twilio.world)
    .all()
    .filter((task) => channelOf(twilio, task)?.conversation === name)
    .flatMap((task) => openReservations(twilio, task))
}

/** Says words, a file, or both after each other; answers the sids of the messages. */
export async function say(
  twilio: Twilio,
  wish: { worker: string; task: string; text?: string; file?: { name: string; type: string; data: Buffer } },
): Promise<{ messages: string[] }> {
  const { worker, task } = mine(twilio, wish.worker, wish.task)
  const account = twilio.world.accounts.get(task.account)!
  const identity = identityOf(worker)
  const said: string[] = []
  if (!wish.text?.trim() && !wish.file) throw new CannotAct('An empty message cannot be sent.')
  if (wish.text?.trim()) {
    const message = addMessage(twilio.world, writable(twilio, task), { body: wish.text }, bySdk(identity))
    said.push(message.sid)
  }
  if (wish.file) {
    const media = [asAttached(await keepMedia(twilio, account, wish.file))]
    said.push(addMessage(twilio.world, writable(twilio, task), { media }, bySdk(identity)).sid)
  }
  return { messages: said }
}

export function edit(twilio: Twilio, worker: string, message: string, text: string): void {
  const { own, identity } = ownMessage(twilio, worker, message)
  changeMessage(twilio.world, own, { body: text }, bySdk(identity))
}

export function remove(twilio: Twilio, worker: string, message: string): void {
  const { own, identity } = ownMessage(twilio, worker, message)
  removeMessage(twilio.world, own, bySdk(identity))
}

function ownMessage(twilio: Twilio, name: string, sid: string): { own: Message; identity: string } {
  const identity = identityOf(workerNamed(twilio, name))
  const own = messages(twilio.world).get(sid)
  if (own?.author !== identity) throw new CannotAct('That is not a message of yours.', 403)
  if (conversations(twilio.world).get(own.parent)?.state === 'closed') throw closed()
  return { own, identity }
}

const closed = () => new CannotAct('This chat is closed.', 409)

/** Asks somebody else to take over. The new task bears the attributes of the old one, which Twilio does not carry over by itself. */
export function transfer(twilio: Twilio, name: string, taskName: string, to: string): void {
  const { worker, task, channel } = mine(twilio, name, taskName)
  const other = workerNamed(twilio, to)
  if (other.sid === worker.sid) throw new CannotAct('You have this chat already.')
  if (!activities(twilio.world).get(other.activity)?.available)
    throw new CannotAct(`${fullName(other)} is not available.`, 409)
  const from = presentIn(twilio, channel.sid).find((each) => each.worker === worker.sid)
  if (tasksIn(twilio, channel).some((each) => isAskedBy(twilio, each, from?.sid)))
    throw new CannotAct('Somebody is asked to take over already.', 409)
  const account = twilio.world.accounts.get(task.account)!
  const queue = task.queue ?? instances(twilio.world).find((each) => each.account === account.sid)!.queue
  const properties = {
    workspace_sid: task.parent!,
    workflow_sid: task.workflow,
    queue_sid: queue,
    worker_sid: other.sid,
    task_channel_unique_name: taskChannels(twilio.world).get(task.channel)?.uniqueName ?? 'default',
    attributes: readAttributes(task.attributes),
  }
  createInvite(twilio, account, channel, { properties }, from?.sid ?? null)
}

/** A task that waits for whom this participant asked to take over. */
function isAskedBy(twilio: Twilio, task: Task, participant: string | undefined): boolean {
  const waits = task.status === 'pending' || task.status === 'reserved'
  return waits && participant !== undefined && invites(twilio.world).get(task.invite ?? '')?.from === participant
}

/** Goes out of the chat, which stays open for others. */
export function leaveChat(twilio: Twilio, name: string, taskName: string): void {
  const { worker, channel } = mine(twilio, name, taskName)
  const participant = presentIn(twilio, channel.sid).find((each) => each.worker === worker.sid)
  if (participant) leave(twilio, channel, participant, 'closed')
}

/** Flex's "End chat": closed for everybody, with something left to write down. */
export function wrapUp(twilio: Twilio, name: string, taskName: string): void {
  const { channel } = mine(twilio, name, taskName)
  closeChannel(twilio, channel, 'wrapping')
}

export function complete(twilio: Twilio, name: string, taskName: string): void {
  const worker = workerNamed(twilio, name)
  const task = taskNamed(twilio, taskName)
  if (!openReservations(twilio, task).some((each) => each.worker === worker.sid)) throw notYours()
  if (task.status !== 'wrapping') throw new CannotAct('A chat is wrapped up before it is completed.', 409)
  completeTask(twilio, task, 'completed')
}

export function changeActivity(twilio: Twilio, name: string, activityName: string): void {
  const worker = workerNamed(twilio, name)
  const activity = activities(twilio.world)
    .of(worker.parent!)
    .find((each) => each.name === activityName)
  if (!activity) throw new CannotAct(`There is no activity named ${activityName}.`, 404)
  setActivity(twilio, worker, activity.sid)
}

const notYours = () => new CannotAct('You do not have this task.', 403)

/** A task that this worker has accepted and that is not being wrapped up. */
function mine(
  twilio: Twilio,
  name: string,
  taskName: string,
): { worker: Worker; task: Task; channel: InteractionChannel } {
  const worker = workerNamed(twilio, name)
  const found = taskReservations(twilio, taskName).find(
    (each) => each.worker === worker.sid && each.status === 'accepted',
  )
  const task = found && tasks(twilio.world).get(found.parent!)
  const channel = task && channelOf(twilio, task)
  if (!task || !channel) throw notYours()
  return { worker, task, channel }
}

function writable(twilio: Twilio, task: Task): Conversation {
  const conversation = conversationOf(twilio, task)
  if (conversation.state === 'closed') throw closed()
  return conversation
}
