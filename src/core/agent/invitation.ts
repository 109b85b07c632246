import { and, gt, isNull } from 'drizzle-orm'
import { invitation } from './tables.ts'

export const INVITATION_DAYS = 7
export const DEAD_INVITATION = 'This invitation was used, withdrawn or is too old. Ask for another one.'

/** Whether an invitation still waits for somebody. */
export const waiting = (now: Date) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now))
