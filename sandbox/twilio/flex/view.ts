import type { FlexChatView, FlexMessageView, FlexStateView, FlexTaskView, FlexWorkerView } from '../../flex-acts.ts'
import { conversations, findUser, type Message, messages } from '../conversations/tables.ts'
import type { Twilio } from '../twilio.ts'
import { channelOf, conversationOf, taskNamed } from './agents.ts'
import { contactsOf, identityOf } from './conversation.ts'
import {
  activities,
  fullName,
  invites,
  participants,
  readAttributes,
  type Task,
  taskChannels,
  tasks,
  type Worker,
  workers,
} from './model.ts'
import { presentIn } from './participants.ts'
import { reservationsOf } from './reservations.ts'
import { openReservations } from './tasks.ts'

/** The attribute under which Flex looks for the contact's name (documentation: Flex, "Interactions API", known task attributes). */
const CONTACT_NAME = 'customerName'

/** What every Flex agent's page shows beside the chat. */
export function viewFlex(twilio: Twilio): FlexStateView {
  const { world } = twilio
  const open = tasks(world)
    .all()
    .filter((task) => task.status !== 'completed' && task.status !== 'canceled')
  return {
    workers: workers(world)
      .all()
      .map((worker) => viewWorker(twilio, worker)),
    activities: activities(world)
      .all()
      .map(({ name, available }) => ({ name, available })),
    tasks: open.map((task) => viewTask(twilio, task)),
  }
}

function viewWorker(twilio: Twilio, worker: Worker): FlexWorkerView {
  const activity = activities(twilio.world).get(worker.activity)
  const theirs = reservationsOf(twilio, worker)
  const offered = theirs.filter(({ status }) => status === 'pending').length
  return {
    sid: worker.sid,
    name: worker.name,
    full_name: fullName(worker),
    activity: activity?.name ?? '',
    available: activity?.available ?? false,
    offered,
    tasks: theirs.length - offered,
  }
}

function viewTask(twilio: Twilio, task: Task): FlexTaskView {
  const { world } = twilio
  const channel = channelOf(twilio, task)
  const conversation = channel && conversations(world).get(channel.conversation)
  const attributes = readAttributes(task.attributes)
  const named = attributes[CONTACT_NAME]
  const contact = typeof named === 'string' ? named : null
  const reservation = openReservations(twilio, task)[0]
  const from = task.invite ? invites(world).get(task.invite)?.from : null
  const last = channel && messages(world).of(channel.conversation).at(-1)
  return {
    sid: task.sid,
    title: conversation?.friendlyName ?? contact ?? 'Task',
    status: task.status as FlexTaskView['status'],
    created: task.created,
    worker: reservation?.worker ?? null,
    answer_until: reservation?.status === 'pending' ? reservation.until : null,
    task_channel: taskChannels(world).get(task.channel)?.uniqueName ?? '',
    conversation: channel?.conversation ?? null,
    contact,
    words: last ? (last.body ?? last.media[0]?.filename ?? null) : null,
    asked: askedFor(twilio, task),
    from: (from && participants(world).get(from)?.worker) || null,
    attributes: task.attributes,
  }
}

/** Whom this task's worker asked to take over, while they have not answered. */
function askedFor(twilio: Twilio, task: Task): string | null {
  const open = tasks(twilio.world)
    .all()
    .find((each) => {
      const from = each.invite ? invites(twilio.world).get(each.invite)?.from : null
      const waits = each.status === 'pending' || each.status === 'reserved'
      return waits && from && participants(twilio.world).get(from)?.task === task.sid
    })
  return open?.target ?? null
}

/** The chat of a task as an agent reads it. */
export function viewChat(twilio: Twilio, name: string): FlexChatView {
  const { world } = twilio
  const task = taskNamed(twilio, name)
  const conversation = conversationOf(twilio, task)
  const channel = channelOf(twilio, task)!
  const agents = new Map(
    workers(world)
      .all()
      .map((worker) => [identityOf(worker), fullName(worker)]),
  )
  const contacts = new Set(contactsOf(twilio, conversation.sid))
  return {
    task: task.sid,
    conversation: conversation.sid,
    title: conversation.friendlyName ?? 'Chat',
    state: conversation.state,
    agents: presentIn(twilio, channel.sid).flatMap((each) => (each.worker ? [each.worker] : [])),
    messages: messages(world)
      .of(conversation.sid)
      .map((message) => viewMessage(twilio, message, agents, contacts)),
    lines: linesOf(twilio, channel.sid, conversation),
  }
}

function viewMessage(
  twilio: Twilio,
  message: Message,
  agents: Map<string, string>,
  contacts: Set<string>,
): FlexMessageView {
  const { world } = twilio
  const agent = agents.get(message.author)
  const user = findUser(world, message.account, message.author)
  return {
    sid: message.sid,
    index: message.index,
    author: message.author,
    name: agent ?? user?.friendlyName ?? nameIn(message) ?? message.author,
    by: agent === undefined ? (contacts.has(message.author) ? 'contact' : 'other') : 'agent',
    text: message.body,
    at: message.created,
    edited: message.updated > message.created,
    files: message.media.map(({ sid, filename, content_type, size }) => ({
      sid,
      name: filename ?? 'file',
      type: content_type,
      size,
      url: `/control/flex-media/${sid}`,
    })),
  }
}

/** The name that a program wrote into the message's attributes; Flex's own page shows the author, a plugin the name. */
function nameIn(message: Message): string | null {
  const { guildesk } = readAttributes(message.attributes)
  const name = (guildesk as { name?: unknown } | undefined)?.name
  return typeof name === 'string' ? name : null
}

function linesOf(
  twilio: Twilio,
  channel: string,
  conversation: { state: string; updated: number },
): FlexChatView['lines'] {
  const nameOf = (worker: string) => {
    const found = workers(twilio.world).get(worker)
    return found ? fullName(found) : 'Somebody'
  }
  const lines = participants(twilio.world)
    .of(channel)
    .flatMap(({ worker, created, updated, left }) => {
      if (!worker) return []
      const name = nameOf(worker)
      return [{ at: created, text: `${name} joined` }, ...(left ? [{ at: updated, text: `${name} left` }] : [])]
    })
  if (conversation.state === 'closed') lines.push({ at: conversation.updated, text: 'This chat is closed' })
  // Who takes over comes in and the other one goes in the same moment.
  const rank = (text: string) => (text.endsWith(' joined') ? 0 : 1)
  return lines.sort((a, b) => a.at - b.at || rank(a.text) - rank(b.text))
}
