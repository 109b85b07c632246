import type { DiscordApplication } from '../connectors/discord/applications.ts'
import type { DiscordInward } from '../connectors/discord/inward.ts'
import { type DiscordConnector, openDiscord } from '../connectors/discord/open-discord.ts'
import { Copier } from '../core/attachment/copier.ts'
import { backfillPoints, storedMessages } from '../core/conversation/backfill.ts'
import { findOpenConversation } from '../core/conversation/find-open-conversation.ts'
import { receiveChanges } from '../core/conversation/receive.ts'
import { deliveryConversations } from '../core/conversation/recipients.ts'
import { Deliverer } from '../core/delivery/deliverer.ts'
import { deliveryRoute } from '../core/delivery/delivery.ts'
import { receiveBesideWords } from '../core/moderation/receive-beside-words.ts'
import type { AnswerEngine } from '../core/virtual-agent/answer-engine.ts'
import type { BlobStore } from '../kernel/blobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { freeLanes } from '../kernel/lanes/claim.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { sniff } from '../kernel/sniff.ts'

export interface RunDiscordOptions {
  kernel: Kernel
  secrets: Secrets
  blobs: BlobStore
  application: DiscordApplication
  requestsPerSecond: number
  publicUrl: string
  engine: AnswerEngine
}

/** Connects a workspace's Discord application with the core: words in, deliveries out, files, typing. */
export async function runDiscord(
  options: RunDiscordOptions,
): Promise<{ connector: DiscordConnector; stop(): Promise<void> }> {
  const { kernel, secrets, blobs, application } = options
  const { workspace } = application
  let deliverer: Deliverer | undefined
  const inward = inwardOf(kernel, workspace, (message, ms) => deliverer?.arrival(message, ms) ?? Promise.resolve(null))
  const connector = openDiscord({
    kernel,
    workspace,
    application,
    secrets,
    inward,
    limits: { requestsPerSecond: options.requestsPerSecond },
    publicUrl: options.publicUrl,
    engine: options.engine,
    blobs,
    onLeading: async (leading) => {
      if (!leading) return deliverer?.stop()
      // Whoever drained these lanes before is gone, or the lease would not be ours.
      await freeLanes(kernel.db, workspace, deliveryRoute('discord'))
      deliverer?.start()
    },
  })
  deliverer = new Deliverer({
    kernel,
    workspace,
    blobs,
    channel: connector.channel,
    conversations: deliveryConversations,
  })
  const copier = new Copier({ kernel, blobs, workspace, fetcher: connector.attachments, sniff })
  const offTyping = kernel.bus.on('agent-typing', (fact) => void showTyping(kernel, workspace, connector, fact))
  copier.start()
  await connector.start()
  const stop = async () => {
    offTyping()
    await connector.stop()
    await Promise.all([deliverer?.stop(), copier.stop()])
  }
  return { connector, stop }
}

function inwardOf(kernel: Kernel, workspace: number, arrival: DiscordInward['awaitDelivery']): DiscordInward {
  const channel = 'discord' as const
  return {
    receive: (changes, alongside) =>
      receiveChanges(kernel, { workspace, channel, alongside, others: receiveBesideWords }, changes),
    typing: ({ address, conversation }) => void signalTyping(kernel, workspace, address, conversation),
    backfillPoints: (since) => backfillPoints(kernel.db, workspace, channel, since),
    storedBefore: ({ address, placeId }, limit) =>
      storedMessages(kernel.db, { workspace, channel, address, placeId, limit }),
    awaitDelivery: arrival,
  }
}

/** Typing is a passing fact: whatever goes wrong with it, nobody needs to hear. */
async function signalTyping(kernel: Kernel, workspace: number, address: string, known: string | null): Promise<void> {
  const conversation = known ?? (await findOpenConversation(kernel.db, workspace, 'discord', address).catch(() => null))
  if (conversation) kernel.bus.signal('typing', { workspace, conversation })
}

async function showTyping(
  kernel: Kernel,
  workspace: number,
  connector: DiscordConnector,
  fact: Record<string, unknown> | undefined,
): Promise<void> {
  if (fact?.workspace !== workspace || typeof fact.conversation !== 'string') return
  if (connector.state().phase !== 'connected') return
  const found = await deliveryConversations.recipients(kernel.db, workspace, [fact.conversation]).catch(() => undefined)
  const to = found?.get(fact.conversation)
  if (to) await connector.channel.perform({ to, kind: 'typing' }, '')
}
