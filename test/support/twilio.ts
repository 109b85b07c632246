import { rotateToken } from '../../sandbox/twilio/account.ts'
import { bySdk, byTwilio } from '../../sandbox/twilio/conversations/actor.ts'
import { changeState } from '../../sandbox/twilio/conversations/conversation-verbs.ts'
import { addMessage, changeMessage, removeMessage } from '../../sandbox/twilio/conversations/message-verbs.ts'
import {
  addParticipant,
  findParticipant,
  removeParticipant,
} from '../../sandbox/twilio/conversations/participant-verbs.ts'
import {
  type Conversation,
  conversations,
  findConversation,
  type Message,
  messages,
  type Participant,
  participants,
} from '../../sandbox/twilio/conversations/tables.ts'
import type { TwilioOptions } from '../../sandbox/twilio/make-twilio.ts'
import { asAttached, keepMedia } from '../../sandbox/twilio/media/verbs.ts'
import { firstAccount, type RunningTwilio, startTwilio } from '../../sandbox/twilio/server.ts'
import type { Twilio } from '../../sandbox/twilio/twilio.ts'
import { type ConformingTwilio, conformingTwilio } from './twilio-forwarder.ts'

/** How Flex names the seeded worker Priya Kumar in conversations. */
export const PRIYA = 'priya_2Ekumar'

/** A file as somebody in Flex sends it. */
export interface SentByAgent {
  name: string
  type: string
  data: Buffer
}

/**
 * Looks into a simulated Twilio, and acts in its conversations as people in Flex do: by its own verbs, so that webhooks are told. `conversation` is a
 * sid or a unique name throughout.
 */
export class TwilioSide {
  readonly twilio: Twilio

  /** Also of the one in a sandbox: `new TwilioSide(sandbox.running.sandbox.twilio)`. */
  constructor(twilio: Twilio) {
    this.twilio = twilio
  }

  get accountSid(): string {
    return firstAccount(this.twilio).sid
  }

  get authToken(): string {
    return firstAccount(this.twilio).authToken
  }

  conversations(): Conversation[] {
    return conversations(this.twilio.world).all()
  }

  conversation(name: string): Conversation {
    const found = findConversation(this.twilio.world, this.accountSid, name)
    if (!found) throw new Error(`Twilio has no conversation ${name}`)
    return found
  }

  /** Ascending. */
  messages(conversation: string): Message[] {
    return messages(this.twilio.world).of(this.conversation(conversation).sid)
  }

  /** `Author: words`, ascending; a file is `Author: [name]`. */
  said(conversation: string): string[] {
    return this.messages(conversation).map(
      ({ author, body, media }) => `${author}: ${body ?? media.map((each) => `[${each.filename}]`).join(' ')}`,
    )
  }

  participants(conversation: string): Participant[] {
    return participants(this.twilio.world).of(this.conversation(conversation).sid)
  }

  /** An agent's page adds them as Flex does when a task is accepted; without an interaction behind it. */
  join(conversation: string, identity: string = PRIYA): Participant {
    const { world } = this.twilio
    return addParticipant(world, firstAccount(this.twilio), this.conversation(conversation), { identity }, byTwilio)
  }

  leave(conversation: string, identity: string = PRIYA): void {
    const participant = findParticipant(this.twilio.world, this.conversation(conversation).sid, identity)
    if (!participant) throw new Error(`${identity} is not in ${conversation}`)
    removeParticipant(this.twilio.world, participant, byTwilio)
  }

  say(conversation: string, body: string, identity: string = PRIYA): Message {
    return addMessage(this.twilio.world, this.conversation(conversation), { body }, bySdk(identity))
  }

  /** Flex sends a file as a message of its own, without words (reference twilio.md §1.5). */
  async attach(conversation: string, file: SentByAgent, identity: string = PRIYA): Promise<Message> {
    const media = asAttached(await keepMedia(this.twilio, firstAccount(this.twilio), file))
    return addMessage(this.twilio.world, this.conversation(conversation), { media: [media] }, bySdk(identity))
  }

  edit(message: Message, body: string): Message {
    const standing = messages(this.twilio.world).get(message.sid)
    if (!standing) throw new Error(`Twilio has no message ${message.sid}`)
    return changeMessage(this.twilio.world, standing, { body }, bySdk(standing.author))
  }

  remove(message: Message): void {
    removeMessage(this.twilio.world, message, bySdk(message.author))
  }

  /** As a request, or as Flex does it when a channel is closed. */
  close(conversation: string): void {
    changeState(this.twilio.world, this.conversation(conversation), 'closed', 'API')
  }

  /** The account gets another token: whoever has the old one is refused from now on. */
  revoke(): void {
    rotateToken(this.twilio.world, this.accountSid)
  }

  /** Ends what is due by the clock, without waiting for the next half second. */
  tick(): void {
    this.twilio.world.tick()
  }

  /** Resolves when no webhook is under way. */
  idle(): Promise<void> {
    return this.twilio.caller.idle()
  }

  /** `METHOD host/path` of what was asked for, as far as the log reaches. */
  requests(): string[] {
    return this.twilio.log.all().flatMap((line) => (line.kind === 'request' ? [line.what] : []))
  }
}

/** A simulated Twilio in the test's own process, before it what holds each request to the official descriptions. */
export interface TestTwilio {
  side: TwilioSide
  running: RunningTwilio
  /** To be given to whoever asks Twilio. */
  apiBase: string
  accountSid: string
  authToken: string
  conforming: ConformingTwilio
  stop(): Promise<void>
}

export async function startTestTwilio(options: TwilioOptions = {}): Promise<TestTwilio> {
  const running = await startTwilio(options)
  const conforming = await conformingTwilio(running.apiBase)
  const { accountSid, authToken } = running
  return {
    side: new TwilioSide(running.twilio),
    running,
    apiBase: conforming.apiBase,
    accountSid,
    authToken,
    conforming,
    async stop() {
      await conforming.close()
      await running.close()
    },
  }
}
