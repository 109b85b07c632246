import { listPage } from '../../list-page.ts'
import { TwilioRefusal } from '../../refusals.ts'
import { created, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { holds } from '../expression.ts'
import {
  activities,
  MOST_TASKS,
  readAttributes,
  type TaskChannel,
  taskChannels,
  taskQueues,
  type Worker,
  workers,
  workspaces,
} from '../model.ts'
import { reservationsOf, setActivity, tasksOf } from '../reservations.ts'
import { isoDate, jsonField, named, needed, numberField } from './read.ts'
import { presentReservation } from './tasks.ts'

const HOST = 'taskrouter.twilio.com'
const BASE = `https://${HOST}/v1/Workspaces`
const WORKERS = '/v1/Workspaces/:workspace/Workers'

function workerOf(twilio: Twilio, request: TwilioRequest): Worker {
  const workspace = named(workspaces(twilio.world), request, 'workspace')
  return named(workers(twilio.world), request, 'worker', workspace.sid)
}

function list(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const { query } = request
  const activityOf = (worker: Worker) => activities(world).get(worker.activity)
  const queue = taskQueues(world).get(query.get('TaskQueueSid') ?? '')
  const asked = (name: string, value: string | undefined) => query.get(name) === null || query.get(name) === value
  const expression = query.get('TargetWorkersExpression')
  const all = workers(world)
    .of(named(workspaces(world), request, 'workspace').sid)
    .filter(
      (worker) =>
        asked('FriendlyName', worker.name) &&
        asked('ActivitySid', worker.activity) &&
        asked('ActivityName', activityOf(worker)?.name) &&
        (query.get('Available') === null || isYes(query.get('Available')) === activityOf(worker)?.available) &&
        (!queue || holds(queue.targetWorkers, readAttributes(worker.attributes))) &&
        (expression === null || holds(expression, readAttributes(worker.attributes))),
    )
  return listPage(request, HOST, 'workers', all, (worker) => present(twilio, worker))
}

const isYes = (text: string | null) => text === '1' || text?.toLowerCase() === 'true'

function create(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const workspace = named(workspaces(world), request, 'workspace')
  const name = needed(request, 'FriendlyName')
  if (
    workers(world)
      .of(workspace.sid)
      .some((each) => each.name === name)
  )
    throw new TwilioRefusal(400, 20001, `Worker ${name} exists already`)
  const attributes = request.form.get('Attributes') ?? '{}'
  jsonField('Attributes', attributes)
  const at = world.clock()
  const worker = workers(world).put({
    sid: world.newSid('WK'),
    account: request.account.sid,
    parent: workspace.sid,
    created: at,
    updated: at,
    name,
    attributes,
    activity: workspace.defaultActivity,
    statusChanged: at,
    offeredAt: 0,
    capacities: {},
  })
  const activity = request.form.get('ActivitySid')
  return created(present(twilio, activity === null ? worker : setActivity(twilio, worker, activity)))
}

function update(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const known = workerOf(twilio, request)
  const { form } = request
  const attributes = form.get('Attributes') ?? known.attributes
  jsonField('Attributes', attributes)
  const changed = workers(twilio.world).put({
    ...known,
    name: form.get('FriendlyName') ?? known.name,
    attributes,
    updated: twilio.world.clock(),
  })
  twilio.flex.changed()
  const activity = form.get('ActivitySid')
  return ok(present(twilio, activity === null ? changed : setActivity(twilio, changed, activity)))
}

function present(twilio: Twilio, worker: Worker): object {
  const activity = activities(twilio.world).get(worker.activity)
  const url = `${BASE}/${worker.parent}/Workers/${worker.sid}`
  return {
    sid: worker.sid,
    account_sid: worker.account,
    workspace_sid: worker.parent,
    friendly_name: worker.name,
    attributes: worker.attributes,
    activity_sid: worker.activity,
    activity_name: activity?.name ?? null,
    available: activity?.available ?? false,
    date_created: isoDate(worker.created),
    date_updated: isoDate(worker.updated),
    date_status_changed: isoDate(worker.statusChanged),
    url,
    links: { channels: `${url}/Channels`, reservations: `${url}/Reservations`, workspace: `${BASE}/${worker.parent}` },
  }
}

/** Each worker has each task channel, with a capacity of their own; its sid is made of both. */
function presentChannel(twilio: Twilio, worker: Worker, channel: TaskChannel): { sid: string } {
  const capacity = worker.capacities[channel.sid] ?? MOST_TASKS
  const assigned = tasksOf(twilio, worker, channel.sid)
  const sid = `WC${worker.sid.slice(2, 18)}${channel.sid.slice(2, 18)}`
  const shown = {
    sid,
    account_sid: worker.account,
    workspace_sid: worker.parent,
    worker_sid: worker.sid,
    task_channel_sid: channel.sid,
    task_channel_unique_name: channel.uniqueName,
    configured_capacity: capacity,
    assigned_tasks: assigned,
    available: capacity > 0,
    available_capacity_percentage: capacity === 0 ? 0 : Math.round(((capacity - assigned) * 100) / capacity),
    date_created: isoDate(worker.created),
    date_updated: isoDate(worker.updated),
    url: `${BASE}/${worker.parent}/Workers/${worker.sid}/Channels/${sid}`,
  }
  return shown
}

function updateChannel(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const worker = workerOf(twilio, request)
  const channel = taskChannels(twilio.world)
    .of(worker.parent!)
    .find((each) => presentChannel(twilio, worker, each).sid === request.params.channel || fitsName(request, each))
  if (!channel) throw new TwilioRefusal(404, 20404, 'Worker channel not found')
  const capacity = request.form.get('Available') === 'false' ? 0 : numberField(request, 'Capacity')
  const capacities = { ...worker.capacities, [channel.sid]: capacity ?? MOST_TASKS }
  const changed = workers(twilio.world).put({ ...worker, capacities, updated: twilio.world.clock() })
  twilio.flex.changed()
  return ok(presentChannel(twilio, changed, channel))
}

const fitsName = (request: TwilioRequest, channel: TaskChannel) =>
  request.params.channel === channel.uniqueName || request.params.channel === channel.sid

/** Documentation: TaskRouter, "Workers" and "Worker Channels". */
export const workerRoutes: readonly TwilioRoute[] = [
  { host: HOST, method: 'GET', path: WORKERS, handle: list },
  { host: HOST, method: 'POST', path: WORKERS, handle: create },
  {
    host: HOST,
    method: 'GET',
    path: `${WORKERS}/:worker`,
    handle: (twilio, request) => ok(present(twilio, workerOf(twilio, request))),
  },
  { host: HOST, method: 'POST', path: `${WORKERS}/:worker`, handle: update },
  {
    host: HOST,
    method: 'GET',
    path: `${WORKERS}/:worker/Channels`,
    handle(twilio, request) {
      const worker = workerOf(twilio, request)
      const all = taskChannels(twilio.world).of(worker.parent!)
      return listPage(request, HOST, 'channels', all, (channel) => presentChannel(twilio, worker, channel))
    },
  },
  { host: HOST, method: 'POST', path: `${WORKERS}/:worker/Channels/:channel`, handle: updateChannel },
  {
    host: HOST,
    method: 'GET',
    path: `${WORKERS}/:worker/Reservations`,
    handle(twilio, request) {
      const all = reservationsOf(twilio, workerOf(twilio, request))
      return listPage(request, HOST, 'reservations', all, (each) => presentReservation(twilio, each))
    },
  },
]
