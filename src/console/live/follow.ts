import type { QueryClient } from '@tanstack/react-query'
import { io, type Socket } from 'socket.io-client'
import type { ConsoleToServer, Frame, ServerToConsole } from '../../protocol/frames.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { meQuery } from '../session/session.ts'
import { applyFrame } from './apply.ts'
import { noteHead, noteOnline, noteSure, noteTrouble } from './connection.ts'
import { compareNumbers, judgeFrame } from './cursor.ts'
import { myNumber, restartAt, whenBegun } from './log.ts'
import { noteTyping } from './typing.ts'

/** The server says its newest number every two seconds; without it for this long the line is taken for dead. */
const SILENCE_MS = 7000
/** A frame may be on its way while the number that it will bring is said. */
const PATIENCE_MS = 600

type DeskSocket = Socket<ServerToConsole, ConsoleToServer>

interface Following {
  client: QueryClient
  socket: DeskSocket
  sessionEnded: () => void
  onReach: () => void
  pulling: boolean
  heardAt: number
}

let current: Following | null = null

/** Follows the event log until the returned function is called. `onReach` is called whenever the server is reached again. */
export function followLog(client: QueryClient, sessionEnded: () => void, onReach: () => void): () => void {
  const socket: DeskSocket = io({
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
    // The server lets a screen of another workspace not in: its numbers count in another log.
    auth: (say) => say({ workspace: client.getQueryData(meQuery.queryKey)?.workspace.id }),
  })
  const following: Following = { client, socket, sessionEnded, onReach, pulling: false, heardAt: Date.now() }
  current = following
  listen(following)
  const begun = whenBegun(() => {
    noteSure(new Date().toISOString())
    follow(following)
  })
  const watch = setInterval(() => watchSilence(following), 1000)
  return () => {
    begun()
    clearInterval(watch)
    socket.disconnect()
    if (current === following) current = null
  }
}

/** Tells the member, through the server, that the agent is typing. Said into the void while offline. */
export function sayTyping(conversation: string): void {
  if (current?.socket.connected) current.socket.volatile.emit('typing', { conversation })
}

/** Tries at once instead of waiting for the next attempt. */
export function reachNow(): void {
  current?.socket.disconnect().connect()
}

function listen(following: Following): void {
  const { socket } = following
  socket.on('connect', () => {
    following.heardAt = Date.now()
    noteOnline(true)
    follow(following)
    following.onReach()
  })
  socket.on('disconnect', (reason) => {
    noteOnline(false)
    if (reason === 'io server disconnect') void askWhy(following)
  })
  socket.on('connect_error', () => {
    noteOnline(false)
    void askWhy(following)
  })
  socket.on('frame', (frame) => take(following, frame))
  socket.on('reset', ({ head }) => startOver(following, head))
  socket.on('typing', ({ conversation }) => noteTyping(conversation))
  socket.on('head', (head) => {
    noteTrouble(head.trouble)
    takeHead(following, head)
  })
}

function follow({ socket }: Following): void {
  const after = myNumber()
  if (after !== null && socket.connected) socket.emit('follow', { after })
}

/**
 * The server hung up, or did not let us in: the session ended, works in another workspace since, is another role's, or the server is
 * only away.
 */
async function askWhy(following: Following): Promise<void> {
  try {
    const me = await rpc.me.show()
    if (current !== following) return
    const shown = following.client.getQueryData(meQuery.queryKey)
    // All that this page holds is of the workspace that it was loaded in.
    if (shown && shown.workspace.id !== me.workspace.id) return window.location.assign('/inbox/mine')
    following.client.setQueryData(meQuery.queryKey, me)
    if (!following.socket.active) following.socket.connect()
  } catch (error) {
    if (failureOf(error).kind === 'ended') following.sessionEnded()
    else if (current === following && !following.socket.active) setTimeout(() => reachNow(), 2000)
  }
}

function take(following: Following, frame: Frame): void {
  const verdict = judgeFrame(myNumber(), frame)
  if (verdict === 'apply') applyFrame(following.client, frame)
  if (verdict === 'pull') void pull(following)
}

/** Reads what is missing until nothing is; frames that come in meanwhile are judged like all others. */
async function pull(following: Following): Promise<void> {
  if (following.pulling) return
  following.pulling = true
  try {
    for (;;) {
      const after = myNumber()
      if (after === null) return
      const answer = await rpc.events.list({ after })
      if (answer.reset) return startOver(following, answer.head)
      if (answer.frame && judgeFrame(myNumber(), answer.frame) === 'apply') applyFrame(following.client, answer.frame)
      const now = myNumber()
      if (now === null || compareNumbers(now, answer.head) >= 0 || now === after) return
    }
  } catch (error) {
    if (failureOf(error).kind === 'ended') following.sessionEnded()
  } finally {
    following.pulling = false
  }
}

/** Everything is read again. What follows begins at the head that was named, which no later answer can be older than. */
function startOver({ client, socket }: Following, head: string): void {
  restartAt(head)
  socket.emit('follow', { after: head })
  const certain = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'me' }
  client.removeQueries({ ...certain, type: 'inactive' })
  void client.invalidateQueries(certain)
}

function takeHead(following: Following, head: { number: string; at: string }): void {
  following.heardAt = Date.now()
  const mine = myNumber()
  if (mine === null) return
  noteHead(mine, head, true)
  if (compareNumbers(mine, head.number) >= 0) return
  setTimeout(() => {
    const now = myNumber()
    if (now === null || current !== following) return
    noteHead(now, head, false)
    if (compareNumbers(now, head.number) < 0) void pull(following)
  }, PATIENCE_MS)
}

function watchSilence(following: Following): void {
  const { socket } = following
  if (!socket.connected || Date.now() - following.heardAt < SILENCE_MS) return
  following.heardAt = Date.now()
  noteOnline(false)
  reachNow()
}
