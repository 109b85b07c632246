import type { DeskHandle, DeskOutcome } from '../../../core/desk/desk.ts'
import { isMissing, orNull, TwilioFault } from '../fault.ts'
import { conversationOf, type Flex, handleOf } from './flex.ts'
import { attempt } from './outcome.ts'
import { listTasks } from './tasks.ts'

/** Ends it on our side: the channel of the interaction, which closes the conversation with it; the conversation alone where nobody was asked. */
export async function endExchange(flex: Flex, given: DeskHandle): Promise<DeskOutcome<null>> {
  const handle = handleOf(given)
  if (handle.conversation === undefined) return { result: 'done', value: null }
  const conversation = conversationOf(handle)
  return attempt(flex, { key: conversation }, async () => {
    await closeChannels(flex, conversation)
    await closeConversation(flex, conversation)
    return null
  })
}

/** Of every interaction that its tasks know: one that was made in the moment of a kill is among them. */
async function closeChannels(flex: Flex, conversation: string): Promise<void> {
  const open = (await listTasks(flex, conversation)).filter(
    ({ status }) => status !== 'completed' && status !== 'canceled',
  )
  const channels = new Map(
    open.flatMap(({ interaction, channel }) => (interaction && channel ? [[channel, interaction]] : [])),
  )
  for (const [channel, interaction] of channels) await closeChannel(flex, { interaction, channel })
}

/** 80906: it is closed already (twilio.com/docs/api/errors/80906). Agents are left to write down what they have to. */
async function closeChannel(flex: Flex, { interaction, channel }: { interaction: string; channel: string }) {
  const sdk = await flex.client.sdk()
  const one = sdk.flexApi.v1.interaction(interaction).channels(channel)
  const { status } = await one.fetch()
  if (status === 'closed' || status === 'failed') return
  await one.update({ status: 'closed' }).catch((error: unknown) => {
    if (!(error instanceof TwilioFault) || (error.code !== 80906 && !isMissing(error))) throw error
  })
}

async function closeConversation(flex: Flex, conversation: string): Promise<void> {
  const sdk = await flex.client.sdk()
  const one = sdk.conversations.v1.conversations(conversation)
  const found = await orNull(one.fetch())
  if (!found || found.state === 'closed') return
  await orNull(one.update({ state: 'closed' }))
}
