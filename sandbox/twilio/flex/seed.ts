import type { Account, TwilioWorld } from '../world.ts'
import {
  activities,
  type FlexInstance,
  instances,
  taskChannels,
  taskQueues,
  workers,
  workflows,
  workspaces,
} from './model.ts'

/** Who works in the simulated Flex. The third one is away, so that somebody can come. */
const PEOPLE = [
  { name: 'priya.kumar', full: 'Priya Kumar', away: false },
  { name: 'ben.okafor', full: 'Ben Okafor', away: false },
  { name: 'mara.lind', full: 'Mara Lind', away: true },
]

/** Activities and task channels of a new Flex (documentation: Flex, "Default TaskRouter settings"). */
const ACTIVITIES = { Offline: false, Available: true, Unavailable: false, Break: false }
const CHANNELS = {
  default: 'Default',
  voice: 'Voice',
  chat: 'Programmable Chat',
  sms: 'SMS',
  video: 'Video',
  email: 'Email',
}

/** Flex's own queue and workflow, under the names that a new account has. */
const QUEUE = 'Everyone'
const WORKFLOW = 'Assign to Anyone'
/** Seconds. */
export const RESERVATION_TIMEOUT = 120

/** Gives an account its Flex, if it has none: a workspace with workers, a queue and a workflow, as a new Flex account has. */
export function seedFlex(world: TwilioWorld, account: Account): FlexInstance {
  const known = instances(world).find((each) => each.account === account.sid)
  if (known) return known
  const at = world.clock()
  const workspace = world.newSid('WS')
  const dated = (prefix: string) => ({
    sid: world.newSid(prefix),
    account: account.sid,
    parent: workspace,
    created: at,
    updated: at,
  })
  const doing = seedActivities(world, dated)
  workspaces(world).put({
    sid: workspace,
    account: account.sid,
    created: at,
    updated: at,
    name: 'Flex Task Assignment',
    defaultActivity: doing.Offline!,
    timeoutActivity: doing.Offline!,
    eventCallbackUrl: null,
    eventsFilter: null,
  })
  for (const [uniqueName, name] of Object.entries(CHANNELS))
    taskChannels(world).put({ ...dated('TC'), name, uniqueName, optimized: false })
  for (const { name, full, away } of PEOPLE)
    workers(world).put({
      ...dated('WK'),
      name,
      attributes: JSON.stringify({
        full_name: full,
        contact_uri: `client:${name.replace('.', '_2E')}`,
        email: `${name}@lumentrails.example`,
        roles: ['agent'],
        routing: { skills: [], levels: {} },
      }),
      activity: away ? doing.Offline! : doing.Available!,
      statusChanged: at,
      offeredAt: 0,
      capacities: {},
    })
  const queue = taskQueues(world).put({
    ...dated('WQ'),
    name: QUEUE,
    targetWorkers: '1==1',
    maxReserved: 1,
    order: 'FIFO',
    reservationActivity: null,
    assignmentActivity: null,
  })
  const workflow = workflows(world).put({
    ...dated('WW'),
    name: WORKFLOW,
    configuration: JSON.stringify({ task_routing: { filters: [], default_filter: { queue: queue.sid } } }),
    assignmentCallbackUrl: null,
    fallbackAssignmentCallbackUrl: null,
    reservationTimeout: RESERVATION_TIMEOUT,
  })
  return instances(world).put({
    sid: world.newSid('GO'),
    account: account.sid,
    created: at,
    updated: at,
    workspace,
    workflow: workflow.sid,
    queue: queue.sid,
    offline: doing.Offline!,
  })
}

interface NewResource {
  sid: string
  account: string
  parent: string
  created: number
  updated: number
}

/** The sids of the activities by their names. */
function seedActivities(world: TwilioWorld, dated: (prefix: string) => NewResource): Record<string, string> {
  const sids: Record<string, string> = {}
  for (const [name, available] of Object.entries(ACTIVITIES))
    sids[name] = activities(world).put({ ...dated('WA'), name, available }).sid
  return sids
}
