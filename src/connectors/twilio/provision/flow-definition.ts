/** What a flow is made from. */
export interface FlowParts {
  /** Our signed address that Studio asks. */
  url: string
  workflow: string
  /** Sid of the task channel. */
  taskChannel: string
}

/** What the flow tells our address, by name; the values are Studio's own variables (twilio.com/docs/studio/user-guide/liquid-template-language). */
const TOLD: Record<string, string> = {
  ConversationSid: '{{trigger.conversation.ConversationSid}}',
  MessageSid: '{{trigger.conversation.MessageSid}}',
  ExecutionSid: '{{flow.sid}}',
  FlowSid: '{{flow.flow_sid}}',
}

const NEXT = '{{widgets.ask_guildesk.parsed.next}}'

/**
 * The flow as it is first made. It asks us about each message; we answer the member ourselves, because Studio's own message widgets never
 * reach a custom channel; where a person is wanted it sends to Flex. When we do not answer in time it ends: then our own flow decides.
 */
export const flowDefinition = (parts: FlowParts): object => ({
  description: 'Asks Guildesk about each message from Discord, and sends to Flex where a person is wanted.',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [trigger(), ask(parts), split(), sendToFlex(parts)],
})

const trigger = () => ({
  name: 'Trigger',
  type: 'trigger',
  transitions: [
    { event: 'incomingMessage' },
    { event: 'incomingCall' },
    { event: 'incomingConversationMessage', next: 'ask_guildesk' },
    { event: 'incomingRequest' },
    { event: 'incomingParent' },
  ],
  properties: { offset: { x: 0, y: 0 } },
})

const ask = ({ url }: FlowParts) => ({
  name: 'ask_guildesk',
  type: 'make-http-request',
  transitions: [{ event: 'success', next: 'what_next' }, { event: 'failed' }],
  properties: {
    offset: { x: 0, y: 240 },
    method: 'POST',
    content_type: 'application/x-www-form-urlencoded;charset=utf-8',
    add_twilio_auth: false,
    url,
    parameters: Object.entries(TOLD).map(([key, value]) => ({ key, value })),
  },
})

const split = () => ({
  name: 'what_next',
  type: 'split-based-on',
  transitions: [
    { event: 'noMatch' },
    {
      event: 'match',
      next: 'send_to_flex',
      conditions: [{ friendly_name: 'A person is wanted', arguments: [NEXT], type: 'equal_to', value: 'person' }],
    },
  ],
  properties: { offset: { x: 0, y: 480 }, input: NEXT },
})

const sendToFlex = ({ workflow, taskChannel }: FlowParts) => ({
  name: 'send_to_flex',
  type: 'send-to-flex',
  transitions: [{ event: 'callComplete' }, { event: 'failedToEnqueue' }, { event: 'callFailure' }],
  properties: {
    offset: { x: 0, y: 720 },
    workflow,
    channel: taskChannel,
    // As one value: a name with a quotation mark in it would break a template of many.
    attributes: '{{widgets.ask_guildesk.parsed.attributes | to_json}}',
    priority: '0',
    timeout: '3600',
  },
})
