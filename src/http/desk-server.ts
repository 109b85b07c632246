import type { Server, Socket } from 'socket.io'
import type { ConsoleToServer, ServerToConsole } from '../protocol/frames.ts'
import type { Caller } from './identity/authenticate.ts'

type NoEvents = Record<string, never>

/** The console's sockets; each carries who it belongs to. */
export type DeskServer = Server<ConsoleToServer, ServerToConsole, NoEvents, { caller: Caller }>
export type DeskSocket = Socket<ConsoleToServer, ServerToConsole, NoEvents, { caller: Caller }>
