import { createHash } from 'node:crypto'

/** A short name for what may be long: 24 letters and digits, the same for the same words. */
export const digestOf = (words: string): string =>
  createHash('sha256').update(words).digest('base64').replace(/[+/=]/g, '').slice(0, 24)
