import { createHash } from 'node:crypto'
import type { CardCase } from './card-case.ts'
import { standingOf } from './card-case.ts'
import { drawCard, nameCard } from './draw-card.ts'

/** What stands in Discord, or is to stand there, part by part: each part is changed by a request of its own. */
export interface Shown {
  body: string
  files: string
  /** Of the thread or the post. */
  name: string
  archived: '0' | '1'
}

/** What is to stand there now. */
export function wantedOf(card: CardCase, locale: string, files: readonly string[]): Shown {
  const standing = standingOf(card)
  return {
    body: digest(JSON.stringify(drawCard(card, locale))),
    files: standing === 'hidden' || files.length === 0 ? '' : digest(files.join()),
    name: digest(nameCard(card)),
    archived: standing === 'ended' || standing === 'hidden' ? '1' : '0',
  }
}

export const writeShown = ({ body, files, name, archived }: Shown): string => [body, files, name, archived].join('.')

/** Reads what was stored; what is not as we write it counts as nothing, and all is written anew. */
export function readShown(stored: string | null): Shown {
  const [body = '', files = '', name = '', archived] = (stored ?? '').split('.')
  return { body, files, name, archived: archived === '1' ? '1' : '0' }
}

const digest = (words: string): string => createHash('sha256').update(words).digest('base64url').slice(0, 12)
