import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { io, type Socket } from 'socket.io-client'
import type { ConsoleToServer, ServerToConsole } from '../../src/protocol/frames.ts'
import type { TestDesk } from './open-desk.ts'
import type { DeskClient } from './product.ts'

type Headers = Record<string, string>

/** Calls the desk as whoever the headers speak for, e.g. `{ cookie }` or `{ authorization }`. */
export function clientOf(desk: TestDesk, headers: Headers): DeskClient {
  return createORPCClient(new RPCLink({ url: `${desk.url}/rpc`, headers })) as DeskClient
}

/** Opens a socket as the console does; answers once it stands. It does not come back by itself. */
export async function openSocket(
  desk: TestDesk,
  cookie: string,
): Promise<{ socket: Socket<ServerToConsole, ConsoleToServer>; closed: Promise<number> }> {
  const socket: Socket<ServerToConsole, ConsoleToServer> = io(desk.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  })
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(null))
    socket.once('connect_error', reject)
  })
  const closed = new Promise<number>((resolve) => socket.once('disconnect', () => resolve(performance.now())))
  return { socket, closed }
}
