import type { TwilioWorld } from '../world.ts'
import { activities, taskChannels, taskQueues, workflows, workspaces } from './model.ts'
import type { TaskRouterEvent } from './outlets.ts'

/** `data` of a TaskRouter event (documentation: Event Streams, "Task" and "Reservation" of TaskRouter). Attributes are JSON text, as everywhere. */
export function taskRouterPayload(world: TwilioWorld, event: TaskRouterEvent): object {
  const at = world.clock()
  const { task, reservation, worker } = event
  const resource = reservation ?? task ?? worker
  const group = event.type.split('.')[0]!
  return {
    sid: world.newSid('EV'),
    name: event.type,
    account_sid: event.account,
    timestamp: new Date(at).toISOString(),
    level: 'INFO',
    group,
    product_name: 'TaskRouter',
    publisher: 'Flex Task Assignment',
    payload: {
      eventtype: event.type,
      event_description: event.description,
      resource_type: reservation ? 'reservation' : task ? 'task' : 'worker',
      resource_sid: resource?.sid ?? event.workspace,
      account_sid: event.account,
      workspace_sid: event.workspace,
      workspace_name: workspaces(world).get(event.workspace)?.name,
      timestamp: new Date(at).toISOString(),
      timestamp_ms: at,
      ...taskPart(world, event),
      ...(reservation ? { reservation_sid: reservation.sid, reservation_status: reservation.status } : {}),
      ...(worker
        ? {
            worker_sid: worker.sid,
            worker_name: worker.name,
            worker_attributes: worker.attributes,
            worker_activity_sid: worker.activity,
            worker_activity_name: activities(world).get(worker.activity)?.name,
          }
        : {}),
    },
  }
}

function taskPart(world: TwilioWorld, { task }: TaskRouterEvent): object {
  if (!task) return {}
  return {
    task_sid: task.sid,
    task_attributes: task.attributes,
    task_assignment_status: task.status,
    task_priority: task.priority,
    task_age: Math.floor((world.clock() - task.created) / 1000),
    task_date_created: new Date(task.created).toISOString(),
    task_queue_sid: task.queue,
    task_queue_name: task.queue ? taskQueues(world).get(task.queue)?.name : undefined,
    task_channel_sid: task.channel,
    task_channel_unique_name: taskChannels(world).get(task.channel)?.uniqueName,
    workflow_sid: task.workflow,
    workflow_name: workflows(world).get(task.workflow)?.name,
    ...(task.status === 'canceled' ? { task_canceled_reason: task.reason } : {}),
    ...(task.status === 'completed' ? { task_completed_reason: task.reason } : {}),
  }
}
