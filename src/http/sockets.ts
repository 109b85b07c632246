import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { z } from 'zod'
import type { ConsoleToServer } from '../protocol/frames.ts'
import { eventNumber, id } from '../protocol/primitives.ts'
import type { DeskServer, DeskSocket } from './desk-server.ts'
import { newFollower } from './frames/follower.ts'
import { hydrate } from './frames/hydrate.ts'
import { socketLine } from './frames/socket-line.ts'
import { Stream } from './frames/stream.ts'
import type { AccessRule } from './guard.ts'
import type { SameOrigin } from './same-origin.ts'
import type { Services } from './services.ts'
import { watchSessions } from './watch-sessions.ts'

/** Who may say what on the socket; the handshake holds all of them to it. */
export const SOCKET_ACCESS: Record<keyof ConsoleToServer, AccessRule> = { follow: 'agent', typing: 'agent' }

const HEAD_EVERY_MS = 2000
/** A console says a handful of words in a second; what says more is not one of ours. */
const WORDS_PER_SECOND = 20

/** What the console says as it connects: the workspace that its screen shows. */
const shownInput = z.object({ workspace: z.number().int() })
const followInput = z.object({ after: eventNumber })
const typingInput = z.object({ conversation: id })
const typingSignal = z.object({ workspace: z.number().int(), conversation: id })

const roomOf = (workspace: number): string => `workspace:${workspace}`

/** Opens the sockets of the console on an HTTP server. Answers the act that closes them. */
export function openSockets(server: HttpServer, services: Services, sameOrigin: SameOrigin): () => Promise<void> {
  const { kernel, identity } = services
  const io: DeskServer = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    connectTimeout: 5000,
    allowRequest: (request, decide) => decide(null, sameOrigin.admits(request.headers)),
  })
  const streams = new Map<number, Promise<Stream>>()
  io.use((socket, next) => {
    identity.authenticate({ cookie: socket.request.headers.cookie }).then(
      (caller) => {
        if (!caller) return next(refusal('unauthenticated', 'Sign in first.'))
        // Switched elsewhere, e.g. in another tab: what this screen holds is not to be mixed with another workspace's log.
        const shown = shownInput.safeParse(socket.handshake.auth)
        if (shown.success && shown.data.workspace !== caller.workspace) {
          return next(refusal('conflict', 'This screen shows another workspace.'))
        }
        socket.data.caller = caller
        next()
      },
      () => next(refusal('unavailable', 'The database cannot be reached now.')),
    )
  })
  io.on('connection', (socket) => {
    void socket.join(roomOf(socket.data.caller.workspace))
    // Said at once too, so that a screen that comes back knows how far behind it is before the next round of heads.
    const followed = (stream: Stream): void => {
      if (sessions.sure()) socket.emit('head', headOf(stream, services, socket.data.caller.workspace))
    }
    serveSocket(socket, services, (workspace) => streamOf(io, streams, services, workspace), followed)
  })
  const offTyping = kernel.bus.on('typing', (fact) => {
    const typing = typingSignal.safeParse(fact)
    if (!typing.success) return
    io.to(roomOf(typing.data.workspace)).emit('typing', { conversation: typing.data.conversation })
  })
  const sessions = watchSessions(io, kernel)
  const heads = setInterval(() => void sayHeads(io, streams, services, sessions.sure), HEAD_EVERY_MS)
  return async () => {
    offTyping()
    clearInterval(heads)
    sessions.stop()
    io.disconnectSockets(true)
    io.engine.close()
    for (const stream of streams.values()) (await stream.catch(() => null))?.close()
  }
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { data: { code } })
}

function serveSocket(
  socket: DeskSocket,
  { kernel }: Services,
  streamOf: (workspace: number) => Promise<Stream>,
  followed: (stream: Stream) => void,
): void {
  const { workspace, agent } = socket.data.caller
  const follower = newFollower(socketLine(socket))
  let words = 0
  const quiet = setInterval(() => {
    words = 0
  }, 1000)
  socket.use((_event, next) => {
    if (++words > WORDS_PER_SECOND) socket.disconnect(true)
    else next()
  })
  socket.on('follow', (said) => {
    const input = followInput.safeParse(said)
    if (!input.success) return void socket.disconnect(true)
    streamOf(workspace).then(
      (stream) => {
        if (!socket.connected) return
        stream.follow(follower, input.data.after)
        followed(stream)
      },
      // Without the database nothing can be followed; hanging up makes the console try again.
      () => socket.disconnect(true),
    )
  })
  socket.on('typing', (said) => {
    const input = typingInput.safeParse(said)
    if (input.success) kernel.bus.signal('agent-typing', { workspace, conversation: input.data.conversation, agent })
  })
  socket.on('disconnect', () => {
    clearInterval(quiet)
    void streamOf(workspace)
      .then((stream) => stream.leave(follower))
      .catch(() => undefined)
  })
}

function streamOf(
  io: DeskServer,
  streams: Map<number, Promise<Stream>>,
  { kernel, feed }: Services,
  workspace: number,
): Promise<Stream> {
  const known = streams.get(workspace)
  if (known) return known
  const stream = new Stream({
    workspace,
    feed,
    log: kernel.log,
    hydrate: (range) => hydrate(kernel.db, workspace, range),
    broadcast: (lines, frame) => void io.to([...lines]).emit('frame', frame),
  })
  const opening = stream.open().then(
    () => stream,
    (error: unknown) => {
      streams.delete(workspace)
      throw error
    },
  )
  streams.set(workspace, opening)
  return opening
}

/** Says the newest number to every screen, but only while the database answers: a screen that hears nothing says that it is behind. */
async function sayHeads(
  io: DeskServer,
  streams: Map<number, Promise<Stream>>,
  services: Services,
  sure: () => boolean,
): Promise<void> {
  if (!sure()) return
  for (const [workspace, opening] of streams) {
    const stream = await opening.catch(() => null)
    // Not volatile, nor is typing: socket.io drops a volatile word whenever a frame is just being written. What heaps up for a
    // screen that does not read is small, and ends with its ping.
    if (stream) io.to(roomOf(workspace)).emit('head', headOf(stream, services, workspace))
  }
}

function headOf(stream: Stream, { kernel, trouble }: Services, workspace: number) {
  return { number: stream.head, at: kernel.clock.now().toISOString(), trouble: trouble(workspace) }
}
