import type { ItemReaders } from '../core/announcement/source/item-reader.ts'
import type { EndpointTools } from '../core/virtual-agent/endpoint/endpoint-tools.ts'
import type { VirtualAgent } from '../core/virtual-agent/model/open-virtual-agent.ts'
import type { BlobStore } from '../kernel/blobs.ts'
import type { EventFeed } from '../kernel/events/feed.ts'
import type { GuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import type { DiscordServers } from './discord-server.ts'
import type { DiscordSetUp, SetUpCaller } from './discord-set-up.ts'
import type { Identity } from './identity/identity.ts'
import type { TrackerSystem } from './tracker-system.ts'
import type { TwilioCall, TwilioSetUp } from './twilio-set-up.ts'

/** What routes work with. */
export interface Services {
  kernel: Kernel
  blobs: BlobStore
  feed: EventFeed
  identity: Identity
  secrets: Secrets
  /** Asks addresses that people have set. */
  guarded: GuardedFetch
  github: TrackerSystem
  /** Read feeds and accounts for what is to be announced. */
  readers: ItemReaders
  /** Address of the desk as people open it, without a slash at the end. */
  publicUrl: string
  /** Address of the simulated Discord's page while the workspace is connected to it, or null. */
  sandbox: (workspace: number) => Promise<string | null>
  /** What keeps the workspace's channel from working until a person acts, in one sentence, or null. */
  trouble: (workspace: number) => string | null
  discord: DiscordSetUp
  servers: DiscordServers
  twilio: TwilioSetUp
  /**
   * Answers a Studio flow that asks about a message.
   * @throws Refusal `forbidden` for what is not signed by the account; nothing is done for it
   */
  answerStudio: (call: TwilioCall) => Promise<object>
  /** Asks workspaces' OpenAI-compatible endpoints. */
  endpoint: EndpointTools
  /** The workspace's virtual agent, as it answers now. */
  virtualAgent: (workspace: number) => Pick<VirtualAgent, 'engine' | 'view'>
  /** Removes the caller's workspace for good. @throws Refusal `forbidden` when it is no demo */
  removeDemo: (caller: SetUpCaller) => Promise<void>
}
