import type { TwilioFaults } from './faults.ts'
import type { FlexOutlets } from './flex/outlets.ts'
import type { TwilioLimits } from './limits.ts'
import type { TwilioLog } from './log.ts'
import type { WebhookCaller } from './webhooks.ts'
import type { ConversationEvent, TwilioWorld } from './world.ts'

/** Bytes of media, by sid. */
export interface MediaStore {
  put(sid: string, data: Buffer): Promise<void>
  get(sid: string): Promise<Buffer | undefined>
}

/** The parts of one simulated Twilio, put together in server.ts. */
export interface Twilio {
  world: TwilioWorld
  faults: TwilioFaults
  limits: TwilioLimits
  log: TwilioLog
  /** Calls other people's addresses, signed. */
  caller: WebhookCaller
  media: MediaStore
  /** Where Flex tells what happens in it. */
  flex: FlexOutlets
  /** A message was said where a webhook of target studio listens; the flows' part replaces it. */
  triggerStudio: (flow: string, event: ConversationEvent) => void
  journal: { close(): Promise<void> } | undefined
  ticking: NodeJS.Timeout | undefined
}
