import type { Checked, FaultsView, StoryView } from './contract.ts'
import type { BenchNotes } from './control/bench-notes.ts'
import type { Faults } from './faults.ts'
import type { Gateway } from './gateway/gateway.ts'
import type { Interactions } from './interactions/interactions.ts'
import type { Journal } from './journal.ts'
import type { RequestLog } from './request-log.ts'
import type { Limits } from './rest/limits.ts'
import type { Nonces } from './rest/nonces.ts'
import type { Twilio } from './twilio/twilio.ts'
import type { World } from './world/world.ts'

/** Members who chat by themselves. */
interface Chatter {
  view(): FaultsView['traffic']
  set(sandbox: Sandbox, wish: Checked<'traffic'>): void
  stop(): void
}

/** Both sides of one chat, acted by themselves. */
interface Told {
  changed: () => void
  view(): StoryView
  allow(access: { api: string; key: string; desk: string }): void
  play(sandbox: Sandbox, chapter: StoryView['chapter']): Promise<StoryView>
  stop(): Promise<StoryView>
  hurry(speed: number): StoryView
}

/** The parts of one simulated Discord, put together in server.ts. */
export interface Sandbox {
  world: World
  faults: Faults
  limits: Limits
  log: RequestLog
  gateway: Gateway
  interactions: Interactions
  nonces: Nonces
  journal: Journal | undefined
  traffic: Chatter
  story: Told
  /** What a benchmark wants noted, while there is one. */
  bench: BenchNotes | undefined
  /** The simulated Twilio beside the simulated Discord. */
  twilio: Twilio
  /** Set when the parent process said that it is a development start. */
  development: boolean
  deskUrl: string | undefined
  tellParent(message: object): void
}
