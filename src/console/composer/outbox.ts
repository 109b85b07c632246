import type { AttachmentView, MessageView } from '../../protocol/messages.ts'

/**
 * A reply on its way to the server. It is kept in the browser until the server has it, under the id that it will have
 * there, so that sending it twice stores it once.
 */
export interface OutboxItem {
  id: string
  kind: 'reply' | 'note'
  conversation: string
  text: string
  attachments: Pick<AttachmentView, 'id' | 'name' | 'mediaType' | 'bytes' | 'inline'>[]
  replyTo: MessageView['replyTo']
  /** The article whose words were inserted. */
  article: string | null
  writtenAt: string
  /** `waiting`: not tried, or the server could not be reached; `refused`: the server said no, the agent decides. */
  state: 'waiting' | 'sending' | 'refused'
  cause: string | null
}

export type OutboxChange =
  | { type: 'add'; item: OutboxItem }
  | { type: 'sending'; id: string }
  | { type: 'unreached'; id: string }
  | { type: 'refused'; id: string; cause: string }
  | { type: 'again'; id: string }
  | { type: 'gone'; id: string }

/** The outbox after a change; an id stands in it once. */
export function changeOutbox(items: readonly OutboxItem[], change: OutboxChange): OutboxItem[] {
  if (change.type === 'add')
    return items.some((each) => each.id === change.item.id) ? [...items] : [...items, change.item]
  if (change.type === 'gone') return items.filter((each) => each.id !== change.id)
  return items.map((each) => (each.id === change.id ? { ...each, ...stateOf(change) } : each))
}

function stateOf(change: Exclude<OutboxChange, { type: 'add' | 'gone' }>): Pick<OutboxItem, 'state' | 'cause'> {
  if (change.type === 'sending') return { state: 'sending', cause: null }
  if (change.type === 'refused') return { state: 'refused', cause: change.cause }
  return { state: 'waiting', cause: null }
}

/** The replies that may go now: in each conversation the oldest, unless one of it is on its way or was refused before it. */
export function nextToSend(items: readonly OutboxItem[]): OutboxItem[] {
  const seen = new Set<string>()
  const ready: OutboxItem[] = []
  for (const item of items) {
    if (item.state === 'refused') continue
    if (!seen.has(item.conversation) && item.state === 'waiting') ready.push(item)
    seen.add(item.conversation)
  }
  return ready
}

/** What an earlier edition of the desk did not store with a reply. */
const OLDER = { kind: 'reply', article: null } as const

/**
 * Reads what was stored, each reply by itself so that two windows never overwrite each other's. What was on its way when
 * the page was closed is tried again: its id keeps it single.
 */
export function readOutbox(stored: readonly string[]): OutboxItem[] {
  const items = stored.flatMap((text): OutboxItem[] => {
    try {
      const item = JSON.parse(text) as OutboxItem
      if (typeof item?.id !== 'string' || typeof item.text !== 'string') return []
      return [{ ...OLDER, ...item, ...(item.state === 'sending' ? { state: 'waiting' } : {}) }]
    } catch {
      return []
    }
  })
  return items.sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1))
}

/** How a reply looks in the feed before the server has it. */
export function asMessage(item: OutboxItem, agent: NonNullable<MessageView['agent']>): MessageView {
  return {
    id: item.id,
    conversation: item.conversation,
    direction: item.kind === 'note' ? 'note' : 'outbound',
    author: 'agent',
    agent,
    spokenBy: null,
    article: null,
    buttons: [],
    explained: false,
    mark: null,
    text: item.text,
    scam: null,
    kind: 'text',
    attachments: item.attachments.map((file) => ({
      ...file,
      // Drawn as a file until the server has the message: nothing is loaded for a reply that may wait long.
      inline: false,
      state: 'stored',
      url: `/api/v1/files/${file.id}`,
      width: null,
      height: null,
      seconds: null,
      cause: null,
    })),
    replyTo: item.replyTo,
    sentAt: item.writtenAt,
    editedAt: null,
    deletedAt: null,
    revisions: 0,
    place: null,
    delivery:
      item.kind === 'note'
        ? null
        : { state: 'queued', operation: 'send', place: null, cause: null, detail: null, retryAt: null },
  }
}
