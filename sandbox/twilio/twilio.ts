import type { TwilioFaults } from './faults.ts'
import type { TwilioLog } from './log.ts'
import type { WebhookCaller } from './webhooks.ts'
import type { TwilioWorld } from './world.ts'

/** Bytes of media, by sid. */
export interface MediaStore {
  put(sid: string, data: Buffer): Promise<void>
  get(sid: string): Promise<Buffer | undefined>
}

/** The parts of one simulated Twilio, put together in server.ts. */
export interface Twilio {
  world: TwilioWorld
  faults: TwilioFaults
  log: TwilioLog
  /** Calls other people's addresses, signed. */
  caller: WebhookCaller
  media: MediaStore
  journal: { close(): Promise<void> } | undefined
  ticking: NodeJS.Timeout | undefined
}
