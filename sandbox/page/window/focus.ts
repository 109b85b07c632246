import type { SandboxMessage } from '../../contract.ts'

/** What the composer is busy with besides a new message. */
export interface Focus {
  replyTo: SandboxMessage | null
  /** The id of the message that is being edited in its place. */
  editing: string | null
}
