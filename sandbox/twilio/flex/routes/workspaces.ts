import { listPage } from '../../list-page.ts'
import { notFound, TwilioRefusal } from '../../refusals.ts'
import { created, gone, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { parseExpression } from '../expression.ts'
import {
  type Activity,
  activities,
  type TaskChannel,
  type TaskQueue,
  taskChannels,
  taskQueues,
  type Workflow,
  type Workspace,
  workflows,
  workspaces,
} from '../model.ts'
import { RESERVATION_TIMEOUT } from '../seed.ts'
import { queuesOf } from '../workflow.ts'
import { isoDate, named, needed, numberField, or } from './read.ts'

const HOST = 'taskrouter.twilio.com'
const BASE = `https://${HOST}/v1/Workspaces`
const WORKSPACE = '/v1/Workspaces/:workspace'

const workspaceOf = (twilio: Twilio, request: TwilioRequest): Workspace =>
  named(workspaces(twilio.world), request, 'workspace')

/** What every resource of a workspace begins with. */
const shown = (each: { sid: string; account: string; parent?: string; created: number; updated: number }) => ({
  sid: each.sid,
  account_sid: each.account,
  workspace_sid: each.parent,
  date_created: isoDate(each.created),
  date_updated: isoDate(each.updated),
})

function fresh(twilio: Twilio, workspace: Workspace, prefix: string) {
  const at = twilio.world.clock()
  const sid = twilio.world.newSid(prefix)
  return { sid, account: workspace.account, parent: workspace.sid, created: at, updated: at }
}

/** A name that is taken is refused (docs/api/errors/20001 names none of its own for it). */
function freeName(taken: { sid: string; name: string }[], name: string, but?: string): string {
  if (taken.some((each) => each.name === name && each.sid !== but))
    throw new TwilioRefusal(400, 20001, `FriendlyName ${name} exists already`)
  return name
}

function presentWorkspace(twilio: Twilio, workspace: Workspace): object {
  const url = `${BASE}/${workspace.sid}`
  const nameOf = (sid: string) => activities(twilio.world).get(sid)?.name ?? null
  return {
    sid: workspace.sid,
    account_sid: workspace.account,
    friendly_name: workspace.name,
    default_activity_sid: workspace.defaultActivity,
    default_activity_name: nameOf(workspace.defaultActivity),
    timeout_activity_sid: workspace.timeoutActivity,
    timeout_activity_name: nameOf(workspace.timeoutActivity),
    event_callback_url: workspace.eventCallbackUrl,
    events_filter: workspace.eventsFilter,
    multi_task_enabled: true,
    prioritize_queue_order: 'FIFO',
    date_created: isoDate(workspace.created),
    date_updated: isoDate(workspace.updated),
    url,
    links: {
      activities: `${url}/Activities`,
      workers: `${url}/Workers`,
      tasks: `${url}/Tasks`,
      task_queues: `${url}/TaskQueues`,
      task_channels: `${url}/TaskChannels`,
      workflows: `${url}/Workflows`,
    },
  }
}

function updateWorkspace(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = workspaceOf(twilio, request)
  const changed = workspaces(twilio.world).put({
    ...known,
    name: or(request, 'FriendlyName', known.name),
    eventCallbackUrl: or(request, 'EventCallbackUrl', known.eventCallbackUrl),
    eventsFilter: or(request, 'EventsFilter', known.eventsFilter),
    timeoutActivity: or(request, 'TimeoutActivitySid', known.timeoutActivity),
    updated: twilio.world.clock(),
  })
  return ok(presentWorkspace(twilio, changed))
}

function presentActivity(activity: Activity): object {
  const url = `${BASE}/${activity.parent}/Activities/${activity.sid}`
  return { ...shown(activity), friendly_name: activity.name, available: activity.available, url, links: {} }
}

function presentQueue(queue: TaskQueue): object {
  return {
    ...shown(queue),
    friendly_name: queue.name,
    target_workers: queue.targetWorkers,
    max_reserved_workers: queue.maxReserved,
    task_order: queue.order,
    reservation_activity_sid: queue.reservationActivity,
    assignment_activity_sid: queue.assignmentActivity,
    url: `${BASE}/${queue.parent}/TaskQueues/${queue.sid}`,
    links: {},
  }
}

function putQueue(twilio: Twilio, request: TwilioRequest, known?: TaskQueue): TaskQueue {
  const workspace = workspaceOf(twilio, request)
  const targetWorkers = or(request, 'TargetWorkers', known?.targetWorkers ?? '1==1')
  try {
    parseExpression(targetWorkers)
  } catch {
    throw new TwilioRefusal(400, 20001, 'TargetWorkers is not an expression')
  }
  const all = taskQueues(twilio.world)
  const name = known ? or(request, 'FriendlyName', known.name) : needed(request, 'FriendlyName')
  const order = or(request, 'TaskOrder', known?.order ?? 'FIFO')
  const queue = all.put({
    ...(known ?? fresh(twilio, workspace, 'WQ')),
    name: freeName(all.of(workspace.sid), name, known?.sid),
    targetWorkers,
    maxReserved: numberField(request, 'MaxReservedWorkers') ?? known?.maxReserved ?? 1,
    order: order === 'LIFO' ? 'LIFO' : 'FIFO',
    reservationActivity: or(request, 'ReservationActivitySid', known?.reservationActivity ?? null),
    assignmentActivity: or(request, 'AssignmentActivitySid', known?.assignmentActivity ?? null),
    updated: twilio.world.clock(),
  })
  twilio.flex.changed()
  return queue
}

function presentWorkflow(workflow: Workflow): object {
  const url = `${BASE}/${workflow.parent}/Workflows/${workflow.sid}`
  return {
    ...shown(workflow),
    friendly_name: workflow.name,
    configuration: workflow.configuration,
    document_content_type: 'application/json',
    assignment_callback_url: workflow.assignmentCallbackUrl,
    fallback_assignment_callback_url: workflow.fallbackAssignmentCallbackUrl,
    task_reservation_timeout: workflow.reservationTimeout,
    url,
    links: { statistics: `${url}/Statistics` },
  }
}

function putWorkflow(twilio: Twilio, request: TwilioRequest, known?: Workflow): Workflow {
  const workspace = workspaceOf(twilio, request)
  const configuration = known ? or(request, 'Configuration', known.configuration) : needed(request, 'Configuration')
  const unknown = queuesOf(configuration).find((sid) => taskQueues(twilio.world).get(sid)?.parent !== workspace.sid)
  if (unknown !== undefined) throw new TwilioRefusal(400, 20001, `TaskQueue ${unknown} of the configuration not found`)
  const all = workflows(twilio.world)
  const name = known ? or(request, 'FriendlyName', known.name) : needed(request, 'FriendlyName')
  const workflow = all.put({
    ...(known ?? fresh(twilio, workspace, 'WW')),
    name: freeName(all.of(workspace.sid), name, known?.sid),
    configuration,
    assignmentCallbackUrl: or(request, 'AssignmentCallbackUrl', known?.assignmentCallbackUrl ?? null),
    fallbackAssignmentCallbackUrl: or(
      request,
      'FallbackAssignmentCallbackUrl',
      known?.fallbackAssignmentCallbackUrl ?? null,
    ),
    reservationTimeout:
      numberField(request, 'TaskReservationTimeout') ?? known?.reservationTimeout ?? RESERVATION_TIMEOUT,
    updated: twilio.world.clock(),
  })
  twilio.flex.changed()
  return workflow
}

function presentTaskChannel(channel: TaskChannel): object {
  return {
    ...shown(channel),
    friendly_name: channel.name,
    unique_name: channel.uniqueName,
    channel_optimized_routing: channel.optimized,
    url: `${BASE}/${channel.parent}/TaskChannels/${channel.sid}`,
    links: {},
  }
}

/** A task channel is named by its sid or its unique name (documentation: TaskRouter, "Task Channels"). */
function taskChannelOf(twilio: Twilio, request: TwilioRequest): TaskChannel {
  const { channel: named } = request.params
  const found = taskChannels(twilio.world)
    .of(workspaceOf(twilio, request).sid)
    .find(({ sid, uniqueName }) => sid === named || uniqueName === named)
  if (!found) throw notFound(request.path)
  return found
}

function createTaskChannel(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const workspace = workspaceOf(twilio, request)
  const uniqueName = needed(request, 'UniqueName')
  const all = taskChannels(twilio.world)
  if (all.of(workspace.sid).some((each) => each.uniqueName === uniqueName))
    throw new TwilioRefusal(400, 20001, `TaskChannel ${uniqueName} exists already`)
  const optimized = request.form.get('ChannelOptimizedRouting') === 'true'
  const made = all.put({
    ...fresh(twilio, workspace, 'TC'),
    name: needed(request, 'FriendlyName'),
    uniqueName,
    optimized,
  })
  return created(presentTaskChannel(made))
}

function updateTaskChannel(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = taskChannelOf(twilio, request)
  const optimized = request.form.get('ChannelOptimizedRouting')
  const changed = taskChannels(twilio.world).put({
    ...known,
    name: or(request, 'FriendlyName', known.name),
    optimized: optimized === null ? known.optimized : optimized === 'true',
    updated: twilio.world.clock(),
  })
  return ok(presentTaskChannel(changed))
}

const queueOf = (twilio: Twilio, request: TwilioRequest) =>
  named(taskQueues(twilio.world), request, 'queue', workspaceOf(twilio, request).sid)
const workflowOf = (twilio: Twilio, request: TwilioRequest) =>
  named(workflows(twilio.world), request, 'workflow', workspaceOf(twilio, request).sid)

/** A list of the workspace's, by name where one is asked for. */
function listed<T extends { sid: string; name: string }>(
  request: TwilioRequest,
  key: string,
  all: T[],
  present: (each: T) => object,
): TwilioAnswer {
  const name = request.query.get('FriendlyName')
  return listPage(request, HOST, key, name === null ? all : all.filter((each) => each.name === name), present)
}

const at = (path: string) => ({ host: HOST, path: `${WORKSPACE}${path}` })

/** Documentation: TaskRouter, "Workspaces", "Activities", "TaskQueues", "Workflows", "Task Channels". */
export const workspaceRoutes: readonly TwilioRoute[] = [
  {
    host: HOST,
    path: '/v1/Workspaces',
    method: 'GET',
    handle(twilio, request) {
      const all = workspaces(twilio.world)
        .all()
        .filter((each) => each.account === request.account.sid)
      return listed(request, 'workspaces', all, (each) => presentWorkspace(twilio, each))
    },
  },
  { ...at(''), method: 'GET', handle: (t, request) => ok(presentWorkspace(t, workspaceOf(t, request))) },
  { ...at(''), method: 'POST', handle: updateWorkspace },
  {
    ...at('/Activities'),
    method: 'GET',
    handle: (t, request) =>
      listed(request, 'activities', activities(t.world).of(workspaceOf(t, request).sid), presentActivity),
  },
  {
    ...at('/Activities/:activity'),
    method: 'GET',
    handle: (t, request) =>
      ok(presentActivity(named(activities(t.world), request, 'activity', workspaceOf(t, request).sid))),
  },
  {
    ...at('/TaskQueues'),
    method: 'GET',
    handle: (t, request) =>
      listed(request, 'task_queues', taskQueues(t.world).of(workspaceOf(t, request).sid), presentQueue),
  },
  { ...at('/TaskQueues'), method: 'POST', handle: (t, request) => created(presentQueue(putQueue(t, request))) },
  { ...at('/TaskQueues/:queue'), method: 'GET', handle: (t, request) => ok(presentQueue(queueOf(t, request))) },
  {
    ...at('/TaskQueues/:queue'),
    method: 'POST',
    handle: (t, request) => ok(presentQueue(putQueue(t, request, queueOf(t, request)))),
  },
  {
    ...at('/TaskQueues/:queue'),
    method: 'DELETE',
    handle(t, request) {
      taskQueues(t.world).drop(queueOf(t, request).sid)
      return gone()
    },
  },
  {
    ...at('/Workflows'),
    method: 'GET',
    handle: (t, request) =>
      listed(request, 'workflows', workflows(t.world).of(workspaceOf(t, request).sid), presentWorkflow),
  },
  { ...at('/Workflows'), method: 'POST', handle: (t, request) => created(presentWorkflow(putWorkflow(t, request))) },
  { ...at('/Workflows/:workflow'), method: 'GET', handle: (t, request) => ok(presentWorkflow(workflowOf(t, request))) },
  {
    ...at('/Workflows/:workflow'),
    method: 'POST',
    handle: (t, request) => ok(presentWorkflow(putWorkflow(t, request, workflowOf(t, request)))),
  },
  {
    ...at('/Workflows/:workflow'),
    method: 'DELETE',
    handle(t, request) {
      workflows(t.world).drop(workflowOf(t, request).sid)
      return gone()
    },
  },
  {
    ...at('/TaskChannels'),
    method: 'GET',
    handle: (t, request) =>
      listed(request, 'channels', taskChannels(t.world).of(workspaceOf(t, request).sid), presentTaskChannel),
  },
  { ...at('/TaskChannels'), method: 'POST', handle: createTaskChannel },
  {
    ...at('/TaskChannels/:channel'),
    method: 'GET',
    handle: (t, request) => ok(presentTaskChannel(taskChannelOf(t, request))),
  },
  { ...at('/TaskChannels/:channel'), method: 'POST', handle: updateTaskChannel },
  {
    ...at('/TaskChannels/:channel'),
    method: 'DELETE',
    handle(t, request) {
      taskChannels(t.world).drop(taskChannelOf(t, request).sid)
      return gone()
    },
  },
]
