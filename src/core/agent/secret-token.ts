import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a one-time link: 32 bytes of randomness, as base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/**
 * What is kept of a secret. It has 32 bytes of randomness, so a plain hash cannot be turned back, and the database alone lets nobody
 * in.
 */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
