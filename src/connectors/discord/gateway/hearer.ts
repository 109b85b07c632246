/**
 * Hears every event of the gateway at once, before it is read, for as long as the gateway lives. It looks only in memory; what it does about
 * an event goes on by itself.
 */
export interface Hearer {
  hear(type: string, data: unknown): void
  /** Must not throw. */
  start?(): Promise<void>
  stop?(): Promise<void>
}
