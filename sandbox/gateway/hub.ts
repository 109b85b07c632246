import type { Faults } from '../faults.ts'
import type { RequestLog } from '../request-log.ts'
import type { World } from '../world/world.ts'
import type { Session } from './session.ts'

/** What a connection asks of the gateway that holds it. */
export interface Hub {
  readonly world: World
  readonly faults: Faults
  readonly log: RequestLog
  readonly heartbeatMs: number
  countIdentify(): void
  newSession(intents: number): Session
  findSession(id: string): Session | undefined
}
