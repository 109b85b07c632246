import type { Button, Card, ExternalRef, Place } from './channel.ts'

/** The route of the lane on which a channel's deliveries wait. */
export const deliveryRoute = (channel: 'discord'): string => `delivery:${channel}`

/** An operation that is about to be performed. */
export interface DeliveryRow {
  id: string
  conversationId: string
  messageId: string
  part: number
  operation: 'send' | 'edit' | 'delete'
  text: string
  card: Card | null
  attachments: string[]
  replyTo: ExternalRef | null
  buttons: Button[] | null
  urgency: 'live' | 'bulk'
  ladder: boolean
  attempts: number
  /** The first attempt that may have reached the channel, this one included. */
  attemptedAt: Date
  /** The attempt before this one may have reached the channel: nobody saw its end. */
  resumed: boolean
  /** For an edit or a deletion: the sent part that it is about; null when it never arrived. */
  target: ExternalRef | null
}

/** How one operation ended, or that it is to be tried again. */
export type Settlement =
  | { state: 'sent'; externalId: string | null; place: Place | null }
  | { state: 'failed' | 'unknown'; cause: string; detail: string }
  | { state: 'cancelled' }
  /** Surely not performed: as if it had not been tried. */
  | { state: 'queued'; retryAt: Date; detail: string }
  /** May have been performed: tried again under the same key. */
  | { state: 'sending'; retryAt: Date; detail: string }
