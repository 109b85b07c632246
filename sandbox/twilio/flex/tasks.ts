import { TwilioRefusal } from '../refusals.ts'
import type { Twilio } from '../twilio.ts'
import { type Reservation, readAttributes, reservations, type Task, tasks, workers, workflows } from './model.ts'
import { type Step, stepsFor } from './workflow.ts'

/** Documentation: TaskRouter, "Tasks": 24 hours unless said otherwise. */
const TIMEOUT_SECONDS = 86_400

export interface NewTask {
  account: string
  workspace: string
  workflow: string
  channel: string
  attributes: string
  priority?: number | undefined
  timeout?: number | undefined
  /** Only this worker is asked, of this queue. */
  target?: { worker: string; queue: string } | null
  interactionChannel?: string | null
  invite?: string | null
}

/** A task enters its workflow. It is offered to somebody a moment later. */
export function createTask(twilio: Twilio, wanted: NewTask): Task {
  const { world } = twilio
  const workflow = workflows(world).get(wanted.workflow)
  if (workflow?.parent !== wanted.workspace) throw new TwilioRefusal(400, 20001, 'Workflow not found')
  const at = world.clock()
  const task = tasks(world).put({
    sid: world.newSid('WT'),
    account: wanted.account,
    parent: wanted.workspace,
    created: at,
    updated: at,
    workflow: workflow.sid,
    queue: wanted.target?.queue ?? null,
    channel: wanted.channel,
    attributes: wanted.attributes,
    status: 'pending',
    priority: wanted.priority ?? 0,
    reason: null,
    timeout: wanted.timeout ?? TIMEOUT_SECONDS,
    enteredQueue: at,
    step: 0,
    stepUntil: null,
    target: wanted.target?.worker ?? null,
    refusals: {},
    interactionChannel: wanted.interactionChannel ?? null,
    invite: wanted.invite ?? null,
  })
  tell(twilio, 'task.created', task, `Task ${task.sid} created`)
  twilio.flex.changed()
  return wanted.target ? task : enterStep(twilio, task, 0)
}

/** The steps of the task's workflow as it is configured now. */
export function stepsOf(twilio: Twilio, task: Task): Step[] {
  const workflow = workflows(twilio.world).get(task.workflow)
  return workflow ? stepsFor(workflow.configuration, readAttributes(task.attributes)) : []
}

function enterStep(twilio: Twilio, task: Task, number: number): Task {
  const step = stepsOf(twilio, task)[number]
  if (!step) {
    tell(twilio, 'workflow.timeout', task, `Task ${task.sid} reached the end of its Workflow`)
    return cancelTask(twilio, task, 'Task canceled on Workflow timeout')
  }
  const at = twilio.world.clock()
  const entered = tasks(twilio.world).put({
    ...task,
    status: 'pending',
    updated: at,
    step: number,
    stepUntil: step.seconds === null ? null : at + step.seconds * 1000,
    queue: step.queue,
    enteredQueue: at,
    priority: step.priority ?? task.priority,
  })
  tell(twilio, 'task-queue.entered', entered, `Task ${task.sid} entered TaskQueue ${step.queue}`)
  twilio.flex.changed()
  return entered
}

export function changeTask(twilio: Twilio, task: Task, changes: Partial<Task>): Task {
  const changed = tasks(twilio.world).put({ ...task, ...changes, updated: twilio.world.clock() })
  twilio.flex.changed()
  return changed
}

export function changeReservation(
  twilio: Twilio,
  reservation: Reservation,
  status: Reservation['status'],
): Reservation {
  const changed = reservations(twilio.world).put({ ...reservation, status, updated: twilio.world.clock() })
  twilio.flex.changed()
  return changed
}

/** Nobody is to take it any more. Its conversation stays as it is (documentation: Flex Conversations, "Best Practices", orphaned conversations). */
export function cancelTask(twilio: Twilio, task: Task, reason: string): Task {
  takeBack(twilio, task, 'canceled')
  const canceled = changeTask(twilio, task, { status: 'canceled', reason, stepUntil: null })
  tell(twilio, 'task.canceled', canceled, `Task ${task.sid} canceled: ${reason}`)
  return canceled
}

/** The talk is over, the worker still has something to write down. */
export function wrapTask(twilio: Twilio, task: Task): Task {
  if (task.status !== 'assigned') return task
  for (const reservation of openReservations(twilio, task)) {
    const wrapping = changeReservation(twilio, reservation, 'wrapping')
    tellReservation(twilio, 'reservation.wrapup', task, wrapping)
  }
  const wrapping = changeTask(twilio, task, { status: 'wrapping' })
  tell(twilio, 'task.wrapup', wrapping, `Task ${task.sid} is wrapping up`)
  return wrapping
}

/** Done with. What nobody had accepted yet is canceled instead (documentation: TaskRouter, "Task lifecycle"). */
export function completeTask(twilio: Twilio, task: Task, reason: string): Task {
  if (task.status === 'pending' || task.status === 'reserved') return cancelTask(twilio, task, reason)
  if (task.status !== 'assigned' && task.status !== 'wrapping') return task
  for (const reservation of openReservations(twilio, task)) {
    const completed = changeReservation(twilio, reservation, 'completed')
    tellReservation(twilio, 'reservation.completed', task, completed)
  }
  const completed = changeTask(twilio, task, { status: 'completed', reason })
  tell(twilio, 'task.completed', completed, `Task ${task.sid} completed`)
  return completed
}

/** What ends by time: a step of the workflow while nobody has accepted, and the age of the whole task. */
export function endTasksInTime(twilio: Twilio, now: number): void {
  for (const task of tasks(twilio.world).all()) {
    const waiting = task.status === 'pending' || task.status === 'reserved'
    if (!waiting && task.status !== 'assigned') continue
    if (now >= task.created + task.timeout * 1000) cancelTask(twilio, task, 'Task TTL Exceeded')
    else if (waiting && task.stepUntil !== null && now >= task.stepUntil) {
      tell(twilio, 'task-queue.timeout', task, `Task ${task.sid} waited in its TaskQueue for too long`)
      takeBack(twilio, task, 'rescinded')
      enterStep(twilio, task, task.step + 1)
    }
  }
}

/** Reservations that are not over. */
export function openReservations(twilio: Twilio, task: Task): Reservation[] {
  return reservations(twilio.world)
    .of(task.sid)
    .filter(({ status }) => status === 'pending' || status === 'accepted' || status === 'wrapping')
}

function takeBack(twilio: Twilio, task: Task, status: 'canceled' | 'rescinded'): void {
  for (const reservation of openReservations(twilio, task)) {
    const taken = changeReservation(twilio, reservation, status)
    tellReservation(twilio, `reservation.${status}`, task, taken)
  }
}

export function tell(twilio: Twilio, type: string, task: Task, description: string): void {
  twilio.flex.tell({ account: task.account, workspace: task.parent!, type, description, task })
}

export function tellReservation(twilio: Twilio, type: string, task: Task, reservation: Reservation): void {
  const worker = workers(twilio.world).get(reservation.worker)
  const description = `Reservation ${reservation.sid} ${type.slice(type.indexOf('.') + 1)}`
  const event = { account: task.account, workspace: task.parent!, type, description, task, reservation }
  twilio.flex.tell(worker ? { ...event, worker } : event)
}
