import { freeName, hashOf, kept, type Look, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

const NAME = 'Guildesk'
/** All workers of the workspace. */
const EVERYBODY = '1==1'

/** Where tasks wait. A queue that takes every worker is used as it is; only where none stands one is made. */
export const taskQueue: Resource = {
  what: 'taskQueue',
  look(view: ProvisionView): Look {
    const { taskQueues } = view.found
    const mine = ours(view, 'taskQueue', taskQueues)
    // Who answers in it is theirs to say, so whatever it was made to be later stays.
    if (mine) return kept(mine.name, mine.sid, hashOf(EVERYBODY))
    const fitting = taskQueues.find(({ targetWorkers }) => targetWorkers.replaceAll(/\s/g, '') === EVERYBODY)
    if (fitting) return kept(fitting.name, fitting.sid, null, 'It takes every worker, so it is used as it is.')
    const taken = taskQueues.map(({ name }) => name)
    const { name, note } = freeName(NAME, 'task queue', taken, view.hook)
    return toMake(name, hashOf(EVERYBODY), note)
  },
  async perform(client, { found }, { name, hash }) {
    const sdk = await client.sdk()
    const made = await sdk.taskrouter.v1
      .workspaces(found.workspace)
      .taskQueues.create({ friendlyName: name, targetWorkers: EVERYBODY })
    return { sid: made.sid, hash: hash ?? '' }
  },
}
