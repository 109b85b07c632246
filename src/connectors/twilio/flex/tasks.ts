import { z } from 'zod'
import type { Flex } from './flex.ts'

/** A task of TaskRouter's that asks, or asked, an agent into a conversation. */
export interface FlexTask {
  sid: string
  status: 'pending' | 'reserved' | 'assigned' | 'canceled' | 'completed' | 'wrapping'
  interaction: string | null
  channel: string | null
}

/** What Flex writes into each task that an interaction or an invite makes. */
const written = z.object({
  flexInteractionSid: z.string().nullish(),
  flexInteractionChannelSid: z.string().nullish(),
})

/**
 * All tasks of a conversation, whoever asked for them: ours, Studio's, those of a transfer. Interactions cannot be looked for by their
 * conversation; their tasks can. @throws TwilioFault
 */
export async function listTasks(flex: Flex, conversation: string): Promise<FlexTask[]> {
  const { workspace } = flex.account.places
  if (!workspace) return []
  const sdk = await flex.client.sdk()
  const evaluateTaskAttributes = `conversationSid == "${conversation}"`
  const tasks = await sdk.taskrouter.v1.workspaces(workspace).tasks.list({ evaluateTaskAttributes, limit: 100 })
  return tasks.map(({ sid, assignmentStatus, attributes }) => {
    const told = read(attributes)
    return {
      ...{ sid, status: assignmentStatus },
      interaction: told?.flexInteractionSid ?? null,
      channel: told?.flexInteractionChannelSid ?? null,
    }
  })
}

function read(attributes: string): z.infer<typeof written> | undefined {
  try {
    return written.safeParse(JSON.parse(attributes)).data
  } catch {
    return undefined
  }
}
