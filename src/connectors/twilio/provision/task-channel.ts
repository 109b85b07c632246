import { hashOf, kept, type Look, ours, type ProvisionView, type Resource, toMake } from './resource.ts'

/** By its unique name tasks are of a kind of their own, with their own capacity and their own line in reports. */
export const TASK_CHANNEL = 'discord'
const NAME = 'Discord'

/** A task channel of that unique name is what is wanted, whoever made it: it says nothing else. */
export const taskChannel: Resource = {
  what: 'taskChannel',
  look(view: ProvisionView): Look {
    const there = view.found.taskChannels.find(({ uniqueName }) => uniqueName === TASK_CHANNEL)
    if (!there) return toMake(NAME, hashOf(TASK_CHANNEL))
    const mine = ours(view, 'taskChannel', [there]) !== undefined
    return kept(there.name, there.sid, mine ? hashOf(TASK_CHANNEL) : null)
  },
  async perform(client, { found }, { name, hash }) {
    const sdk = await client.sdk()
    const made = await sdk.taskrouter.v1
      .workspaces(found.workspace)
      .taskChannels.create({ friendlyName: name, uniqueName: TASK_CHANNEL })
    return { sid: made.sid, hash: hash ?? '' }
  },
}
