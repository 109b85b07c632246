import type { TwilioPlaces } from './accounts.ts'
import type { TwilioClient } from './client.ts'
import { TwilioFault } from './fault.ts'

/** What provisioning makes, and what Flex has from the beginning, in the order in which they are preferred. */
const WORKFLOWS = ['Guildesk', 'Assign to Anyone']
const TASK_CHANNELS = ['discord', 'chat', 'default']

/**
 * Looks what an account's Flex consists of. A workflow is found where there is only one, or one that is surely meant; else a person chooses.
 * @throws TwilioFault; 404 where the account has no Flex
 */
export async function findPlaces(client: TwilioClient): Promise<TwilioPlaces> {
  const sdk = await client.sdk()
  const configuration = await sdk.flexApi.v1.configuration().fetch()
  const workspace = configuration.taskrouterWorkspaceSid
  const instance = configuration.flexInstanceSid || configuration.flexServiceInstanceSid
  if (!workspace || !instance) throw new TwilioFault('This Twilio account has no Flex.', { status: 404 })
  const of = sdk.taskrouter.v1.workspaces(workspace)
  const [workflows, taskChannels] = await Promise.all([
    of.workflows.list({ limit: 200 }),
    of.taskChannels.list({ limit: 200 }),
  ])
  const named = WORKFLOWS.flatMap((name) => workflows.filter(({ friendlyName }) => friendlyName === name))
  const workflow = named[0] ?? (workflows.length === 1 ? workflows[0] : undefined)
  const unique = new Set(taskChannels.map(({ uniqueName }) => uniqueName))
  const taskChannel = TASK_CHANNELS.find((name) => unique.has(name))
  return {
    ...{ instance, workspace },
    ...(configuration.chatServiceInstanceSid ? { chatService: configuration.chatServiceInstanceSid } : {}),
    ...(workflow ? { workflow: workflow.sid } : {}),
    ...(taskChannel ? { taskChannel } : {}),
  }
}
