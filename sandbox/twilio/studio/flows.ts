import { listPage } from '../list-page.ts'
import { invalidParameter, notFound, TwilioRefusal } from '../refusals.ts'
import { created, gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { TwilioWorld } from '../world.ts'
import { type DefinitionFault, faultsOf } from './definition.ts'
import { executionsOf, type Flow, flowsOf, type Revision, revisionsOf, stepsOf } from './tables.ts'

export const STUDIO = 'studio.twilio.com'

/** Names what is wrong, as the REST API does where a definition cannot be taken (docs/studio/rest-api/v2/flow-validate). */
class InvalidFlow extends TwilioRefusal {
  readonly #faults: DefinitionFault[]

  constructor(faults: DefinitionFault[]) {
    super(400, 20001, 'Flow definition is invalid')
    this.#faults = faults
  }

  override body(): object {
    return { ...super.body(), details: { errors: this.#faults } }
  }
}

/** docs/studio/rest-api/v2/flow and its subresources. */
export const flowRoutes: readonly TwilioRoute[] = [
  {
    host: STUDIO,
    method: 'GET',
    path: '/v2/Flows',
    handle: ({ world }, request) => {
      const flows = flowsOf(world)
        .all()
        .filter(({ account }) => account === request.account.sid)
      // Newest first, and without definitions, as lists are.
      return listPage(request, STUDIO, 'flows', flows.reverse(), (flow) => present(flow, false))
    },
  },
  {
    host: STUDIO,
    method: 'POST',
    path: '/v2/Flows',
    handle: ({ world }, request) => created(present(make(world, request), true)),
  },
  {
    host: STUDIO,
    method: 'POST',
    path: '/v2/Flows/Validate',
    handle: (_twilio, request) => {
      refuseInvalid(definitionOf(request))
      return ok({ valid: true })
    },
  },
  {
    host: STUDIO,
    method: 'GET',
    path: '/v2/Flows/:flow',
    handle: ({ world }, request) => ok(present(flowOf(world, request), true)),
  },
  {
    host: STUDIO,
    method: 'POST',
    path: '/v2/Flows/:flow',
    handle: ({ world }, request) => ok(present(change(world, request), true)),
  },
  {
    host: STUDIO,
    method: 'DELETE',
    path: '/v2/Flows/:flow',
    handle: ({ world }, request) => {
      remove(world, flowOf(world, request))
      return gone()
    },
  },
  {
    host: STUDIO,
    method: 'GET',
    path: '/v2/Flows/:flow/Revisions',
    handle: ({ world }, request) => {
      const revisions = revisionsOf(world).of(flowOf(world, request).sid).reverse()
      return listPage(request, STUDIO, 'revisions', revisions, presentRevision)
    },
  },
]

/** The request's flow, of the account that asks. */
export function flowOf(world: TwilioWorld, { account, params, path }: TwilioRequest): Flow {
  const flow = flowsOf(world).get(params.flow ?? '')
  if (flow?.account !== account.sid) throw notFound(path)
  return flow
}

function make(world: TwilioWorld, request: TwilioRequest): Flow {
  const friendlyName = request.form.get('FriendlyName')
  if (!friendlyName) throw invalidParameter('FriendlyName is required')
  const definition = definitionOf(request)
  const now = world.clock()
  return keep(world, {
    sid: world.newSid('FW'),
    account: request.account.sid,
    friendlyName,
    status: statusOf(request, definition),
    revision: 1,
    definition,
    commitMessage: request.form.get('CommitMessage'),
    created: now,
    updated: now,
  })
}

/** Each change is a revision of its own, also one that changes nothing but the name. */
function change(world: TwilioWorld, request: TwilioRequest): Flow {
  const flow = flowOf(world, request)
  const definition = request.form.has('Definition') ? definitionOf(request) : flow.definition
  return keep(world, {
    ...flow,
    friendlyName: request.form.get('FriendlyName') ?? flow.friendlyName,
    status: statusOf(request, definition),
    revision: flow.revision + 1,
    definition,
    commitMessage: request.form.get('CommitMessage'),
    updated: world.clock(),
  })
}

function keep(world: TwilioWorld, flow: Flow): Flow {
  const { sid } = flow
  revisionsOf(world).put({ ...flow, sid: `${sid}.${flow.revision}`, parent: sid })
  return flowsOf(world).put(flow)
}

function remove(world: TwilioWorld, { sid }: Flow): void {
  for (const revision of revisionsOf(world).of(sid)) revisionsOf(world).drop(revision.sid)
  for (const execution of executionsOf(world).of(sid)) {
    for (const step of stepsOf(world).of(execution.sid)) stepsOf(world).drop(step.sid)
    executionsOf(world).drop(execution.sid)
  }
  flowsOf(world).drop(sid)
}

function definitionOf({ form }: TwilioRequest): unknown {
  try {
    return JSON.parse(form.get('Definition') ?? '')
  } catch {
    throw invalidParameter('Definition must be JSON')
  }
}

/** A draft may be wrong; what is published may not. */
function statusOf({ form }: TwilioRequest, definition: unknown): Flow['status'] {
  const status = form.get('Status')
  if (status !== 'draft' && status !== 'published') throw invalidParameter('Status must be draft or published')
  if (status === 'published') refuseInvalid(definition)
  return status
}

function refuseInvalid(definition: unknown): void {
  const faults = faultsOf(definition)
  if (faults.length > 0) throw new InvalidFlow(faults)
}

function present(flow: Flow, whole: boolean): object {
  const url = `https://${STUDIO}/v2/Flows/${flow.sid}`
  return {
    ...common(flow),
    ...(whole ? { definition: flow.definition } : {}),
    warnings: [],
    webhook_url: `https://webhooks.twilio.com/v1/Accounts/${flow.account}/Flows/${flow.sid}`,
    url,
    links: { revisions: `${url}/Revisions`, executions: `${url}/Executions`, test_users: `${url}/TestUsers` },
  }
}

const presentRevision = (revision: Revision): object => ({
  ...common({ ...revision, sid: revision.parent }),
  definition: revision.definition,
  url: `https://${STUDIO}/v2/Flows/${revision.parent}/Revisions/${revision.revision}`,
})

function common(flow: Flow): object {
  const errors = faultsOf(flow.definition)
  return {
    sid: flow.sid,
    account_sid: flow.account,
    author_sid: null,
    friendly_name: flow.friendlyName,
    status: flow.status,
    revision: flow.revision,
    commit_message: flow.commitMessage,
    valid: errors.length === 0,
    errors,
    date_created: new Date(flow.created).toISOString(),
    date_updated: new Date(flow.updated).toISOString(),
  }
}
