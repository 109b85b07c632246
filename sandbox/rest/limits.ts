import { createHash } from 'node:crypto'

interface Bucket {
  used: number
  /** Milliseconds since 1970. */
  resetsAt: number
}

/** What a limited request is told: headers for every answer, and for a refused one how long and by whom. */
export interface Verdict {
  headers: Record<string, string>
  refused?: { seconds: number; global: boolean }
}

/** What of a route its limits are about. */
interface LimitedRoute {
  method: string
  path: string
  bucket: { limit: number; seconds: number } | null
  byToken?: boolean
}

/** Discord's limits: a bucket per route and major parameter, 50 requests a second over all (discord.md items 5 and 6). */
export class Limits {
  lifted = false
  readonly #clock: () => number
  readonly #buckets = new Map<string, Bucket>()
  readonly #names = new Map<string, string>()
  #global: Bucket = { used: 0, resetsAt: 0 }

  constructor(clock: () => number) {
    this.#clock = clock
  }

  take(route: LimitedRoute, major: string): Verdict {
    if (this.lifted) return { headers: {} }
    const now = this.#clock()
    if (!route.byToken && !this.#takeGlobal(now))
      return { headers: {}, refused: { seconds: (this.#global.resetsAt - now) / 1000, global: true } }
    if (!route.bucket) return { headers: {} }
    return this.#takeBucket(route, major, route.bucket, now)
  }

  /** The opaque name of a route's bucket, as the header gives it. */
  bucketName(route: LimitedRoute): string {
    const key = `${route.method} ${route.path}`
    let name = this.#names.get(key)
    if (!name) {
      name = createHash('md5').update(key).digest('hex')
      this.#names.set(key, name)
    }
    return name
  }

  /** A limit that is not a bucket of the headers: true while `name` was asked at most `limit` times in this window. */
  allow(name: string, limit: number, seconds: number): boolean {
    const now = this.#clock()
    const bucket = this.#buckets.get(name)
    if (bucket && bucket.resetsAt > now) return ++bucket.used <= limit
    this.#buckets.set(name, { used: 1, resetsAt: now + seconds * 1000 })
    return true
  }

  /** Seconds until a limit of `allow` opens again. */
  opensIn(name: string): number {
    return Math.max(0, (this.#buckets.get(name)?.resetsAt ?? 0) - this.#clock()) / 1000
  }

  sweep(): void {
    const now = this.#clock()
    for (const [key, bucket] of this.#buckets) if (bucket.resetsAt <= now) this.#buckets.delete(key)
  }

  #takeGlobal(now: number): boolean {
    if (this.#global.resetsAt <= now) this.#global = { used: 0, resetsAt: now + 1000 }
    return ++this.#global.used <= 50
  }

  #takeBucket(route: LimitedRoute, major: string, size: { limit: number; seconds: number }, now: number): Verdict {
    const name = this.bucketName(route)
    const key = `${name}:${major}`
    let bucket = this.#buckets.get(key)
    if (!bucket || bucket.resetsAt <= now) {
      bucket = { used: 0, resetsAt: now + size.seconds * 1000 }
      this.#buckets.set(key, bucket)
    }
    bucket.used++
    const after = Math.max(0, bucket.resetsAt - now) / 1000
    const headers = {
      'x-ratelimit-limit': String(size.limit),
      'x-ratelimit-remaining': String(Math.max(0, size.limit - bucket.used)),
      'x-ratelimit-reset': (bucket.resetsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': after.toFixed(3),
      'x-ratelimit-bucket': name,
    }
    return bucket.used > size.limit ? { headers, refused: { seconds: after, global: false } } : { headers }
  }
}
