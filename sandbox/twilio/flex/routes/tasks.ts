import { listPage } from '../../list-page.ts'
import { TwilioRefusal } from '../../refusals.ts'
import { created, gone, ok, type TwilioAnswer, type TwilioRequest, type TwilioRoute } from '../../router.ts'
import type { Twilio } from '../../twilio.ts'
import { type Attributes, parseExpression } from '../expression.ts'
import {
  instances,
  type Reservation,
  readAttributes,
  reservations,
  type Task,
  type TaskStatus,
  taskChannels,
  taskQueues,
  tasks,
  type Workspace,
  workers,
  workflows,
  workspaces,
} from '../model.ts'
import { acceptReservation, rejectReservation } from '../reservations.ts'
import { cancelTask, changeTask, completeTask, createTask, tell, wrapTask } from '../tasks.ts'
import { presentTask } from './present-task.ts'
import { isoDate, named, numberField } from './read.ts'

const HOST = 'taskrouter.twilio.com'
const BASE = `https://${HOST}/v1/Workspaces`
const TASKS = '/v1/Workspaces/:workspace/Tasks'

const workspaceOf = (twilio: Twilio, request: TwilioRequest): Workspace =>
  named(workspaces(twilio.world), request, 'workspace')

function taskOf(twilio: Twilio, request: TwilioRequest): Task {
  return named(tasks(twilio.world), request, 'task', workspaceOf(twilio, request).sid)
}

function list(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const { query } = request
  const statuses = query.getAll('AssignmentStatus').flatMap((each) => each.split(','))
  const chosen = readExpression(query.get('EvaluateTaskAttributes'))
  const all = tasks(world)
    .of(workspaceOf(twilio, request).sid)
    .filter(
      (task) =>
        chosen(readAttributes(task.attributes)) &&
        (statuses.length === 0 || statuses.includes(task.status)) &&
        fits(query, 'WorkflowSid', task.workflow) &&
        fits(query, 'WorkflowName', workflows(world).get(task.workflow)?.name) &&
        fits(query, 'TaskQueueSid', task.queue) &&
        fits(query, 'TaskQueueName', task.queue && taskQueues(world).get(task.queue)?.name) &&
        fits(query, 'Priority', String(task.priority)),
    )
  return listPage(request, HOST, 'tasks', all, (task) => presentTask(world, task))
}

function readExpression(expression: string | null): (attributes: Attributes) => boolean {
  if (expression === null) return () => true
  try {
    return parseExpression(expression)
  } catch {
    throw new TwilioRefusal(400, 20001, 'EvaluateTaskAttributes is not an expression')
  }
}

function fits(query: URLSearchParams, name: string, value: string | null | undefined): boolean {
  const asked = query.get(name)
  return asked === null || asked === value
}

function create(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const { world } = twilio
  const workspace = workspaceOf(twilio, request)
  const { form } = request
  const named = form.get('TaskChannel') ?? 'default'
  const channel = taskChannels(world)
    .of(workspace.sid)
    .find(({ sid, uniqueName }) => sid === named || uniqueName === named)
  if (!channel) throw new TwilioRefusal(400, 20001, `Task channel ${named} not found`)
  const fallback = instances(world).find((each) => each.workspace === workspace.sid)?.workflow
  const task = createTask(twilio, {
    account: request.account.sid,
    workspace: workspace.sid,
    workflow: form.get('WorkflowSid') ?? fallback ?? '',
    channel: channel.sid,
    attributes: form.get('Attributes') ?? '{}',
    priority: numberField(request, 'Priority'),
    timeout: numberField(request, 'Timeout'),
  })
  return created(presentTask(world, task))
}

/** To which states a task may be brought by hand (documentation: TaskRouter, "Update a Task"). */
const MOVES: Partial<Record<TaskStatus, (twilio: Twilio, task: Task, reason: string) => Task>> = {
  canceled: (twilio, task, reason) => {
    if (task.status !== 'pending' && task.status !== 'reserved') throw wrongState(task, 'canceled')
    return cancelTask(twilio, task, reason)
  },
  wrapping: (twilio, task) => {
    if (task.status !== 'assigned') throw wrongState(task, 'wrapping')
    return wrapTask(twilio, task)
  },
  completed: (twilio, task, reason) => {
    if (task.status !== 'assigned' && task.status !== 'wrapping') throw wrongState(task, 'completed')
    return completeTask(twilio, task, reason)
  },
}

const wrongState = (task: Task, to: string) =>
  new TwilioRefusal(400, 20001, `Cannot ${to} task ${task.sid} because it is ${task.status}`)

