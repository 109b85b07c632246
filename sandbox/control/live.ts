import type { WebSocket } from 'ws'
import type { LiveFrame } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Audience } from '../world/world.ts'
import { sees, viewApplication, viewChannel, viewFaults, viewState } from './view.ts'
import { viewCommands } from './view-commands.ts'

interface Watcher {
  socket: WebSocket
  as: string | null
}

/** A screen that cannot keep up gets no more than this waiting for it; then it is cut and comes again with a fresh state. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024

/** Pushes what happens to the pages that look. Log and counters are gathered for a fifth of a second. */
export class Live {
  readonly #sandbox: Sandbox
  readonly #watchers = new Set<Watcher>()
  #timer: NodeJS.Timeout | undefined
  #reloading: NodeJS.Timeout | undefined
  #timeOutEnds: NodeJS.Timeout | undefined
  #logSent = 0

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  watch(socket: WebSocket, as: string | null): void {
    const watcher = { socket, as }
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#watchers.delete(watcher))
    socket.send(JSON.stringify({ kind: 'state', state: viewState(this.#sandbox, as) } satisfies LiveFrame))
    this.#watchers.add(watcher)
    this.#awaitEndOfTimeOut()
  }

  /** `frame` is made only if somebody looks, and its JSON only once. */
  show(audience: Audience, frame: () => LiveFrame): void {
    if (this.#watchers.size === 0) return
    let text: string | undefined
    let made: LiveFrame | undefined
    for (const watcher of this.#watchers) {
      if (!this.#concerns(watcher, audience)) continue
      made ??= frame()
      if (made.kind === 'channel' || made.kind === 'commands')
        this.#push(watcher, JSON.stringify(this.#asSeen(made, watcher)))
      else {
        text ??= JSON.stringify(made)
        this.#push(watcher, text)
      }
    }
  }

  /** A channel carries what this one has not read and may do; commands are in this one's language. */
  #asSeen(frame: Extract<LiveFrame, { kind: 'channel' | 'commands' }>, watcher: Watcher): LiveFrame {
    if (frame.kind === 'commands') return { kind: 'commands', commands: viewCommands(this.#sandbox.world, watcher.as) }
    const channel = this.#sandbox.world.channels.get(frame.channel.id)
    return channel ? { kind: 'channel', channel: viewChannel(this.#sandbox.world, watcher.as, channel) } : frame
  }

  /** Roles, rights or the server itself changed: each screen is told all anew, once for what comes together. */
  reload(): void {
    if (this.#watchers.size === 0) return
    this.#reloading ??= setTimeout(() => {
      this.#reloading = undefined
      for (const watcher of this.#watchers)
        this.#push(watcher, JSON.stringify({ kind: 'state', state: viewState(this.#sandbox, watcher.as) }))
      this.#awaitEndOfTimeOut()
    }, 100)
  }

  /** A time-out ends by the clock, without anybody's doing: then what its member may do is told anew. */
  #awaitEndOfTimeOut(): void {
    const { world } = this.#sandbox
    const now = world.clock()
    const ends = [...world.members.values()].map((member) => member.timedOutUntil ?? 0).filter((end) => end > now)
    clearTimeout(this.#timeOutEnds)
    if (ends.length === 0) return
    // Timers reach no further than about 24 days.
    this.#timeOutEnds = setTimeout(() => this.reload(), Math.min(Math.min(...ends) - now + 20, 2 ** 31 - 1))
  }

  faultsChanged(): void {
    this.show('all', () => ({ kind: 'faults', faults: viewFaults(this.#sandbox) }))
  }

  storyChanged(): void {
    this.show('all', () => ({ kind: 'story', story: this.#sandbox.story.view() }))
  }

  applicationChanged(): void {
    this.show('all', () => ({ kind: 'application', application: viewApplication(this.#sandbox) }))
  }

  logAdded(): void {
    if (this.#watchers.size === 0) return
    this.#timer ??= setTimeout(() => this.#sendLog(), 200)
  }

  close(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#reloading)
    clearTimeout(this.#timeOutEnds)
    for (const { socket } of this.#watchers) socket.terminate()
  }

  #sendLog(): void {
    this.#timer = undefined
    const entries = this.#sandbox.log.after(this.#logSent).slice(-200)
    this.#logSent = entries.at(-1)?.number ?? this.#logSent
    if (entries.length) this.show('all', () => ({ kind: 'log', entries }))
    this.show('all', () => ({ kind: 'ledger', ledger: this.#sandbox.log.ledger }))
  }

  #concerns(watcher: Watcher, audience: Audience): boolean {
    if (audience === 'all') return true
    if ('member' in audience) return watcher.as === audience.member
    return sees(this.#sandbox.world, watcher.as, audience.channel)
  }

  #push(watcher: Watcher, text: string) {
    if (watcher.socket.bufferedAmount > MAX_WAITING_BYTES) return watcher.socket.terminate()
    watcher.socket.send(text)
  }
}
