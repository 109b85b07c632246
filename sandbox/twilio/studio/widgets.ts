import { createInteraction } from '../flex/create-interaction.ts'
import { instances } from '../flex/model.ts'
import { TwilioRefusal } from '../refusals.ts'
import type { Twilio } from '../twilio.ts'
import type { Account } from '../world.ts'
import type { FlowState, Transition } from './definition.ts'
import { type FlowContext, render } from './liquid.ts'
import type { Execution } from './tables.ts'

/** What became of a widget: the event by which the flow goes on; null: it waits for a reply. */
export interface WidgetEnd {
  event: string | null
  /** The state that is next, where the event alone does not say; '' for none. */
  next?: string
  /** What templates find under `widgets.<its name>`. */
  context?: FlowContext
}

type Widget = (twilio: Twilio, account: Account, state: FlowState, execution: Execution) => Promise<WidgetEnd>

const WIDGETS: Record<string, Widget> = {
  'make-http-request': makeHttpRequest,
  'split-based-on': async (_twilio, _account, state, { context }) => splitBasedOn(state, context),
  'send-to-flex': sendToFlex,
  // Studio's own messages never reach a custom channel: no webhook of a conversation hears of them (reference item §1.6).
  'send-message': async () => ({ event: 'sent' }),
  'send-and-wait-for-reply': async () => ({ event: null }),
}

export function runWidget(
  twilio: Twilio,
  account: Account,
  state: FlowState,
  execution: Execution,
): Promise<WidgetEnd> {
  const widget = WIDGETS[state.type]
  return widget ? widget(twilio, account, state, execution) : Promise.resolve({ event: 'failed' })
}

/**
 * Asks an address, signed as all of Twilio's requests are (docs/usage/security); only a 2xx is a success, and JSON is taken apart
 * (docs/studio/widget-library/http-request).
 */
async function makeHttpRequest(
  { caller }: Twilio,
  { authToken }: Account,
  { properties, name }: FlowState,
  { context }: Execution,
): Promise<WidgetEnd> {
  const given = (properties.parameters ?? []) as { key: string; value: string }[]
  const params = Object.fromEntries(given.map(({ key, value }) => [key, render(value, context)]))
  const url = render(String(properties.url), context)
  const method = properties.method === 'GET' ? 'GET' : 'POST'
  const { status, body } = await caller.ask({ url, authToken, method, params, title: `Studio: ${name}` })
  const event = status !== null && status >= 200 && status < 300 ? 'success' : 'failed'
  return { event, context: { status_code: status, body, parsed: parse(body) } }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** docs/studio/widget-library/split-based-on. */
const FITS: Record<string, (given: string, value: string) => boolean> = {
  equal_to: (given, value) => given === value,
  not_equal_to: (given, value) => given !== value,
  contains: (given, value) => given.includes(value),
  matches_any_of: (given, value) => value.split(',').some((each) => each.trim() === given),
  is_blank: (given) => given.trim() === '',
  is_not_blank: (given) => given.trim() !== '',
}

function splitBasedOn({ transitions }: FlowState, context: FlowContext): WidgetEnd {
  const holds = ({ conditions = [] }: Transition) =>
    conditions.length > 0 &&
    conditions.every(({ type, value, arguments: [argument = ''] }) =>
      Boolean(FITS[type]?.(render(argument, context), value)),
    )
  const match = transitions.find((transition) => transition.event === 'match' && holds(transition))
  return match ? { event: 'match', next: match.next ?? '' } : { event: 'noMatch' }
}

/** Makes an interaction for the conversation (docs/studio/widget-library/send-flex, "Incoming Conversation"). The flow is over with it. */
async function sendToFlex(
  twilio: Twilio,
  account: Account,
  { properties }: FlowState,
  { conversation, context }: Execution,
): Promise<WidgetEnd> {
  const flex = instances(twilio.world).find((each) => each.account === account.sid)
  try {
    const { interaction } = createInteraction(twilio, account, {
      channel: { type: 'web', initiated_by: 'customer', properties: { media_channel_sid: conversation } },
      routing: {
        properties: {
          workspace_sid: flex?.workspace ?? '',
          workflow_sid: String(properties.workflow),
          task_channel_sid: String(properties.channel),
          attributes: render(String(properties.attributes ?? '{}'), context),
          priority: String(properties.priority ?? '0'),
          timeout: String(properties.timeout ?? '3600'),
        },
      },
      webhookTtid: null,
    })
    return { event: 'callComplete', next: '', context: { interaction_sid: interaction.sid } }
  } catch (error) {
    if (error instanceof TwilioRefusal) return { event: 'failedToEnqueue', context: { error: error.message } }
    throw error
  }
}