function update(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  let task = taskOf(twilio, request)
  const { form } = request
  const changes: Partial<Task> = {}
  const attributes = form.get('Attributes')
  if (attributes !== null) changes.attributes = attributes
  const priority = numberField(request, 'Priority')
  if (priority !== undefined) changes.priority = priority
  if (Object.keys(changes).length > 0) {
    task = changeTask(twilio, task, changes)
    tell(twilio, 'task.updated', task, `Task ${task.sid} updated`)
  }
  const status = form.get('AssignmentStatus')
  if (status !== null) {
    const move = MOVES[status as TaskStatus]
    if (!move) throw new TwilioRefusal(400, 20001, `AssignmentStatus ${status} cannot be set`)
    task = move(twilio, task, form.get('Reason') ?? '')
  }
  return ok(presentTask(twilio.world, task))
}

/** A deleted task leaves its conversation orphaned too (documentation: Flex Conversations, "Best Practices"). */
function remove(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const task = taskOf(twilio, request)
  const open = task.status === 'pending' || task.status === 'reserved'
  if (open) cancelTask(twilio, task, 'Task deleted')
  tell(twilio, 'task.deleted', tasks(twilio.world).get(task.sid)!, `Task ${task.sid} deleted`)
  tasks(twilio.world).drop(task.sid)
  twilio.flex.changed()
  return gone()
}

function reservationOf(twilio: Twilio, request: TwilioRequest): Reservation {
  return named(reservations(twilio.world), request, 'reservation', taskOf(twilio, request).sid)
}

/** What a worker's own program does with what they are offered; accepting and rejecting are all that a chat needs. */
function updateReservation(twilio: Twilio, request: TwilioRequest): TwilioAnswer {
  const reservation = reservationOf(twilio, request)
  const status = request.form.get('ReservationStatus')
  const task = taskOf(twilio, request)
  if (status === 'accepted') acceptReservation(twilio, reservation)
  else if (status === 'rejected') rejectReservation(twilio, reservation)
  else if (status === 'wrapping') MOVES.wrapping?.(twilio, task, '')
  else if (status === 'completed') MOVES.completed?.(twilio, task, '')
  else throw new TwilioRefusal(400, 20001, `ReservationStatus ${status} cannot be set`)
  return ok(presentReservation(twilio, reservations(twilio.world).get(reservation.sid)!))
}

export function presentReservation(twilio: Twilio, reservation: Reservation): object {
  const workspace = tasks(twilio.world).get(reservation.parent!)?.parent
  const url = `${BASE}/${workspace}/Tasks/${reservation.parent}/Reservations/${reservation.sid}`
  return {
    sid: reservation.sid,
    account_sid: reservation.account,
    workspace_sid: workspace,
    task_sid: reservation.parent,
    worker_sid: reservation.worker,
    worker_name: workers(twilio.world).get(reservation.worker)?.name ?? null,
    reservation_status: reservation.status,
    date_created: isoDate(reservation.created),
    date_updated: isoDate(reservation.updated),
    url,
    links: {
      task: `${BASE}/${workspace}/Tasks/${reservation.parent}`,
      worker: `${BASE}/${workspace}/Workers/${reservation.worker}`,
      workspace: `${BASE}/${workspace}`,
    },
  }
}

/** Documentation: TaskRouter, "Tasks" and "Task Reservations"; shapes of the specification taskrouter_v1. */
export const taskRoutes: readonly TwilioRoute[] = [
  { host: HOST, method: 'GET', path: TASKS, handle: list },
  { host: HOST, method: 'POST', path: TASKS, handle: create },
  {
    host: HOST,
    method: 'GET',
    path: `${TASKS}/:task`,
    handle: (twilio, request) => ok(presentTask(twilio.world, taskOf(twilio, request))),
  },
  { host: HOST, method: 'POST', path: `${TASKS}/:task`, handle: update },
  { host: HOST, method: 'DELETE', path: `${TASKS}/:task`, handle: remove },
  {
    host: HOST,
    method: 'GET',
    path: `${TASKS}/:task/Reservations`,
    handle(twilio, request) {
      const all = reservations(twilio.world)
        .of(taskOf(twilio, request).sid)
        .filter((each) => fits(request.query, 'ReservationStatus', each.status))
        .filter((each) => fits(request.query, 'WorkerSid', each.worker))
      return listPage(request, HOST, 'reservations', all, (each) => presentReservation(twilio, each))
    },
  },
  {
    host: HOST,
    method: 'GET',
    path: `${TASKS}/:task/Reservations/:reservation`,
    handle: (twilio, request) => ok(presentReservation(twilio, reservationOf(twilio, request))),
  },
  { host: HOST, method: 'POST', path: `${TASKS}/:task/Reservations/:reservation`, handle: updateReservation },
]
