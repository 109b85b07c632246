import type { IncomingMessage } from 'node:http'
import { GatewayIntentBits } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { Faults } from '../faults.ts'
import type { RequestLog } from '../request-log.ts'
import type { World, WorldEvent } from '../world/world.ts'
import { GatewayConnection } from './connection.ts'
import { mayHear, mayRead, withoutWords } from './intents.ts'
import { SESSION_AFTERLIFE_MS, Session } from './session.ts'

/** Plain messages and replies (documentation: resources/message, "Message Types"). */
const SAID = [0, 19]

/** What gateway connections and the parts behind them share. */
export class Gateway {
  readonly world: World
  readonly faults: Faults
  readonly log: RequestLog
  readonly heartbeatMs: number
  readonly sessions = new Map<string, Session>()
  readonly #connections = new Set<GatewayConnection>()
  #identifies = { used: 0, resetsAt: 0 }

  constructor(parts: { world: World; faults: Faults; log: RequestLog; heartbeatMs: number }) {
    this.world = parts.world
    this.faults = parts.faults
    this.log = parts.log
    this.heartbeatMs = parts.heartbeatMs
  }

  get connected(): boolean {
    return [...this.sessions.values()].some((session) => session.carrier !== undefined)
  }

  /** The identify budget: a thousand in 24 hours (discord.md item 10). */
  startLimit(): { total: number; remaining: number; reset_after: number; max_concurrency: number } {
    const now = this.world.clock()
    if (this.#identifies.resetsAt <= now) this.#identifies = { used: 0, resetsAt: now + 86_400_000 }
    const { used, resetsAt } = this.#identifies
    return { total: 1000, remaining: Math.max(0, 1000 - used), reset_after: resetsAt - now, max_concurrency: 1 }
  }

  countIdentify(): void {
    this.startLimit()
    this.#identifies.used++
  }

  accept(socket: WebSocket, request: IncomingMessage): void {
    const connection = new GatewayConnection(this, socket, new URL(request.url ?? '/', 'http://gateway'))
    this.#connections.add(connection)
    socket.on('close', (code) => {
      this.#connections.delete(connection)
      connection.closed(code)
    })
    connection.greet()
  }

  /** Who identifies anew has given its dropped sessions up; keeping their buffers growing would serve nobody. */
  newSession(intents: number): Session {
    for (const [id, old] of this.sessions) if (!old.carrier) this.sessions.delete(id)
    const session = new Session(intents)
    this.sessions.set(session.id, session)
    return session
  }

  /** A session that may be resumed: known, not lost, not dropped too long ago. */
  findSession(id: string): Session | undefined {
    const session = this.sessions.get(id)
    if (!session) return undefined
    const tooOld = !session.carrier && this.world.clock() - session.droppedAt > SESSION_AFTERLIFE_MS
    if (!session.lost && !tooOld) return session
    this.sessions.delete(id)
    return undefined
  }

  /** Hands a happening to every session that may hear of it; its JSON is made once per way of seeing it. */
  dispatch(event: WorldEvent): void {
    const own = event.message?.author === this.world.application.bot
    let whole: string | undefined
    let hidden: string | undefined
    for (const session of this.sessions.values()) {
      if ((session.lost && !session.carrier) || !mayHear(this.world, session.intents, event)) continue
      const granted = (session.intents & GatewayIntentBits.MessageContent) !== 0
      const show = event.message ? mayRead(this.world, granted, event.message) : granted || !event.withoutWords
      if (show) whole ??= JSON.stringify(event.data)
      else hidden ??= JSON.stringify(event.withoutWords ?? withoutWords(this.world, granted, event.data))
      const data = (show ? whole : hidden)!
      // The ledger counts what members say, not what Discord itself posts.
      const counts = event.type === 'MESSAGE_CREATE' && !own && SAID.includes(event.message?.type ?? 0)
      if (session.dispatch(event.type, data, counts) && counts) this.log.ledger.in.arrived++
    }
    if (event.type !== 'TYPING_START' && !own) this.log.gateway(event.type, event.type, 'in', true)
  }

  /** Forgets sessions that nobody can resume any more. */
  sweep(): void {
    for (const id of [...this.sessions.keys()]) this.findSession(id)
  }

  /** Cuts every socket; sessions stay and can be resumed, save after codes that say otherwise. Gives how many there were. */
  drop(code: number, reason: string): number {
    const count = this.#connections.size
    for (const connection of this.#connections) connection.close(code, reason)
    return count
  }

  each(act: (connection: GatewayConnection) => void): void {
    for (const connection of this.#connections) act(connection)
  }

  /** The portal's switch was turned off: sessions that have the intent are closed with 4014, as their next identify would be. */
  closeIntent(intent: number): void {
    for (const session of this.sessions.values()) {
      if ((session.intents & intent) === 0) continue
      const { carrier } = session
      session.lose()
      carrier?.close(4014, 'Disallowed intent(s).')
    }
  }

  loseSessions(): void {
    for (const session of this.sessions.values()) session.lose()
  }
}
