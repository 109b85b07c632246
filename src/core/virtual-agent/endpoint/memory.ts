import type { Clock } from '../../../kernel/clock.ts'

const KEPT_MS = 600_000
const MOST = 500

/** Remembers answers for ten minutes, the last 500 of them. */
export function openMemory<Value>(clock: Clock) {
  const kept = new Map<string, { value: Value; until: number }>()
  return {
    get(key: string): Value | undefined {
      const found = kept.get(key)
      return found && found.until > clock.now().getTime() ? found.value : undefined
    },
    set(key: string, value: Value): void {
      // The oldest stands first.
      for (const oldest of kept.keys()) {
        if (kept.size < MOST) break
        kept.delete(oldest)
      }
      kept.delete(key)
      kept.set(key, { value, until: clock.now().getTime() + KEPT_MS })
    },
  }
}
