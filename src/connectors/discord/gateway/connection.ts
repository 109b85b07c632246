import { setTimeout as sleep } from 'node:timers/promises'
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayCloseCodes, type GatewayIntentBits } from 'discord-api-types/v10'
import type { Log } from '../../../kernel/log.ts'
import type { DiscordRest } from '../rest/client.ts'
import { readFailure } from '../rest/failure.ts'
import { GuardedStrategy } from './guarded-strategy.ts'
import { IdentifyThrottle } from './identify-throttle.ts'
import type { GatewaySession } from './session.ts'

const RETRY_LONGEST_MS = 30_000
const CLOSE_WITHIN_MS = 1000
/** After so many failed connections to the address of the session, the general address is tried; sessions live on there too. */
const RESUME_ADDRESS_TRIES = 3

export const TOKEN_REFUSED =
  'Discord refuses the bot token. Set a valid one in Settings, or in DISCORD_TOKEN and start again.'

/** Close codes after which trying again cannot help (topics/opcodes-and-status-codes), and what a person is to do. */
const FATAL: Record<number, string> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses the shard.',
  [GatewayCloseCodes.ShardingRequired]: 'The application is in too many servers for one gateway connection.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'This Discord server does not speak version 10 of the API.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents that are asked for.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow an intent of this application. Switch "Message Content Intent" off and on in the developer portal, then start again.',
}

export interface ConnectionOptions {
  rest: DiscordRest
  token: string
  intents: GatewayIntentBits
  session: GatewaySession
  log: Log
  /** Every event, in order. */
  onDispatch: (event: { sequence: number; type: string; data: unknown }) => void
  /** A new session: nothing is replayed. Called before its first event. */
  onNewSession: () => void
  onFatal: (line: string) => void
}

/** One application's gateway socket: connects, resumes, and comes back by itself until it is stopped. */
export class GatewayConnection {
  readonly #options: ConnectionOptions
  readonly #throttle = new IdentifyThrottle()
  #manager: WebSocketManager | undefined
  #stop = new AbortController()
  #connected = false
  #hello = false
  #socketError = false
  #failedConnects = 0

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  get connected(): boolean {
    return this.#connected
  }

  /** Begins to connect; does not wait. */
  open(): void {
    if (this.#manager) return
    this.#stop = new AbortController()
    void this.#connect(this.#stop.signal)
  }

  /** Closes the socket in a way that lets the session be resumed. */
  async close(): Promise<void> {
    this.#stop.abort()
    const manager = this.#manager
    this.#manager = undefined
    this.#connected = false
    if (!manager) return
    // A server that never answers the closing handshake must not hold us up.
    await Promise.race([manager.destroy({ code: CloseCodes.Resuming }), sleep(CLOSE_WITHIN_MS)])
  }

  async #connect(signal: AbortSignal): Promise<void> {
    for (let wait = 500; !signal.aborted; wait = Math.min(RETRY_LONGEST_MS, wait * 2)) {
      const attempt = new AbortController()
      const manager = this.#makeManager(AbortSignal.any([signal, attempt.signal]))
      this.#manager = manager
      try {
        // Asked before, because the library does not catch what an address that is none throws.
        const { url } = await manager.fetchGatewayInformation()
        if (!isSocketAddress(url)) throw new Error('Discord names no address of its gateway')
        await manager.connect()
        return
      } catch (error) {
        const failure = readFailure(error)
        // What the gateway itself refused has been told by its close code.
        if (signal.aborted) return
        if (failure.kind === 'token') return this.#options.onFatal(TOKEN_REFUSED)
        this.#options.log.warn({ failure }, 'the gateway of Discord cannot be reached, will try again')
        attempt.abort()
        await manager.destroy({ code: CloseCodes.Resuming })
        const pause = failure.kind === 'limited' ? failure.ms : wait
        await sleep(pause, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  #makeManager(signal: AbortSignal): WebSocketManager {
    const { rest, token, intents, session, log } = this.#options
    const manager: WebSocketManager = new WebSocketManager({
      rest: rest.rest,
      token,
      intents,
      shardCount: 1,
      shardIds: [0],
      buildStrategy: (manager) => new GuardedStrategy(manager, log),
      buildIdentifyThrottler: () => this.#throttle,
      // Our own store, because the library's is shared by all managers of the process. A shard that is closed while it connects would begin anew by itself; it is left waiting for ever instead.
      retrieveSessionInfo: () =>
        signal.aborted ? new Promise<never>(() => undefined) : this.#sessionForLibrary(manager),
      updateSessionInfo: (_shard, info) => (signal.aborted ? undefined : this.#learnSession(info)),
    })
    manager.on(WebSocketShardEvents.Hello, () => {
      this.#hello = true
      this.#failedConnects = 0
    })
    manager.on(WebSocketShardEvents.SocketError, () => {
      this.#socketError = true
    })
    manager.on(WebSocketShardEvents.Error, (error) =>
      log.warn({ err: error }, 'the gateway of Discord reports an error'),
    )
    manager.on(WebSocketShardEvents.Closed, (code) => this.#closed(code, signal))
    manager.on(WebSocketShardEvents.Ready, () => this.#opened('ready'))
    manager.on(WebSocketShardEvents.Resumed, () => this.#opened('resumed'))
    manager.on(WebSocketShardEvents.Dispatch, (payload) => {
      if (signal.aborted) return
      const { s: sequence, t: type, d: data } = payload as { s: unknown; t: unknown; d: unknown }
      if (typeof sequence !== 'number' || typeof type !== 'string') return
      this.#options.onDispatch({ sequence, type, data })
    })
    log.debug({ resume: session.info !== null }, 'connecting to the gateway of Discord')
    return manager
  }

  #opened(how: 'ready' | 'resumed'): void {
    this.#connected = true
    if (how === 'ready') this.#throttle.succeeded()
    this.#options.log.info({ how, sequence: this.#options.session.sequence }, 'connected to the gateway of Discord')
  }

  #closed(code: number, signal: AbortSignal): void {
    this.#connected = false
    if (!this.#hello) this.#failedConnects += 1
    // The library decides about the session right after this event, by what happened on this connection.
    queueMicrotask(() => {
      this.#hello = false
      this.#socketError = false
    })
    const fatal = FATAL[code]
    if (fatal && !signal.aborted) this.#options.onFatal(fatal)
    else this.#options.log.info({ code }, 'the gateway connection was closed')
  }

  #sessionForLibrary(manager: WebSocketManager): SessionInfo | null | Promise<SessionInfo> {
    const { info } = this.#options.session
    if (!info || (this.#failedConnects < RESUME_ADDRESS_TRIES && isSocketAddress(info.resumeURL))) return info
    return manager.fetchGatewayInformation().then(
      ({ url }) => ({ ...info, resumeURL: url }),
      () => info,
    )
  }

  async #learnSession(info: SessionInfo | null): Promise<void> {
    const { session, log } = this.#options
    if (info) {
      if (info.sessionId === session.info?.sessionId) return
      session.begin(info)
      this.#options.onNewSession()
      return
    }
    // The library gives a session up also when the network failed, although it can be resumed. Only Discord's word ends it.
    if (!this.#hello || this.#socketError || !session.info) return
    await session.end().catch((error: unknown) => log.warn({ err: error }, 'the ended gateway session is still stored'))
  }
}

function isSocketAddress(address: unknown): boolean {
  return typeof address === 'string' && /^wss?:$/.test(URL.parse(address)?.protocol ?? '')
}
