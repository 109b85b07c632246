import type { InboundChange, Received } from '../../core/conversation/inbound.ts'
import type { Place } from '../../core/delivery/channel.ts'
import type { Transaction } from '../../kernel/database.ts'

/** A place that is to be read again after an outage. */
export interface BackfillPoint {
  /** Channel id of the direct message or the thread. */
  placeId: string
  /** The member's id. */
  address: string
  /** The youngest of its messages that is stored; null when none is. What came by a command or a form does not count. */
  lastExternalId: string | null
}

/** An inbound message as it is stored, to be compared with what Discord has now. */
export interface StoredBefore {
  externalId: string
  text: string
  deleted: boolean
}

/** What the connector needs of the core; wired in main.ts. */
export interface DiscordInward {
  /** Stores the changes in one transaction, in their order; `alongside` runs in it, and its failure undoes all. */
  receive(changes: InboundChange[], alongside: (tx: Transaction) => Promise<void>): Promise<Received[]>
  /** A member types. `conversation` is null where this process has not seen one yet. May be called often; must not throw. */
  typing(member: { address: string; conversation: string | null }): void
  /** Places with a message since then, resolved conversations included. */
  backfillPoints(since: Date): Promise<BackfillPoint[]>
  /** The last stored inbound messages of a place, youngest first; without what came by a command or a form. */
  storedBefore(point: BackfillPoint, limit: number): Promise<StoredBefore[]>
  /** Waits until the message went out; null when it did not within `ms`, or failed. */
  awaitDelivery(messageId: string, ms: number): Promise<Place | null>
}
