import type { QueryClient } from '@tanstack/react-query'
import { type MessagesState, upsertMessage } from '../conversation/messages-state.ts'
import { createStore } from '../live/store.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { changeOutbox, nextToSend, type OutboxChange, type OutboxItem, readOutbox } from './outbox.ts'

const AGAIN_MS = 3000

/** The replies of this agent that the server does not have yet. */
export const outbox = createStore<OutboxItem[]>([])

interface Sender {
  client: QueryClient
  agent: string
  sessionEnded: () => void
}

let sender: Sender | null = null
let again: ReturnType<typeof setTimeout> | undefined

const keyOf = (agent: string, id: string) => `guildesk.outbox.${agent}.${id}`

/** Takes up what an earlier visit left, and sends from now on. */
export function openOutbox(next: Sender): void {
  sender = next
  const prefix = keyOf(next.agent, '')
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  outbox.set(() => readOutbox(keys.map((key) => localStorage.getItem(key) ?? '')))
  sendWaiting()
}

export function closeOutbox(): void {
  sender = null
  clearTimeout(again)
  outbox.set(() => [])
}

export function putInOutbox(item: OutboxItem): void {
  change({ type: 'add', item })
  sendWaiting()
}

export function tryAgain(id: string): void {
  change({ type: 'again', id })
  sendWaiting()
}

export function dropFromOutbox(id: string): void {
  change({ type: 'gone', id })
}

/** Sends what may go; called whenever the server may have come back. */
export function sendWaiting(): void {
  if (!sender) return
  clearTimeout(again)
  for (const item of nextToSend(outbox.get())) void send(sender, item)
}

async function send(by: Sender, item: OutboxItem): Promise<void> {
  change({ type: 'sending', id: item.id })
  try {
    const message = await rpc.messages.send({
      id: item.id,
      kind: item.kind,
      conversation: item.conversation,
      text: item.text,
      attachments: item.attachments.map((file) => file.id),
      replyTo: item.replyTo?.id ?? null,
      article: item.article,
    })
    by.client.setQueryData<MessagesState>(['messages', item.conversation], (state) => {
      // The log may have been quicker; then what it said is newer than this answer.
      const known = state?.items.some((each) => each.id === message.id)
      return state && !known ? upsertMessage(state, message) : state
    })
    change({ type: 'gone', id: item.id })
    sendWaiting()
  } catch (error) {
    fail(by, item, failureOf(error))
  }
}

function fail(by: Sender, item: OutboxItem, failure: ReturnType<typeof failureOf>): void {
  if (failure.kind === 'refused') {
    change({ type: 'refused', id: item.id, cause: failure.words })
    sendWaiting()
    return
  }
  change({ type: 'unreached', id: item.id })
  clearTimeout(again)
  if (failure.kind === 'ended') by.sessionEnded()
  else again = setTimeout(sendWaiting, AGAIN_MS)
}

function change(what: OutboxChange): void {
  const agent = sender?.agent
  if (agent === undefined) return
  outbox.set((items) => changeOutbox(items, what))
  const id = what.type === 'add' ? what.item.id : what.id
  const item = outbox.get().find((each) => each.id === id)
  if (item) localStorage.setItem(keyOf(agent, id), JSON.stringify(item))
  else localStorage.removeItem(keyOf(agent, id))
}
