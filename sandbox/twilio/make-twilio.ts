import path from 'node:path'
import { AttachmentStore } from '../world/attachment-store.ts'
import { makeAccount } from './account.ts'
import { endTimers } from './conversations/conversation-verbs.ts'
import { connectWebhooks } from './conversations/tell-webhooks.ts'
import { TwilioFaults } from './faults.ts'
import { connectFlex } from './flex/connect-flex.ts'
import { FlexOutlets } from './flex/outlets.ts'
import { openTwilioJournal } from './journal.ts'
import { TwilioLimits } from './limits.ts'
import { TwilioLog } from './log.ts'
import { connectStudio } from './studio/connect-studio.ts'
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
    limits: new TwilioLimits(),
    log,
    caller: new WebhookCaller(faults, log),
    media: new AttachmentStore(folder && path.join(folder, 'twilio')),
    flex: new FlexOutlets(),
    triggerStudio: () => {},
    journal: folder ? await openTwilioJournal(folder, world) : undefined,
    ticking: undefined,
  }
  connectWebhooks(twilio)
  world.onTick((now) => endTimers(world, now))
  world.onTick(() => twilio.limits.sweep())
  // Each part that reacts to what happens connects itself here: `connectX(twilio)` with world.listen and world.onTick.
  if (world.accounts.all().length === 0) makeAccount(world, 'Lumen Trails')
  connectFlex(twilio)
  connectStudio(twilio)
  return twilio
}
