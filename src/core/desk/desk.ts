/** What a desk has made for one session, filled step by step. Opaque to the core. */
export type DeskHandle = Record<string, string>

/** Whom a conversation is for, as the desk is to show it. No address and no user name of the contact goes anywhere but here. */
export interface DeskOffer {
  workspace: number
  session: string
  /** `router`: it is only to be followed there, and the other side decides. `desk`: an agent is to be asked for. */
  purpose: 'router' | 'desk'
  conversation: string
  /** Opaque: no personal data. */
  contact: string
  contactName: string
  /** `Case #1042 · Ann · Lumen Trails`. */
  title: string
  case: { id: string; number: number } | null
  brand: string
  locale: string
  roles: string[]
  guild: { id: string; name: string } | null
  channel: 'discord'
  /** Address of the conversation at our desk. */
  url: string
  /** What they asked last, for whoever decides to take it. */
  words: string
}

/** What the desk is to be told, made ready. */
export type DeskAct =
  | {
      act: 'send'
      author: 'contact' | 'agent' | 'virtual_agent' | 'system'
      name: string
      text: string
      file: { name: string; mediaType: string; size: number; bytes: () => Promise<Uint8Array> } | null
      sentAt: Date
      /** For the desk's own keeping: our message and the channel's. */
      message: string | null
      externalMessage: string | null
      past: boolean
      /** The other side's flow is to decide on it: words of the contact, new, in a session of purpose `router`. */
      routed: boolean
    }
  | { act: 'edit'; externalId: string; text: string }
  | { act: 'delete'; externalId: string }

/**
 * What became of an act. `later`: surely not done, not before `at`. `unknown`: it may have been done; it is looked for by its key before it is
 * tried again. `refused`: for good, with why in words. `gone`: the exchange there is over. `stopped`: nothing at all can be done now (credentials).
 */
export type DeskOutcome<Done> =
  | { result: 'done'; value: Done }
  | { result: 'later'; at: Date; detail: string }
  | { result: 'unknown'; detail: string }
  | { result: 'refused'; detail: string }
  | { result: 'gone' }
  | { result: 'stopped'; detail: string }

/** A message as it stands in the desk's exchange. */
export interface DeskSaid {
  externalId: string
  index: number
  /** One of ours: its key, where it carries one; null for what others said. */
  key: string | null
  ours: boolean
  /** The desk's id of who said it, and the name to show. */
  author: string
  name: string
  /** `system`: no person said it. */
  by: 'agent' | 'system'
  text: string
  files: { id: string; name: string; mediaType: string; size: number }[]
  at: Date
  /** Changes with every edit. */
  version: string
}

/** The exchange as it stands. */
export interface DeskView {
  state: 'open' | 'closed'
  /** Why it is closed, where the desk says; `agent`: wrapped up there. */
  closedBy: 'agent' | 'timer' | 'cancelled' | null
  /** Agents who are in it: the desk's id of each, and the name to show. */
  agents: Record<string, string>
  /** An agent is being asked, or a transfer is under way, or somebody has taken it whose name is not known. */
  waiting: boolean
  /** From the asked index on, ascending; `whole` says that all of the exchange from there is in it. */
  messages: DeskSaid[]
  whole: boolean
}

/**
 * Where agents of another house answer. Declared here by its user; a connector implements it. Nothing of it throws for what the other side answers.
 */
export interface Desk {
  /** The next step of making the exchange; `done` with `ready: true` when all of it stands. A step that was done before is recognised. */
  open(
    offer: DeskOffer,
    handle: DeskHandle,
  ): Promise<DeskOutcome<{ handle: DeskHandle; externalId: string | null; ready: boolean }>>
  /** Asks for an agent; done when that is known to have been taken. Asked again it does not ask for a second one. */
  call(offer: DeskOffer, handle: DeskHandle): Promise<DeskOutcome<{ handle: DeskHandle }>>
  /** `key` (at most 64 characters) is the same for every attempt; the exchange keeps it with the message. */
  perform(
    act: DeskAct,
    handle: DeskHandle,
    key: string,
  ): Promise<DeskOutcome<{ externalId: string; index: number; version: string }>>
  /** The message that carries the key; null: looked, not there. */
  find(
    key: string,
    handle: DeskHandle,
  ): Promise<DeskOutcome<{ externalId: string; index: number; version: string } | null>>
  /** The exchange as it is, with its messages after `after` (-1: all). */
  look(handle: DeskHandle, after: number): Promise<DeskOutcome<DeskView>>
  file(handle: DeskHandle, file: string): Promise<DeskOutcome<{ name: string; mediaType: string; bytes: Uint8Array }>>
  /** Ends it there, also what was made for the session without our hearing of it. Ended before, or never begun, counts as done. */
  end(handle: DeskHandle, session: string): Promise<DeskOutcome<null>>
  /** The desk's limits, for whoever makes acts ready. */
  limits(): { text: number; fileBytes: number; mediaTypes: ReadonlySet<string> }
}

/** The route of the lanes on which conversations and outside desks are brought together; the subject is the conversation. */
export const DESK_ROUTE = 'desk'

/** Behind what was seen so much is read again, because a changed or deleted message may have been missed; with what is new it is a page of a hundred. */
export const READ_AGAIN = 90
