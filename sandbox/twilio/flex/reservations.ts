import { TwilioRefusal } from '../refusals.ts'
import type { Twilio } from '../twilio.ts'
import { holds } from './expression.ts'
import {
  activities,
  interactionChannels,
  MOST_TASKS,
  type Reservation,
  readAttributes,
  reservations,
  type Task,
  taskQueues,
  tasks,
  type Worker,
  workers,
  workflows,
  workspaces,
} from './model.ts'
import { joinByReservation } from './participants.ts'
import { cancelTask, changeReservation, changeTask, openReservations, stepsOf, tell, tellReservation } from './tasks.ts'

/**
 * Offers what waits, most important and oldest first, each to the worker who was not asked for the longest time (documentation: TaskRouter,
 * "How TaskRouter matches tasks to workers"). One worker at a time is asked, as queues have it unless told otherwise.
 */
export function offerTasks(twilio: Twilio): void {
  const waiting = tasks(twilio.world)
    .all()
    .filter((task) => task.status === 'pending' && isReady(twilio, task))
    .sort((a, b) => b.priority - a.priority || a.created - b.created)
  for (const task of waiting) {
    const worker = workerFor(twilio, task)
    if (worker) reserve(twilio, task, worker)
  }
}

/** A task of an interaction is offered once its channel stands. */
function isReady(twilio: Twilio, task: Task): boolean {
  if (!task.interactionChannel) return true
  return interactionChannels(twilio.world).get(task.interactionChannel)?.status === 'active'
}

function workerFor(twilio: Twilio, task: Task): Worker | undefined {
  const { world } = twilio
  const queue = task.queue ? taskQueues(world).get(task.queue) : undefined
  const expression = stepsOf(twilio, task)[task.step]?.expression
  const attributes = readAttributes(task.attributes)
  const able = workers(world)
    .of(task.parent!)
    .filter((worker) => {
      if (task.target && task.target !== worker.sid) return false
      const own = readAttributes(worker.attributes)
      return (
        activities(world).get(worker.activity)?.available &&
        hasRoom(twilio, worker, task.channel) &&
        (!queue || holds(queue.targetWorkers, own)) &&
        (task.target || !expression || holds(expression, { ...own, worker: own, task: attributes }))
      )
    })
  const said = (worker: Worker) => task.refusals[worker.sid] ?? 0
  return able.sort((a, b) => said(a) - said(b) || a.offeredAt - b.offeredAt)[0]
}

/** Whether the worker may have one more task of this channel. */
function hasRoom(twilio: Twilio, worker: Worker, channel: string): boolean {
  return tasksOf(twilio, worker, channel) < (worker.capacities[channel] ?? MOST_TASKS)
}

/** How many tasks of this channel a worker has, offered ones too. */
export function tasksOf(twilio: Twilio, worker: Worker, channel: string): number {
  return reservationsOf(twilio, worker).filter(
    (reservation) => tasks(twilio.world).get(reservation.parent!)?.channel === channel,
  ).length
}

/** A worker's reservations that are not over. */
export function reservationsOf(twilio: Twilio, worker: Worker): Reservation[] {
  return reservations(twilio.world)
    .all()
    .filter(
      ({ worker: of, status }) =>
        of === worker.sid && (status === 'pending' || status === 'accepted' || status === 'wrapping'),
    )
}

function reserve(twilio: Twilio, task: Task, worker: Worker): void {
  const { world } = twilio
  const at = world.clock()
  const seconds = workflows(world).get(task.workflow)?.reservationTimeout ?? 120
  const reservation = reservations(world).put({
    sid: world.newSid('WR'),
    account: task.account,
    parent: task.sid,
    created: at,
    updated: at,
    worker: worker.sid,
    status: 'pending',
    until: at + seconds * 1000,
  })
  workers(world).put({ ...worker, offeredAt: at })
  const reserved = changeTask(twilio, task, { status: 'reserved' })
  tellReservation(twilio, 'reservation.created', reserved, reservation)
}

/**
 * The worker takes the task.
 * @throws TwilioRefusal where it is not offered to them any more (docs/api/errors/20001)
 */
