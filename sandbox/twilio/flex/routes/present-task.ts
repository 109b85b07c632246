import type { TwilioWorld } from '../../world.ts'
import { type Task, taskChannels, taskQueues, workers, workflows } from '../model.ts'
import { isoDate } from './read.ts'

const BASE = 'https://taskrouter.twilio.com/v1/Workspaces'

const inSeconds = (at: number) => Math.floor(at / 1000)

/** A task as TaskRouter's API shows it (specification: taskrouter.v1.workspace.task). */
export function presentTask(world: TwilioWorld, task: Task): object {
  const url = `${BASE}/${task.parent}/Tasks/${task.sid}`
  return {
    sid: task.sid,
    account_sid: task.account,
    workspace_sid: task.parent,
    age: inSeconds(world.clock() - task.created),
    assignment_status: task.status,
    attributes: task.attributes,
    addons: '{}',
    date_created: isoDate(task.created),
    date_updated: isoDate(task.updated),
    task_queue_entered_date: isoDate(task.enteredQueue),
    virtual_start_time: isoDate(task.created),
    priority: task.priority,
    reason: task.reason,
    timeout: task.timeout,
    ...places(world, task),
    task_queue_sid: task.queue,
    task_queue_friendly_name: queueName(world, task),
    workflow_friendly_name: workflows(world).get(task.workflow)?.name ?? null,
    ignore_capacity: false,
    routing_target: task.target,
    url,
    links: {
      workspace: `${BASE}/${task.parent}`,
      workflow: `${BASE}/${task.parent}/Workflows/${task.workflow}`,
      task_queue: `${BASE}/${task.parent}/TaskQueues/${task.queue}`,
      reservations: `${url}/Reservations`,
    },
  }
}

/**
 * The same task as Flex shows it within `routing.properties`: other names, and seconds since 1970 (documentation: Flex, "Park an Interaction",
 * example response).
 */
export function presentRouting(world: TwilioWorld, task: Task): object {
  return {
    sid: task.sid,
    account_sid: task.account,
    workspace_sid: task.parent,
    assignment_status: task.status,
    attributes: task.attributes,
    addons: '{}',
    age: inSeconds(world.clock() - task.created),
    age_in_queue: inSeconds(world.clock() - task.enteredQueue),
    assignmentCounter: 0,
    date_created: inSeconds(task.created),
    date_updated: inSeconds(task.updated),
    task_queue_entered_date: inSeconds(task.enteredQueue),
    virtual_start_time: inSeconds(task.created),
    ignore_capacity: false,
    priority: task.priority,
    reason: task.reason ?? '',
    timeout: task.timeout,
    ...places(world, task),
    queue_sid: task.queue,
    queue_name: queueName(world, task),
    workflow_name: workflows(world).get(task.workflow)?.name ?? null,
    routing_target: task.target && workers(world).get(task.target)?.sid,
    version: 0,
  }
}

const queueName = (world: TwilioWorld, task: Task): string | null =>
  (task.queue && taskQueues(world).get(task.queue)?.name) || null

function places(world: TwilioWorld, task: Task): object {
  return {
    task_channel_sid: task.channel,
    task_channel_unique_name: taskChannels(world).get(task.channel)?.uniqueName ?? null,
    workflow_sid: task.workflow,
  }
}
