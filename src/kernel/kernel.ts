import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/** What every verb of the core is handed first. */
export interface Kernel {
  db: Database
  bus: Bus
  clock: Clock
  log: Log
}
