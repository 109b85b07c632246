import { listPage } from '../list-page.ts'
import { invalidParameter, notFound } from '../refusals.ts'
import { gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { TwilioWorld } from '../world.ts'
import { flowOf, STUDIO } from './flows.ts'
import { type Execution, executionsOf, type Step, stepsOf } from './tables.ts'

const PATH = '/v2/Flows/:flow/Executions'

/** docs/studio/rest-api/v2/execution, its context and its steps. */
export const executionRoutes: readonly TwilioRoute[] = [
  {
    host: STUDIO,
    method: 'GET',
    path: PATH,
    handle: ({ world }, request) => {
      const status = request.query.get('Status')
      const executions = executionsOf(world)
        .of(flowOf(world, request).sid)
        .filter((execution) => !status || execution.status === status)
      return listPage(request, STUDIO, 'executions', executions.reverse(), present)
    },
  },
  {
    host: STUDIO,
    method: 'GET',
    path: `${PATH}/:execution`,
    handle: ({ world }, request) => ok(present(executionOf(world, request))),
  },
  {
    host: STUDIO,
    method: 'POST',
    path: `${PATH}/:execution`,
    handle: ({ world }, request) => {
      if (request.form.get('Status') !== 'ended') throw invalidParameter('Status must be ended')
      const ended = { ...executionOf(world, request), status: 'ended' as const, updated: world.clock() }
      return ok(present(executionsOf(world).put(ended)))
    },
  },
  {
    host: STUDIO,
    method: 'DELETE',
    path: `${PATH}/:execution`,
    handle: ({ world }, request) => {
      const { sid } = executionOf(world, request)
      for (const step of stepsOf(world).of(sid)) stepsOf(world).drop(step.sid)
      executionsOf(world).drop(sid)
      return gone()
    },
  },
  {
    host: STUDIO,
    method: 'GET',
    path: `${PATH}/:execution/Context`,
    handle: ({ world }, request) => {
      const { account, context, parent, sid } = executionOf(world, request)
      const url = `${urlOf(parent, sid)}/Context`
      return ok({ account_sid: account, context, flow_sid: parent, execution_sid: sid, url })
    },
  },
  {
    host: STUDIO,
    method: 'GET',
    path: `${PATH}/:execution/Steps`,
    handle: ({ world }, request) => {
      const steps = stepsOf(world).of(executionOf(world, request).sid)
      return listPage(request, STUDIO, 'steps', steps.reverse(), presentStep)
    },
  },
]

function executionOf(world: TwilioWorld, request: TwilioRequest): Execution {
  const flow = flowOf(world, request)
  const execution = executionsOf(world).get(request.params.execution ?? '')
  if (execution?.parent !== flow.sid) throw notFound(request.path)
  return execution
}

const urlOf = (flow: string, execution: string): string => `https://${STUDIO}/v2/Flows/${flow}/Executions/${execution}`

function present(execution: Execution): object {
  const url = urlOf(execution.parent, execution.sid)
  return {
    sid: execution.sid,
    account_sid: execution.account,
    flow_sid: execution.parent,
    flow_version: execution.revision,
    contact_sid: null,
    contact_channel_address: execution.contact,
    context: execution.context,
    status: execution.status,
    date_created: new Date(execution.created).toISOString(),
    date_updated: new Date(execution.updated).toISOString(),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  }
}

function presentStep(step: Step): object {
  const url = `${urlOf(step.flow, step.parent)}/Steps/${step.sid}`
  return {
    sid: step.sid,
    account_sid: step.account,
    flow_sid: step.flow,
    execution_sid: step.parent,
    parent_step_sid: null,
    name: step.name,
    context: {},
    transitioned_from: step.from,
    transitioned_to: step.to,
    date_created: new Date(step.at).toISOString(),
    date_updated: null,
    url,
    links: { step_context: `${url}/Context` },
  }
}
