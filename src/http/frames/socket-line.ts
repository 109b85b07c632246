import type { DeskSocket } from '../desk-server.ts'
import type { Line } from './follower.ts'

/** Packets that may wait in Node for a screen that does not take them; beyond, it is caught up from the log when it does. */
const FULL = 16

/** A socket as a line of frames. What the kernel's own buffers hold is not seen from here and bounded by them. */
export function socketLine(socket: DeskSocket): Line {
  const { conn } = socket
  // engine.io keeps what its transport has not taken yet; the field is internal to its types, and all there is to look at.
  const waiting = (): number => (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length
  return {
    id: socket.id,
    send: (frame) => void socket.emit('frame', frame),
    reset: (reason, head) => void socket.emit('reset', { reason, head }),
    isFull: () => socket.connected && waiting() > FULL,
    whenRoom: () =>
      new Promise((resolve) => {
        const done = (): void => {
          conn.off('drain', done)
          conn.off('close', done)
          resolve()
        }
        conn.on('drain', done)
        conn.on('close', done)
      }),
  }
}
