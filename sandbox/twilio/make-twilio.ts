import path from 'node:path'
import { AttachmentStore } from '../world/attachment-store.ts'
import { makeAccount } from './account.ts'
import { TwilioFaults } from './faults.ts'
import { openTwilioJournal } from './journal.ts'
import { TwilioLog } from './log.ts'
import type { Twilio } from './twilio.ts'
import { WebhookCaller } from './webhooks.ts'
import { TwilioWorld } from './world.ts'

export interface TwilioOptions {
  /** Milliseconds since 1970; the real clock where it is not given. */
  clock?: () => number
  /** Where conversations are kept; without it they live in memory only. */
  dataFolder?: string
}

/** A simulated Twilio with one account, which is not served yet. */
export async function makeTwilio(options: TwilioOptions = {}): Promise<Twilio> {
  const clock = options.clock ?? Date.now
  const world = new TwilioWorld(clock)
  const faults = new TwilioFaults()
  const log = new TwilioLog(clock)
  const folder = options.dataFolder && path.resolve(options.dataFolder)
  const twilio: Twilio = {
    world,
    faults,
    log,
    caller: new WebhookCaller(faults, log),
    media: new AttachmentStore(folder && path.join(folder, 'twilio')),
    journal: folder ? await openTwilioJournal(folder, world) : undefined,
    ticking: undefined,
  }
  // Each part that reacts to what happens connects itself here: `connectX(twilio)` with world.listen and world.onTick.
  if (world.accounts.all().length === 0) makeAccount(world, 'Lumen Trails')
  return twilio
}
