import { once } from 'node:events'
import type { DeskClient, DeskSocket, Product } from '../test/support/product.ts'

/** Milliseconds since 1970 with their fractions: comparable between the processes of one machine. */
export const now = (): number => performance.timeOrigin + performance.now()

/** An agent's screen: a socket that follows the log and notes when each member's text came. */
export class Screen {
  readonly #socket: DeskSocket
  /** When a text was first here, by the mark at its end. */
  readonly seen = new Map<string, number>()
  /** Texts that came more than once. */
  twice = 0
  /** The server said that the screen must load everything again: it fell behind. */
  resets = 0

  private constructor(socket: DeskSocket) {
    this.#socket = socket
  }

  static async open(product: Product, rpc: DeskClient): Promise<Screen> {
    const { asOf } = await rpc.conversations.list({ view: 'all', limit: 1 })
    const socket = product.socket()
    const screen = new Screen(socket)
    socket.on('frame', ({ events }) => {
      const at = now()
      for (const { kind, messageView } of events) {
        if (kind !== 'message.received' || !messageView) continue
        const mark = messageView.text.slice(messageView.text.lastIndexOf(' ') + 1)
        if (screen.seen.has(mark)) screen.twice++
        else screen.seen.set(mark, at)
      }
    })
    socket.on('reset', ({ head }) => {
      screen.resets++
      socket.emit('follow', { after: head })
    })
    if (!socket.connected) await once(socket as never, 'connect')
    socket.emit('follow', { after: asOf })
    return screen
  }

  close(): void {
    this.#socket.disconnect()
  }
}
