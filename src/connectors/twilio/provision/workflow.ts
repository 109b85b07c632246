import type { FoundWorkflow } from './found.ts'
import { freeName, hashOf, kept, type Look, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

const NAME = 'Guildesk'
/** Every Flex has it from the beginning: that it is used says nothing of anybody's choice, until ours stands beside it. */
const EVERY_FLEX_HAS = 'Assign to Anyone'
/** Seconds after which nobody took a task: it is cancelled, and the conversation waits at our own desk instead. */
const PATIENCE_S = 900

/**
 * Sends every task to the queue. There is no default filter: with one a task would wait there for ever, instead of being cancelled when
 * its time is over (twilio.com/docs/taskrouter/workflow-configuration).
 */
export const workflowConfiguration = (queue: string): object => ({
  task_routing: {
    filters: [
      {
        filter_friendly_name: 'Guildesk',
        expression: '1==1',
        targets: [{ queue, timeout: PATIENCE_S }],
      },
    ],
  },
})

export const workflow: Resource = {
  what: 'workflow',
  look(view: ProvisionView): Look {
    const { workflows } = view.found
    const mine = ours(view, 'workflow', workflows)
    const chosen = workflows.find(({ sid }) => sid === view.chosenWorkflow)
    const isChosen = chosen && chosen.sid !== mine?.sid && (mine || chosen.name !== EVERY_FLEX_HAS)
    if (isChosen) return kept(chosen.name, chosen.sid, null, 'It was chosen in Settings.')
    const hash = hashOf(workflowConfiguration(view.refs.taskQueue ?? ''))
    if (mine) return lookAtOurs(view, mine, hash)
    // Without a record of it, one of our name is ours only where there is nothing that we would change.
    const same = workflows.find((each) => each.name === NAME && hashOf(each.configuration) === hash)
    if (same) return kept(same.name, same.sid, hash)
    const taken = workflows.map(({ name }) => name)
    const { name, note } = freeName(NAME, 'workflow', taken, view.hook)
    return toMake(name, hash, note)
  },
  async perform(client, { found, refs }, { name, sid, hash }) {
    const sdk = await client.sdk()
    const { workflows } = sdk.taskrouter.v1.workspaces(found.workspace)
    const configuration = JSON.stringify(workflowConfiguration(refs.taskQueue ?? ''))
    const there = sdk.taskrouter.v1.workspaces(found.workspace)
    const made = sid
      ? await there.workflows(sid).update({ configuration })
      : await workflows.create({ friendlyName: name, configuration })
    return { sid: made.sid, hash: hash ?? '' }
  },
}

/** What a team has made of it at Twilio since then is theirs. */
function lookAtOurs({ owned }: ProvisionView, { sid, name, configuration }: FoundWorkflow, hash: string): Look {
  const made = owned.workflow?.hash ?? ''
  if (hashOf(configuration) === hash) return kept(name, sid, hash)
  if (hashOf(configuration) !== made) return kept(name, sid, made, 'It was changed at Twilio and stays so.')
  return { action: 'change', name, sid, changes: ['It sends to the task queue that is used now.'], note: null, hash }
}
