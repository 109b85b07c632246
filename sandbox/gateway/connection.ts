import { GatewayOpcodes } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import { DelayLine } from './delay-line.ts'
import type { Hub } from './hub.ts'
import { refuseIntents } from './intents.ts'
import { guildCreateData, readyData } from './ready.ts'
import type { Carrier, Session } from './session.ts'

interface Payload {
  op: number
  d: unknown
}

/** One socket of the application: hello, heartbeats, identify or resume, then events. */
export class GatewayConnection implements Carrier {
  readonly #gateway: Hub
  readonly #socket: WebSocket
  readonly #url: URL
  readonly #out: DelayLine
  readonly #in: DelayLine
  #session: Session | undefined
  #heartbeatTimer: NodeJS.Timeout | undefined
  #sends: number[] = []

  constructor(gateway: Hub, socket: WebSocket, url: URL) {
    this.#gateway = gateway
    this.#socket = socket
    this.#url = url
    this.#out = new DelayLine(() => gateway.faults.latencyMs / 2)
    this.#in = new DelayLine(() => gateway.faults.latencyMs / 2)
    socket.on('message', (data, binary) => this.#in.push(() => this.#hear(data, binary)))
    socket.on('error', () => socket.terminate())
  }

  greet() {
    // 4012: this version is gone (documentation: opcodes-and-status-codes, "Gateway Close Event Codes").
    if (!['10', '9'].includes(this.#url.searchParams.get('v') ?? '10')) return this.close(4012, 'Invalid API version.')
    this.#say(GatewayOpcodes.Hello, { heartbeat_interval: this.#gateway.heartbeatMs, _trace: ['sandbox'] })
    this.#expectHeartbeat()
  }

  write(frame: string): void {
    this.#out.push(() => this.#socket.readyState === this.#socket.OPEN && this.#socket.send(frame))
  }

  close(code: number, reason: string): void {
    this.#gateway.log.gateway('CLOSE', `gateway closed: ${reason}`, String(code), false)
    // After 4007 and 4009 a new session is to be started (documentation: as above).
    if (code === 4007 || code === 4009) this.#session?.lose()
    this.#release()
    this.#socket.close(code, reason)
    // A client that never answers the closing handshake must not hold the socket.
    setTimeout(() => this.#socket.terminate(), 1000).unref()
  }

  closed(code: number): void {
    clearTimeout(this.#heartbeatTimer)
    this.#out.clear()
    this.#in.clear()
    const session = this.#session
    if (session) this.#gateway.log.gateway('CLOSE', 'the application hung up', String(code), false)
    this.#release()
    // 1000 and 1001 from the client end the session (documentation: events/gateway, "Initiating a Disconnect").
    if (session && (code === 1000 || code === 1001)) session.lose()
  }

  /** Ends the socket without a word, when the sandbox itself stops. */
  end(): void {
    clearTimeout(this.#heartbeatTimer)
    this.#socket.terminate()
  }

  askReconnect(): void {
    this.#say(GatewayOpcodes.Reconnect, null)
  }

  invalidate(resumable: boolean): void {
    this.#say(GatewayOpcodes.InvalidSession, resumable)
    if (!resumable) this.#session?.lose()
    this.#release()
  }

  #release(): void {
    if (this.#session?.carrier === this) {
      this.#session.carrier = undefined
      this.#session.droppedAt = this.#gateway.world.clock()
      this.#gateway.log.connection()
    }
    this.#session = undefined
  }

  #say(op: number, d: unknown): void {
    this.write(JSON.stringify({ op, d, s: null, t: null }))
  }

  /** A client that misses a heartbeat is a zombie and is cut (4009 says "session timed out"; documentation: events/gateway, "Heartbeat Interval"). */
  #expectHeartbeat(): void {
    clearTimeout(this.#heartbeatTimer)
    this.#heartbeatTimer = setTimeout(
      () => this.close(4009, 'Session timed out.'),
      this.#gateway.heartbeatMs * 1.5 + 2000,
    )
  }

  #hear(data: RawData, binary: boolean) {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#tooMany()) return this.close(4008, 'Rate limited.')
    let payload: Payload
    try {
      payload = JSON.parse(data.toString()) as Payload
    } catch {
      return this.close(4002, 'Error while decoding payload.')
    }
    if (binary || typeof payload?.op !== 'number') return this.close(4002, 'Error while decoding payload.')
    this.#obey(payload)
  }

  /** 120 sends in 60 seconds (discord.md item 10). */
  #tooMany(): boolean {
    const now = this.#gateway.world.clock()
    this.#sends.push(now)
    if (this.#sends.length <= 120) return false
    return now - this.#sends.shift()! < 60_000
  }

  #obey({ op, d }: Payload) {
    if (op === GatewayOpcodes.Heartbeat) return this.#heartbeat(d)
    if (op === GatewayOpcodes.Identify)
      return this.#identify(d as { token?: unknown; intents?: unknown; shard?: unknown })
    if (op === GatewayOpcodes.Resume) return this.#resume(d as { token?: unknown; session_id?: unknown; seq?: unknown })
    if (
      op === GatewayOpcodes.PresenceUpdate ||
      op === GatewayOpcodes.VoiceStateUpdate ||
      op === GatewayOpcodes.RequestGuildMembers
    ) {
      if (!this.#session) this.close(4003, 'Not authenticated.')
      return
    }
    this.close(4001, 'Unknown opcode.')
  }

  #heartbeat(sequence: unknown) {
    this.#expectHeartbeat()
    if (this.#session && typeof sequence === 'number') {
      this.#session.trim(sequence)
    }
    this.#say(GatewayOpcodes.HeartbeatAck, null)
  }

  #identify(d: { token?: unknown; intents?: unknown; shard?: unknown } | null) {
    const { world } = this.#gateway
    if (this.#session) return this.close(4005, 'Already authenticated.')
    if (typeof d?.token !== 'string' || d.token.replace(/^Bot /, '') !== world.application.token)
      return this.close(4004, 'Authentication failed.')
    const refused = refuseIntents(world.application, d.intents)
    if (refused) return this.close(refused, refused === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).')
    const shard = d.shard as [number, number] | undefined
    if (shard !== undefined && !(Array.isArray(shard) && shard[0] >= 0 && shard[0] < shard[1]))
      return this.close(4010, 'Invalid shard.')
    this.#gateway.countIdentify()
    const session = this.#gateway.newSession(d.intents as number)
    this.#carry(session)
    session.dispatch('READY', JSON.stringify(readyData(world, session.id, shard)))
    if (session.intents & 1) session.dispatch('GUILD_CREATE', JSON.stringify(guildCreateData(world, session.intents)))
    this.#gateway.log.gateway('IDENTIFY', 'the application connected', 'ok', true)
  }

  #resume(d: { token?: unknown; session_id?: unknown; seq?: unknown } | null) {
    const { world, log } = this.#gateway
    if (d?.token !== world.application.token) return this.close(4004, 'Authentication failed.')
    const session = typeof d.session_id === 'string' ? this.#gateway.findSession(d.session_id) : undefined
    if (!session || typeof d.seq !== 'number') return this.#refuseResume()
    // documentation: opcodes-and-status-codes, 4007: the sequence was never given out.
    if (d.seq > session.sequence) return this.close(4007, 'Invalid seq.')
    session.carrier?.close(4000, 'Resumed elsewhere.')
    this.#carry(session)
    const replayed = session.replay(d.seq)
    if (replayed === false) {
      this.#release()
      session.lose()
      return this.#refuseResume()
    }
    log.ledger.in.arrived += replayed.first
    log.ledger.in.twice += replayed.again
    session.dispatch('RESUMED', '{"_trace":["sandbox"]}')
    log.gateway('RESUME', `gateway resumed, ${replayed.events} replayed`, 'ok', true)
  }

  #refuseResume(): void {
    this.#gateway.log.gateway('RESUME', 'session refused', 'invalid', false)
    this.#say(GatewayOpcodes.InvalidSession, false)
  }

  #carry(session: Session): void {
    this.#session = session
    session.carrier = this
    this.#gateway.log.connection()
  }
}
