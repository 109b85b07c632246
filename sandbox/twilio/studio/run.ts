import type { Twilio } from '../twilio.ts'
import type { Account } from '../world.ts'
import type { FlowDefinition, FlowState } from './definition.ts'
import type { FlowContext } from './liquid.ts'
import { type Execution, executionsOf, type Flow, stepsOf } from './tables.ts'
import { runWidget } from './widgets.ts'

/** A flow that never ends by itself is stopped (docs/studio/limits: a widget may be come to a thousand times). */
const MOST_STEPS = 1000

/** What set a flow off. */
export interface Trigger {
  event: 'incomingConversationMessage' | 'incomingRequest'
  /** '' for a REST request. */
  conversation: string
  /** Who is at the other end. */
  contact: string
  /** What templates find under `trigger`. */
  context: FlowContext
}

/**
 * Runs a flow, from its trigger until it ends or waits for a reply. One contact has one execution at a time: what they say while one is
 * active goes nowhere (reference item §1.6; support 51865532406939). Answers the execution; undefined where none was begun.
 */
export async function runFlow(
  twilio: Twilio,
  account: Account,
  flow: Flow,
  trigger: Trigger,
): Promise<Execution | undefined> {
  const executions = executionsOf(twilio.world)
  const isBusy = ({ status, conversation }: Execution) => status === 'active' && conversation === trigger.conversation
  if (trigger.conversation !== '' && executions.of(flow.sid).some(isBusy)) return undefined
  const run = begin(twilio, flow, trigger)
  const { states, initial_state } = flow.definition as FlowDefinition
  let state = states.find(({ name }) => name === initial_state)
  let event: string | null = trigger.event
  for (let steps = 0; state && steps < MOST_STEPS; steps++) {
    const widget: FlowState = state
    if (widget.type !== 'trigger') {
      const done = await runWidget(twilio, account, widget, executionNow(twilio, run))
      // Somebody ended or removed it by REST meanwhile.
      if (executions.get(run.sid)?.status !== 'active') return executions.get(run.sid)
      if (done.context !== undefined) remember(twilio, run, widget.name, done.context)
      event = done.event
      // It waits for a reply that a custom channel never brings: active, until somebody ends it by REST.
      if (event === null) return executionNow(twilio, run)
      const end = done.next
      state = end === undefined ? follow(widget, event, states) : states.find(({ name }) => name === end)
    } else state = follow(widget, trigger.event, states)
    note(twilio, run, event ?? '', widget.name, state?.name ?? 'Ended')
  }
  return executions.put({ ...executionNow(twilio, run), status: 'ended', updated: twilio.world.clock() })
}

function begin({ world }: Twilio, flow: Flow, trigger: Trigger): Execution {
  const sid = world.newSid('FN')
  const at = world.clock()
  return executionsOf(world).put({
    sid,
    account: flow.account,
    parent: flow.sid,
    revision: flow.revision,
    conversation: trigger.conversation,
    contact: trigger.contact,
    status: 'active',
    context: {
      trigger: trigger.context,
      flow: { sid, flow_sid: flow.sid, channel: { address: trigger.conversation }, variables: {} },
      contact: { channel: { address: trigger.contact } },
      widgets: {},
    },
    created: at,
    updated: at,
  })
}

const executionNow = ({ world }: Twilio, { sid }: Execution): Execution => executionsOf(world).get(sid)!

function remember(twilio: Twilio, run: Execution, widget: string, said: unknown): void {
  const now = executionNow(twilio, run)
  const widgets = { ...(now.context.widgets as FlowContext), [widget]: said }
  executionsOf(twilio.world).put({ ...now, context: { ...now.context, widgets }, updated: twilio.world.clock() })
}

function note({ world }: Twilio, run: Execution, event: string, from: string, to: string): void {
  stepsOf(world).put({
    sid: world.newSid('FT'),
    account: run.account,
    parent: run.sid,
    flow: run.parent,
    name: event,
    from,
    to,
    at: world.clock(),
  })
}

function follow(state: FlowState, event: string, states: FlowState[]): FlowState | undefined {
  const next = state.transitions.find((transition) => transition.event === event)?.next
  return states.find(({ name }) => name === next)
}
