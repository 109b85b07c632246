import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Desk } from './desk.ts'
import type { DeskConversations } from './ports.ts'

/** What bytes are by their own marks; null when nothing is recognised. */
export type Sniff = (bytes: Uint8Array) => Promise<{ mediaType: string } | null>

export interface DeskWorkerOptions {
  kernel: Kernel
  workspace: number
  desk: Desk
  conversations: DeskConversations
  blobs: BlobStore
  sniff: Sniff
  /** Address of a conversation at our own desk. */
  urlOf: (conversation: string) => string
}
