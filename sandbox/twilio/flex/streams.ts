import { randomUUID } from 'node:crypto'
import type { Twilio } from '../twilio.ts'
import type { ConversationEvent, ConversationEventType } from '../world.ts'
import { type Sink, type Streamed, sinks, streamed, subscriptions } from './model.ts'
import type { TaskRouterEvent } from './outlets.ts'
import { taskRouterPayload } from './stream-payload.ts'

/** A sink that does not answer is asked again after these, and after four hours no more (documentation: Event Streams, "Webhook quickstart"). */
const WAITS_MS = [1000, 2000, 5000, 15_000, 60_000]
const KEPT_MS = 4 * 3600 * 1000
const MOST_AT_ONCE = 50

/** Documentation: Event Streams, "Event types list", Conversations. Typing and delivery receipts are not among them. */
const CONVERSATION_TYPES: Record<ConversationEventType, string> = {
  onConversationAdded: 'conversation.added',
  onConversationUpdated: 'conversation.updated',
  onConversationRemoved: 'conversation.removed',
  onConversationStateUpdated: 'conversation-state.updated',
  onMessageAdded: 'message.added',
  onMessageUpdated: 'message.updated',
  onMessageRemoved: 'message.removed',
  onParticipantAdded: 'participant.added',
  onParticipantUpdated: 'participant.updated',
  onParticipantRemoved: 'participant.removed',
  onUserAdded: 'user.added',
  onUserUpdated: 'user.updated',
}

/** Brings events to the sinks that subscribed to them: at least once, in batches, as CloudEvents in a JSON array. */
export class EventStreams {
  readonly #twilio: Twilio
  readonly #busy = new Set<string>()
  #soon: NodeJS.Timeout | undefined

  constructor(twilio: Twilio) {
    this.#twilio = twilio
  }

  taskRouter(event: TaskRouterEvent): void {
    const type = `com.twilio.taskrouter.${event.type}`
    this.#publish(event.account, type, 'TaskRouter.WDSEvent/4', () => taskRouterPayload(this.#twilio.world, event))
  }

  conversation(event: ConversationEvent): void {
    const type = `com.twilio.conversations.${CONVERSATION_TYPES[event.type]}`
    this.#publish(event.account, type, schemaOf(event.type), () => conversationData(event))
  }

  /** Sends what is due to every sink that is not just being asked. */
  flush(): void {
    const { world } = this.#twilio
    const now = world.clock()
    for (const sink of sinks(world).all()) {
      const due = streamed(world)
        .of(sink.sid)
        .filter((each) => each.due <= now)
        .slice(0, MOST_AT_ONCE)
      if (due.length > 0 && !this.#busy.has(sink.sid)) void this.#deliver(sink, due)
    }
  }

  #publish(account: string, type: string, schema: string, data: () => object): void {
    const { world } = this.#twilio
    let event: object | undefined
    for (const subscription of subscriptions(world).all()) {
      if (subscription.account !== account || !subscription.types.some((each) => each.type === type)) continue
      const at = world.clock()
      event ??= {
        specversion: '1.0',
        type,
        source: `/${account}`,
        id: world.newSid('EZ'),
        dataschema: `https://events-schemas.twilio.com/${schema}`,
        datacontenttype: 'application/json',
        time: new Date(at).toISOString(),
        data: data(),
      }
      streamed(world).put({
        sid: randomUUID(),
        account,
        parent: subscription.sink,
        event,
        due: at,
        attempts: 0,
        created: at,
      })
      this.#flushSoon()
    }
  }

  /** What happens at once goes out together. */
  #flushSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      this.flush()
    }, 10)
    this.#soon.unref()
  }

  async #deliver(sink: Sink, batch: Streamed[]): Promise<void> {
    const { world, caller } = this.#twilio
    const authToken = world.accounts.get(sink.account)?.authToken
    const url = sink.configuration.destination
    if (sink.type !== 'webhook' || typeof url !== 'string' || authToken === undefined) return
    this.#busy.add(sink.sid)
    const json = batch.map((each) => each.event)
    const answer = await caller.ask({ url, authToken, json, title: `${batch.length} events` })
    this.#busy.delete(sink.sid)
    this.#settle(batch, answer.status)
    this.#flushSoon()
  }

  /** What is refused with a 4xx is never sent again (docs/api/errors/91305). */
  #settle(batch: Streamed[], status: number | null): void {
    const { world } = this.#twilio
    const now = world.clock()
    const again = status === null || status >= 500 || status === 429
    for (const each of batch) {
      if (!again || now - each.created > KEPT_MS) streamed(world).drop(each.sid)
      else {
        const wait = WAITS_MS[Math.min(each.attempts, WAITS_MS.length - 1)]!
        streamed(world).put({ ...each, attempts: each.attempts + 1, due: now + wait })
      }
    }
  }
}

function schemaOf(type: ConversationEventType): string {
  const words = CONVERSATION_TYPES[type].split(/[.-]/).map((word) => word[0]!.toUpperCase() + word.slice(1))
  return `Conversations.${words.join('')}/2`
}

/** The webhook's fields; the words are MessageBody here, and the media are a list (reference item §1.3). */
function conversationData(event: ConversationEvent): object {
  const { Body, Media, Index, ...rest } = event.fields
  return {
    AccountSid: event.account,
    ConversationSid: event.conversation,
    ...rest,
    ...(Index === undefined ? {} : { Index: Number(Index) }),
    ...(Body === undefined ? {} : { MessageBody: Body }),
    ...(Media === undefined ? {} : { Media: JSON.parse(Media) }),
  }
}