export function acceptReservation(twilio: Twilio, reservation: Reservation): Reservation {
  const { task, worker } = pendingOnly(twilio, reservation)
  const accepted = changeReservation(twilio, reservation, 'accepted')
  const assigned = changeTask(twilio, task, { status: 'assigned', stepUntil: null })
  tellReservation(twilio, 'reservation.accepted', assigned, accepted)
  joinByReservation(twilio, assigned, accepted, worker)
  return accepted
}

/** The worker does not take it: somebody else is asked. A task that was meant for them alone is canceled (Flex Conversations, "Best Practices"). */
export function rejectReservation(twilio: Twilio, reservation: Reservation): Reservation {
  const { task } = pendingOnly(twilio, reservation)
  return turnDown(twilio, task, reservation, 'rejected')
}

/** Who does not answer in time is set to the workspace's activity for that (documentation: TaskRouter, "Workspaces", TimeoutActivitySid). */
export function endReservationsInTime(twilio: Twilio, now: number): void {
  for (const reservation of reservations(twilio.world).all()) {
    if (reservation.status !== 'pending' || now < reservation.until) continue
    const task = tasks(twilio.world).get(reservation.parent!)
    const worker = workers(twilio.world).get(reservation.worker)
    if (!task || !worker) continue
    turnDown(twilio, task, reservation, 'timeout')
    const activity = workspaces(twilio.world).get(task.parent!)?.timeoutActivity
    if (activity) setActivity(twilio, workers(twilio.world).get(worker.sid)!, activity)
  }
}

function turnDown(twilio: Twilio, task: Task, reservation: Reservation, how: 'rejected' | 'timeout'): Reservation {
  const down = changeReservation(twilio, reservation, how)
  tellReservation(twilio, `reservation.${how}`, task, down)
  const said = task.refusals[reservation.worker] ?? 0
  const refusals = { ...task.refusals, [reservation.worker]: said + 1 }
  const pending = changeTask(twilio, task, { status: 'pending', refusals })
  // Documentation: TaskRouter limits; a task that was turned down a thousand times is canceled.
  const total = Object.values(refusals).reduce((sum, each) => sum + each, 0)
  if (task.target) cancelTask(twilio, pending, 'Target worker did not accept')
  else if (total >= 1000) cancelTask(twilio, pending, 'Too many rejections')
  return down
}

function pendingOnly(twilio: Twilio, reservation: Reservation): { task: Task; worker: Worker } {
  const task = tasks(twilio.world).get(reservation.parent!)
  const worker = workers(twilio.world).get(reservation.worker)
  if (reservation.status !== 'pending' || !task || !worker)
    throw new TwilioRefusal(400, 20001, `Reservation ${reservation.sid} is ${reservation.status}, not pending`)
  return { task, worker }
}

/** @throws TwilioRefusal where the workspace has no such activity */
export function setActivity(twilio: Twilio, worker: Worker, sid: string): Worker {
  const { world } = twilio
  const activity = activities(world).get(sid)
  if (!activity || activity.parent !== worker.parent) throw new TwilioRefusal(400, 20001, 'Activity not found')
  if (worker.activity === sid) return worker
  const at = world.clock()
  const changed = workers(world).put({ ...worker, activity: sid, statusChanged: at, updated: at })
  twilio.flex.tell({
    account: worker.account,
    workspace: worker.parent!,
    type: 'worker.activity.update',
    description: `Worker ${worker.name} updated to ${activity.name} Activity`,
    worker: changed,
  })
  if (!activity.available) withdrawOffers(twilio, changed)
  twilio.flex.changed()
  return changed
}

/** Who goes away is asked no longer. */
function withdrawOffers(twilio: Twilio, worker: Worker): void {
  for (const reservation of reservationsOf(twilio, worker)) {
    const task = tasks(twilio.world).get(reservation.parent!)
    if (reservation.status !== 'pending' || !task) continue
    const rescinded = changeReservation(twilio, reservation, 'rescinded')
    tellReservation(twilio, 'reservation.rescinded', task, rescinded)
    const pending = changeTask(twilio, task, { status: 'pending' })
    if (task.target) cancelTask(twilio, pending, 'Target worker is not available')
    else if (openReservations(twilio, task).length === 0)
      tell(twilio, 'task.updated', pending, `Task ${task.sid} is waiting again`)
  }
}
