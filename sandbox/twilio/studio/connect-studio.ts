import { conversations } from '../conversations/tables.ts'
import type { Twilio } from '../twilio.ts'
import type { ConversationEvent } from '../world.ts'
import { runFlow } from './run.ts'
import { executionsOf, flowsOf } from './tables.ts'

/** Has flows run where messages set them off. Executions that a restart cut off end: nothing goes on with them. */
export function connectStudio(twilio: Twilio): void {
  const executions = executionsOf(twilio.world)
  for (const cut of executions.all().filter(({ status }) => status === 'active'))
    executions.put({ ...cut, status: 'ended' })
  twilio.triggerStudio = (flow, event) => void trigger(twilio, flow, event)
}

async function trigger(twilio: Twilio, sid: string, event: ConversationEvent): Promise<void> {
  const { world } = twilio
  const flow = flowsOf(world).get(sid)
  const account = world.accounts.get(event.account)
  // Only what is published is run (docs/studio/user-guide/content-editor, "Publish").
  if (!account || flow?.account !== account.sid || flow.status !== 'published' || twilio.faults.down) return
  const { fields, conversation } = event
  const channel = conversations(world).get(conversation)
  // What a flow finds under `trigger.conversation` (docs/studio/widget-library/trigger-start; reference item §1.6 for ChannelAttributes).
  const about = { ...fields, ChannelSid: conversation, ChannelAttributes: parse(channel?.attributes ?? '{}') }
  await runFlow(twilio, account, flow, {
    event: 'incomingConversationMessage',
    conversation,
    contact: fields.Author ?? '',
    context: { conversation: about },
  })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}
