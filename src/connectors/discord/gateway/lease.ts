import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Statement } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Log } from '../../../kernel/log.ts'
import { DeathLock } from './death-lock.ts'

const LEASE_SECONDS = 15
const RENEW_MS = 5000
const LOOK_MS = 1000
/** `$3`: the former holder is surely dead, because its lock is in our hands. */
const TAKE: Statement = {
  name: 'discord_lease_take',
  text: `insert into discord_gateway_lease as l (workspace, holder, epoch, expires_at)
    values ($1, $2, 1, now() + make_interval(secs => ${LEASE_SECONDS}))
    on conflict (workspace) do update set holder = excluded.holder, epoch = l.epoch + 1, expires_at = excluded.expires_at
    where $3 or l.expires_at < now() returning epoch`,
}
const RENEW: Statement = {
  name: 'discord_lease_renew',
  text: `update discord_gateway_lease set expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    where workspace = $1 and holder = $2 and epoch = $3 returning epoch`,
}
const GIVE: Statement = {
  name: 'discord_lease_give',
  text: 'update discord_gateway_lease set expires_at = now() where workspace = $1 and holder = $2 and epoch = $3',
}

/** Proof of being the application's one gateway; writes are fenced by it. */
export interface Held {
  holder: string
  epoch: string
}

export interface LeaseOptions {
  db: Database
  workspace: number
  log: Log
  /** We are the gateway now; resolves when the work has begun. */
  onTaken: (held: Held) => Promise<void>
  /** We are it no longer; resolves when nothing works any more. */
  onLost: () => Promise<void>
}

/**
 * Who is the application's one gateway. The row decides, by the database's clock; besides, its holder keeps a lock that dies
 * with it, so that a restart after kill -9 need not wait for the row to run out.
 */
export class GatewayLease {
  readonly #options: LeaseOptions
  readonly #holder = newId()
  readonly #stop = new AbortController()
  readonly #lock: DeathLock
  #held: Held | undefined
  #renewedAt = 0
  #run: Promise<void> | undefined

  constructor(options: LeaseOptions) {
    this.#options = options
    this.#lock = new DeathLock(options.db, options.workspace)
  }

  get held(): Held | undefined {
    return this.#held
  }

  start(): void {
    this.#run ??= this.#loop()
  }

  /** Gives the lease back, so that the next process need not wait for it. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#run
  }

  /** A fenced write found another holder: look again at once. */
  async deposed(): Promise<void> {
    await this.#lose('another process has become the gateway')
  }

  async #loop(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        if (this.#held) await this.#renew()
        else await this.#take()
      } catch (error) {
        this.#options.log.warn({ err: error }, 'the gateway lease cannot be read, will look again')
        if (this.#held && performance.now() - this.#renewedAt > LEASE_SECONDS * 1000 - RENEW_MS) {
          await this.#lose('the database has been away for too long')
        }
      }
      await sleep(this.#held ? RENEW_MS : LOOK_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined)
    }
    await this.#giveBack()
  }

  async #take(): Promise<void> {
    const { db, workspace } = this.#options
    const locked = await this.#lock.take()
    const begun = performance.now()
    const [row] = await db.run<{ epoch: string }>(TAKE, [workspace, this.#holder, locked])
    if (!row) return
    this.#renewedAt = begun
    this.#held = { holder: this.#holder, epoch: row.epoch }
    await this.#options.onTaken(this.#held)
  }

  async #renew(): Promise<void> {
    const held = this.#held
    if (!held) return
    const begun = performance.now()
    const rows = await this.#options.db.run(RENEW, [this.#options.workspace, held.holder, held.epoch])
    if (rows.length === 0) return this.#lose('another process has become the gateway')
    this.#renewedAt = begun
    await this.#lock.probe()
    await this.#lock.take()
  }

  async #lose(why: string): Promise<void> {
    if (!this.#held) return
    this.#held = undefined
    await this.#lock.release()
    this.#options.log.warn({ workspace: this.#options.workspace }, `no longer the Discord gateway: ${why}`)
    await this.#yield()
  }

  /** Ends the work; a fault in it must not keep the lease. */
  async #yield(): Promise<void> {
    await this.#options
      .onLost()
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'the work of the gateway did not end cleanly'))
  }

  async #giveBack(): Promise<void> {
    const held = this.#held
    if (held) {
      this.#held = undefined
      await this.#yield()
      await this.#options.db
        .run(GIVE, [this.#options.workspace, held.holder, held.epoch])
        .catch((error: unknown) => this.#options.log.warn({ err: error }, 'the gateway lease runs out by itself'))
    }
    await this.#lock.release()
  }
}
