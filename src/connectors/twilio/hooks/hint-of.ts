import { z } from 'zod'
import type { DeskHint } from '../../../core/transfer/inwards.ts'
import type { StoredAccount } from '../accounts.ts'
import { isOurs } from '../flex/flex.ts'
import { taskUrl } from '../flex/links.ts'
import { saidOf } from '../flex/said.ts'
import type { WorkerNames } from '../flex/worker-names.ts'

/** A hint, and Twilio's conversation that it is about. */
export interface Hinted {
  externalId: string
  hint: DeskHint
}

type Fields = Record<string, string>

/**
 * What a webhook of Conversations says (twilio.com/docs/conversations-classic/conversations-webhooks). Who spoke is known by name only where it
 * was looked up lately; else the exchange is read, and with it the name.
 */
export function hintOfConversation(fields: Fields, names: WorkerNames): Hinted[] {
  const { ConversationSid: externalId, EventType: type, MessageSid: message } = fields
  if (!externalId) return []
  if (type === 'onMessageAdded') return [{ externalId, hint: hintOfMessage(fields, names) }]
  // Words that are not told have not become none.
  if (type === 'onMessageUpdated' && fields.Body !== undefined)
    return [{ externalId, hint: hintOfMessage(fields, names) }]
  if (type === 'onMessageRemoved' && message) return [{ externalId, hint: { kind: 'removed', message } }]
  if (type === 'onConversationStateUpdated' && fields.StateTo === 'closed' && fields.Reason === 'TIMER') {
    return [{ externalId, hint: { kind: 'closed', by: 'timer' } }]
  }
  return [{ externalId, hint: { kind: 'changed' } }]
}

const message = z.object({
  MessageSid: z.string().min(1),
  Index: z.coerce.number().int().min(0),
  Author: z.string().min(1),
  Body: z.string().optional(),
  Attributes: z.string().default('{}'),
  Media: z.unknown().optional(),
  DateCreated: z.coerce.date(),
})

function hintOfMessage(fields: object, names: WorkerNames): DeskHint {
  const read = message.safeParse(fields)
  if (!read.success) return { kind: 'changed' }
  const {
    MessageSid: sid,
    Index: index,
    Author: author,
    Body,
    Attributes: attributes,
    Media,
    DateCreated: at,
  } = read.data
  const worker = isOurs(author) ? null : names.known(author)
  // `null` too: Flex has workers who were not there when it was asked.
  if (!isOurs(author) && !worker) return { kind: 'changed' }
  return {
    kind: 'said',
    said: saidOf({ sid, index, author, body: Body ?? null, attributes, media: Media, at }, worker ?? null),
  }
}

/** What a webhook of interactions says (twilio.com/docs/flex/developer/conversations/register-interactions-webhooks). */
export function hintOfInteraction(fields: Fields, account: StoredAccount): Hinted[] {
  const { MediaChannelSid: externalId, EventType: type, InteractionSid: interaction, ChannelSid: channel } = fields
  if (!externalId) return []
  if (type === 'onChannelCreated' && interaction && channel) {
    return [{ externalId, hint: { kind: 'called', handle: { interaction, channel } } }]
  }
  const { TaskSid: task } = fields
  if (type === 'onParticipantJoined' && fields.ParticipantType === 'agent' && interaction && channel && task) {
    return [
      {
        externalId,
        hint: { kind: 'called', handle: { interaction, channel, task, 'url:task': taskUrl({ account }, task) } },
      },
    ]
  }
  if (type === 'onChannelStatusUpdated' && fields.ChannelStatus === 'closed') {
    return [{ externalId, hint: { kind: 'closed', by: 'agent' } }]
  }
  return [{ externalId, hint: { kind: 'changed' } }]
}

/** Nobody is being asked any more after these (docs: Flex Conversations best practices, orphaned conversations). */
const OVER = new Set(['task.canceled', 'task.deleted', 'workflow.timeout'])

const taskrouter = 'com.twilio.taskrouter.'

const MESSAGE_ADDED = 'com.twilio.conversations.message.added'

const cloudEvent = z.looseObject({ type: z.string(), time: z.string().optional(), data: z.looseObject({}) })
const taskFacts = z.looseObject({ task_attributes: z.string() })
const conversationFacts = z.looseObject({ ConversationSid: z.string() })
const withPayload = z.looseObject({ payload: z.looseObject({}) })
const attributes = z.looseObject({ conversationSid: z.string() })

/** What a sink of Event Streams says: a list of CloudEvents, of tasks and of conversations (twilio.com/docs/events/webhook-quickstart). */
export function hintsOfEvents(json: unknown, names: WorkerNames): Hinted[] {
  return [json].flat().flatMap((each) => {
    const read = cloudEvent.safeParse(each)
    return read.success ? hintOfEvent(read.data, names) : []
  })
}

function hintOfEvent({ type, time, data }: z.infer<typeof cloudEvent>, names: WorkerNames): Hinted[] {
  const facts = withPayload.safeParse(data).data?.payload ?? data
  const conversation = conversationFacts.safeParse(facts).data?.ConversationSid
  if (conversation && type === MESSAGE_ADDED) {
    // The same message comes by its webhook as a rule; so said, it needs no reading of what is known already.
    const fields = { DateCreated: time, ...facts, Body: facts.MessageBody }
    return [{ externalId: conversation, hint: hintOfMessage(fields, names) }]
  }
  if (conversation) return [{ externalId: conversation, hint: { kind: 'changed' } }]
  const externalId = conversationOfTask(facts)
  if (!externalId) return []
  const name = type.startsWith(taskrouter) ? type.slice(taskrouter.length) : type
  return [{ externalId, hint: OVER.has(name) ? { kind: 'cancelled' } : { kind: 'changed' } }]
}

function conversationOfTask(facts: Record<string, unknown>): string | undefined {
  const told = taskFacts.safeParse(facts).data?.task_attributes
  try {
    return attributes.safeParse(JSON.parse(told ?? '{}')).data?.conversationSid
  } catch {
    return undefined
  }
}
