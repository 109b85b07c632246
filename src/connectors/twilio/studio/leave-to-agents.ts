import type { DeskOffer } from '../../../core/desk/desk.ts'
import type { Session } from '../../../core/desk/session.ts'
import { orNull, TwilioFault } from '../fault.ts'
import { factsOf, MOST_NAME } from '../flex/make-exchange.ts'
import type { StudioHearing } from './hearing.ts'

/**
 * Agents have the conversation from here on: Studio need not hear of each thing that is said, and the conversation bears the case's number, which
 * it did not have before. Nobody waits for it; where it fails, the next message has it tried again.
 */
export function leaveToAgents(hearing: StudioHearing, session: Session, offer: DeskOffer | null): void {
  const { kernel } = hearing.turns
  leave(hearing, session, offer).catch((error: unknown) => {
    const why = error instanceof TwilioFault ? error.message : undefined
    kernel.log.warn(
      { ...(why ? { why } : { err: error }), session: session.id },
      'Studio goes on hearing of a chat that agents have',
    )
  })
}

async function leave({ client }: StudioHearing, { handle }: Session, offer: DeskOffer | null): Promise<void> {
  const { conversation: sid, studioWebhook } = handle
  if (!sid) return
  const sdk = await client.sdk()
  const conversation = sdk.conversations.v1.conversations(sid)
  if (studioWebhook) await orNull(conversation.webhooks(studioWebhook).remove())
  if (!offer) return
  const attributes = JSON.stringify({ guildesk: factsOf(offer) })
  await conversation.update({ friendlyName: offer.title.slice(0, MOST_NAME), attributes })
}
