import type { WebSocket } from 'ws'
import type { FlexFrame } from '../flex-acts.ts'
import { viewFlex } from '../twilio/flex/view.ts'
import type { Twilio } from '../twilio/twilio.ts'

/** What happens within so many milliseconds is told at once. */
const GATHERED_MS = 40

/** Tells the pages of Flex agents that something changed. */
export class FlexLive {
  readonly #twilio: Twilio
  readonly #watchers = new Set<WebSocket>()
  #timer: NodeJS.Timeout | undefined

  constructor(twilio: Twilio) {
    this.#twilio = twilio
    twilio.flex.onChange(() => this.#soon())
    twilio.world.listen(() => this.#soon())
  }

  watch(socket: WebSocket): void {
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#watchers.delete(socket))
    socket.send(this.#frame())
    this.#watchers.add(socket)
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const socket of this.#watchers) socket.terminate()
  }

  #soon(): void {
    if (this.#watchers.size === 0) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const frame = this.#frame()
      for (const socket of this.#watchers) socket.send(frame)
    }, GATHERED_MS)
  }

  #frame(): string {
    return JSON.stringify({ kind: 'flex', state: viewFlex(this.#twilio) } satisfies FlexFrame)
  }
}
