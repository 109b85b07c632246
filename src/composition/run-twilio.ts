import { type StoredAccount, savePlaces, saveRefused } from '../connectors/twilio/accounts.ts'
import { openTwilioClient, type TwilioClient } from '../connectors/twilio/client.ts'
import { isDenied, TwilioFault } from '../connectors/twilio/fault.ts'
import { findPlaces } from '../connectors/twilio/find-places.ts'
import { openFlex } from '../connectors/twilio/flex/open-flex.ts'
import { DENIED } from '../connectors/twilio/flex/outcome.ts'
import { WorkerNames } from '../connectors/twilio/flex/worker-names.ts'
import { applyProvision } from '../connectors/twilio/provision/provision.ts'
import { deskConversations } from '../core/conversation/desk-conversations.ts'
import { DeskWorker } from '../core/desk/worker.ts'
import { takeIn } from '../core/transfer/take-in.ts'
import type { BlobStore } from '../kernel/blobs.ts'
import { appendEvents } from '../kernel/events/append.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { sniff } from '../kernel/sniff.ts'
import { conversationUrlAt } from './conversation-url.ts'
import { WORKSPACES_CHANGED } from './keeper.ts'

export interface TwilioOptions {
  kernel: Kernel
  blobs: BlobStore
  /** Address by which Twilio and people reach us, without a slash at the end. */
  publicUrl: string
}

export interface TwilioRun {
  client: TwilioClient
  /** What keeps it from working until a person acts, in one sentence; null when nothing does. */
  trouble(): string | null
  names: WorkerNames
  stop(): Promise<void>
}

/** How often an account whose places are not known yet is asked for them. */
const LOOK_EVERY_MS = 15_000

/** One workspace's Twilio account at work: its conversations and Flex are brought together. */
export async function runTwilio(options: TwilioOptions, account: StoredAccount): Promise<TwilioRun> {
  const { kernel, blobs, publicUrl } = options
  const { workspace } = account
  const client = openTwilioClient(account)
  const names = new WorkerNames(client, account.places.workspace, kernel.clock)
  const { heard, isRefused } = openHeard(kernel, account)
  const worker = new DeskWorker({
    ...{ kernel, workspace, blobs, sniff },
    desk: openFlex({ account, client, publicUrl, clock: kernel.clock, names, heard }),
    conversations: { ...deskConversations, takeIn: (looked) => takeIn(kernel, looked) },
    urlOf: conversationUrlAt(publicUrl),
  })
  await worker.start()
  const stopLooking = keepLooking(options, { account, client, heard })
  return {
    client,
    names,
    trouble: () => (isRefused() ? DENIED : null),
    async stop() {
      await stopLooking()
      await worker.stop()
    },
  }
}

/** Keeps since when the account refuses us, and says both changes once. */
function openHeard(
  kernel: Kernel,
  account: StoredAccount,
): { heard: (taken: boolean) => void; isRefused: () => boolean } {
  const { workspace } = account
  let refused = account.refusedAt !== null
  const heard = (taken: boolean): void => {
    if (taken !== refused) return
    refused = !taken
    const at = kernel.clock.now()
    if (refused) kernel.log.error({ workspace }, 'Twilio refuses the account, connect it again in Settings')
    else kernel.log.info({ workspace }, 'Twilio takes the account again')
    const kept = kernel.db.transaction(async (tx) => {
      if (!(await saveRefused(tx, account, refused ? at : null))) return
      await appendEvents(tx, [{ workspace, kind: 'twilio.changed', conversation: null, at }])
    })
    kept.catch((error: unknown) =>
      kernel.log.warn({ err: error, workspace }, 'what Twilio says of the account was not kept'),
    )
  }
  return { heard, isRefused: () => refused }
}

/**
 * Learns what the account's Flex consists of, where that is not known: it came from the environment, or could not be asked. The simulated Twilio is
 * provisioned as well, since nobody else will do it.
 */
function keepLooking(
  { kernel, publicUrl }: TwilioOptions,
  { account, client, heard }: { account: StoredAccount; client: TwilioClient; heard: (taken: boolean) => void },
): () => Promise<void> {
  const { workspace, instance } = account.places
  // The simulated one is looked at with each start: this desk may have another address than before.
  if (workspace && instance && !account.simulated) return async () => undefined
  let running: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      if (account.simulated) await applyProvision({ kernel, account, publicUrl, client })
      else
        await savePlaces(kernel.db, account, { ...(await findPlaces(client)), ...account.places }, kernel.clock.now())
      clearInterval(timer)
      heard(true)
      kernel.bus.wake(WORKSPACES_CHANGED)
    } catch (error) {
      if (!(error instanceof TwilioFault)) throw error
      if (isDenied(error)) heard(false)
      kernel.log.warn(
        { workspace: account.workspace, why: error.message },
        'Flex could not be looked at, will look again',
      )
    }
  }
  const begin = (): void => {
    running ??= look()
      .catch((error: unknown) =>
        kernel.log.error({ err: error, workspace: account.workspace }, 'looking at Flex failed'),
      )
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(begin, LOOK_EVERY_MS)
  timer.unref()
  begin()
  return async () => {
    clearInterval(timer)
    await running
  }
}
