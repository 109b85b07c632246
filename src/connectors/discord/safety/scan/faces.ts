import type { SeenMember } from './seen-member.ts'

const REMEMBERED = 5000

interface Kept {
  seen: SeenMember
  compared: boolean
  /** Their name was; their picture could not be looked at yet. */
  named: boolean
}

/** Members as they were seen last, and whether each was compared with the team. Who was not seen for longest is forgotten first. */
export class Faces {
  readonly #kept = new Map<string, Kept>()

  /** Somebody who looks as they did before is not looked at again. */
  see(seen: SeenMember): void {
    const key = keyOf(seen)
    const before = this.#kept.get(key)
    this.#kept.delete(key)
    const same = before !== undefined && JSON.stringify(before.seen) === JSON.stringify(seen)
    this.#kept.set(key, same ? before : { seen, compared: false, named: false })
    if (this.#kept.size <= REMEMBERED) return
    const oldest = this.#kept.keys().next()
    if (!oldest.done) this.#kept.delete(oldest.value)
  }

  get waiting(): boolean {
    for (const { compared } of this.#kept.values()) if (!compared) return true
    return false
  }

  /** Who is to be compared with the team; until `compared` says that it was done. */
  uncompared(): SeenMember[] {
    return [...this.#kept.values()].filter(({ compared }) => !compared).map(({ seen }) => seen)
  }

  isNamed(seen: SeenMember): boolean {
    return this.#kept.get(keyOf(seen))?.named ?? false
  }

  /** What was compared of them; they may have been seen otherwise meanwhile. */
  compared(seen: SeenMember, what: 'all' | 'name' = 'all'): void {
    const kept = this.#kept.get(keyOf(seen))
    if (kept?.seen !== seen) return
    kept.named = true
    kept.compared ||= what === 'all'
  }

  compareAgain(): void {
    for (const kept of this.#kept.values()) Object.assign(kept, { compared: false, named: false })
  }

  /** Nobody is compared for now: they are when they are seen otherwise, or are to be compared again. */
  drop(): void {
    for (const kept of this.#kept.values()) kept.compared = true
  }
}

const keyOf = ({ guild, address }: SeenMember): string => `${guild}:${address}`
