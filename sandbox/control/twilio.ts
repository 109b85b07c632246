import type { ActName, Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { rotateToken } from '../twilio/account.ts'
import { changeState } from '../twilio/conversations/conversation-verbs.ts'
import {
  type Conversation,
  conversations,
  findConversation,
  messages,
  participants,
} from '../twilio/conversations/tables.ts'
import { firstAccount } from '../twilio/server.ts'
import type { Twilio } from '../twilio/twilio.ts'
import type { TwilioConversationView, TwilioLogView, TwilioMessageView } from '../twilio-acts.ts'
import { CannotAct } from './refuse-control.ts'

type TwilioActName = Extract<ActName, `twilio-${string}`>
type Perform = { [A in TwilioActName]: (sandbox: Sandbox, input: Checked<A>) => unknown }

/** The acts upon the simulated Twilio and what does them. */
export const performTwilio: Perform = {
  'twilio-faults': ({ twilio }, input) => setFaults(twilio, input),
  'twilio-conversations': ({ twilio }) =>
    conversations(twilio.world)
      .all()
      .map((each) => viewConversation(twilio, each)),
  'twilio-messages': ({ twilio }, input) => viewMessages(twilio, find(twilio, input.conversation), input.from),
  'twilio-close'({ twilio }, input) {
    changeState(twilio.world, find(twilio, input.conversation), 'closed', 'TIMER')
  },
  'twilio-revoke': ({ twilio }) => ({ auth_token: rotateToken(twilio.world, firstAccount(twilio).sid).authToken }),
  'twilio-log': ({ twilio }, input): TwilioLogView[] => twilio.log.all().filter(({ number }) => number > input.after),
}

function setFaults({ faults }: Twilio, input: Checked<'twilio-faults'>): null {
  if (input.clear) faults.clear()
  if (input.seed !== undefined) faults.seed(input.seed)
  Object.assign(faults.webhooks, input.webhooks)
  Object.assign(faults.answers, input.answers)
  if (input.down !== undefined) faults.down = input.down
  if (input.latency_ms !== undefined) faults.latencyMs = input.latency_ms
  return null
}

function find(twilio: Twilio, name: string): Conversation {
  const found = findConversation(twilio.world, firstAccount(twilio).sid, name)
  if (!found) throw new CannotAct('There is no such conversation.', 404)
  return found
}

function viewConversation(twilio: Twilio, conversation: Conversation): TwilioConversationView {
  const present = participants(twilio.world).of(conversation.sid)
  return {
    sid: conversation.sid,
    unique_name: conversation.uniqueName,
    friendly_name: conversation.friendlyName,
    state: conversation.state,
    attributes: conversation.attributes,
    participants: present.flatMap(({ identity }) => (identity === null ? [] : [identity])),
    messages: messages(twilio.world).of(conversation.sid).length,
  }
}

function viewMessages(twilio: Twilio, { sid }: Conversation, from: number): TwilioMessageView[] {
  const said = messages(twilio.world).of(sid)
  return said.flatMap(({ index, author, body, attributes, media, created, updated, ...message }) => {
    const files = media.map((each) => ({
      sid: each.sid,
      name: each.filename,
      type: each.content_type,
      size: each.size,
    }))
    return index < from ? [] : [{ sid: message.sid, index, author, body, attributes, files, created, updated }]
  })
}
