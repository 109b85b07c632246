import type { LiveFrame, SandboxMessage } from '../../contract.ts'
import { applyFrame, NOTHING, placeMessage, type Snapshot } from './snapshot.ts'

const FIRST_WAIT_MS = 400
const LONGEST_WAIT_MS = 4000

/** Frames that only the page's own socket reads; windows leave them out, so that a busy log does not draw them anew. */
const PAGE_WIDE: ReadonlySet<LiveFrame['kind']> = new Set(['log', 'ledger'])

/** One socket and what it has told so far. It connects again by itself until it is closed. */
export class LiveWorld {
  #snapshot: Snapshot = NOTHING
  #socket: WebSocket | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = FIRST_WAIT_MS
  readonly #listeners = new Set<() => void>()
  readonly #as: string | null

  constructor(as: string | null) {
    this.#as = as
  }

  read = (): Snapshot => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Connects; gives the function that ends it. */
  open = (): (() => void) => {
    this.#connect()
    return () => {
      clearTimeout(this.#timer)
      const socket = this.#socket
      this.#socket = null
      socket?.close()
    }
  }

  /** Tries at once instead of waiting for the next try. */
  retry = (): void => {
    if (this.#snapshot.status === 'live' || this.#socket?.readyState === WebSocket.CONNECTING) return
    clearTimeout(this.#timer)
    this.#connect()
  }

  /** Adds earlier messages that were asked for. */
  addMessages(channel: string, messages: SandboxMessage[]): void {
    const state = this.#snapshot.state
    if (!state) return
    const list = messages.reduce(placeMessage, state.messages[channel] ?? [])
    this.#put({ ...this.#snapshot, state: { ...state, messages: { ...state.messages, [channel]: list } } })
  }

  forgetTyping(now: number): void {
    const typing = this.#snapshot.typing.filter((each) => each.until > now)
    if (typing.length < this.#snapshot.typing.length) this.#put({ ...this.#snapshot, typing })
  }

  #connect(): void {
    const url = new URL('/control/live', location.href)
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
    if (this.#as) url.searchParams.set('as', this.#as)
    const socket = new WebSocket(url)
    this.#socket = socket
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#take(JSON.parse(String(event.data)) as LiveFrame)
    }
    socket.onclose = () => {
      if (socket === this.#socket) this.#again()
    }
  }

  #take(frame: LiveFrame): void {
    this.#wait = FIRST_WAIT_MS
    if (this.#as && PAGE_WIDE.has(frame.kind)) return
    this.#put(applyFrame(this.#snapshot, frame, Date.now()))
  }

  #again(): void {
    this.#put({ ...this.#snapshot, status: 'away' })
    this.#timer = setTimeout(() => this.#connect(), this.#wait)
    this.#wait = Math.min(this.#wait * 1.6, LONGEST_WAIT_MS)
  }

  #put(snapshot: Snapshot): void {
    if (snapshot === this.#snapshot) return
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}
