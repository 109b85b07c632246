import type { DeskHandle, DeskOutcome } from '../../../core/desk/desk.ts'
import { isDenied, isLimited, isTrouble, orNull, TwilioFault } from '../fault.ts'
import { channelOf } from './call-agents.ts'
import { type Flex, type FlexHandle, handleOf } from './flex.ts'
import { uniqueNameOf } from './make-exchange.ts'
import { attempt } from './outcome.ts'
import { listTasks } from './tasks.ts'

/** Ends it on our side: the channel of the interaction, which closes the conversation with it; the conversation alone where nobody was asked. */
export function endExchange(flex: Flex, given: DeskHandle, session: string): Promise<DeskOutcome<null>> {
  const handle = handleOf(given)
  return attempt(flex, { key: handle.conversation ?? session }, async () => {
    const conversation = handle.conversation ?? (await findMade(flex, session))
    if (conversation === undefined) return null
    await closeChannels(flex, conversation, handle)
    await closeConversation(flex, conversation)
    return null
  })
}

async function findMade(flex: Flex, session: string): Promise<string | undefined> {
  const sdk = await flex.client.sdk()
  return (await orNull(sdk.conversations.v1.conversations(uniqueNameOf(session)).fetch()))?.sid
}

/**
 * Of every interaction that its tasks know, for one that was made in the moment of a kill is among them; and of the one that we know ourselves,
 * whose task may be too young to be listed.
 */
async function closeChannels(flex: Flex, conversation: string, { interaction: known }: FlexHandle): Promise<void> {
  const open = (await listTasks(flex, conversation)).filter(
    ({ status }) => status !== 'completed' && status !== 'canceled',
  )
  const channels = new Map(
    open.flatMap(({ interaction, channel }) => (interaction && channel ? [[channel, interaction]] : [])),
  )
  const own = known && (await orNull(channelOf(flex, known)))
  if (own) channels.set(own.sid, known)
  for (const [channel, interaction] of channels) await closeChannel(flex, { interaction, channel })
}

/**
 * Agents are left to write down what they have to. One that is closed already (twilio.com/docs/api/errors/80906), or cannot be closed as it
 * stands, keeps the conversation from nothing.
 */
async function closeChannel(flex: Flex, { interaction, channel }: { interaction: string; channel: string }) {
  const sdk = await flex.client.sdk()
  const one = sdk.flexApi.v1.interaction(interaction).channels(channel)
  const { status } = await one.fetch()
  if (status === 'closed' || status === 'failed') return
  await one.update({ status: 'closed' }).catch((error: unknown) => {
    if (!(error instanceof TwilioFault) || isLimited(error) || isDenied(error) || isTrouble(error)) throw error
  })
}

async function closeConversation(flex: Flex, conversation: string): Promise<void> {
  const sdk = await flex.client.sdk()
  const one = sdk.conversations.v1.conversations(conversation)
  const found = await orNull(one.fetch())
  if (!found || found.state === 'closed') return
  await orNull(one.update({ state: 'closed' }))
}
