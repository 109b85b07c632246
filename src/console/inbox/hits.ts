import type { CaseChip, CaseType } from '../../protocol/cases.ts'
import type { ContactView } from '../../protocol/conversations.ts'
import type { SearchAnswer } from '../../protocol/search.ts'

/** One thing that was found, as a line of the palette. */
export interface Hit {
  key: string
  group: 'People' | 'Cases' | 'Messages' | 'Pages'
  /** Null of a case that nobody reported. */
  contact: ContactView | null
  case: CaseChip | null
  type: CaseType | null
  /** The words of the line; matches stand between U+0002 and U+0003 where the server marked them. */
  words: string
  /** Who said the words; null where nobody did. */
  author: SearchAnswer['messages'][number]['author'] | null
  at: string
  /** Null for a person who never wrote, and for a case that came from no chat: its page is opened. */
  conversation: string | null
  message: string | null
  /** Address of a page of the desk; null of all else. */
  page: string | null
}

/** What was found, in the order of the groups. */
export function hitsOf(answer: SearchAnswer | undefined): Hit[] {
  if (!answer) return []
  const people = answer.people.map(({ contact, address, conversation, at }): Hit => {
    const handle = contact.handle === null ? '' : `@${contact.handle} · `
    const words = `${handle}${address}`
    return {
      key: `p-${contact.id}`,
      group: 'People',
      contact,
      case: null,
      type: null,
      words,
      author: null,
      at,
      conversation,
      message: null,
      page: null,
    }
  })
  const cases = answer.cases.map(({ contact, subject, at, conversation, type, case: chip }): Hit => {
    const about = {
      contact,
      case: chip,
      type,
      words: subject,
      author: null,
      at,
      conversation,
      message: null,
      page: null,
    }
    return { key: `c-${chip.id}`, group: 'Cases', ...about }
  })
  const messages = answer.messages.map(({ case: chip, status: _, ...place }): Hit => {
    return { key: `m-${place.message}`, group: 'Messages', case: chip, type: null, page: null, ...place }
  })
  return [...people, ...cases, ...messages]
}

/** A piece of a line, and whether it is what was looked for. */
export interface Piece {
  text: string
  match: boolean
}

/** The place that was found is cut out of its message, so that what Markdown opens in it may close outside: its signs are left out. */
const MARKDOWN = /\*\*|__|~~|\|\||`+|^#{1,3} /g

/** Cuts a line at the server's marks. */
export function markedPieces(words: string): Piece[] {
  const pieces: Piece[] = []
  for (const [at, part] of words.replace(MARKDOWN, '').split('\u0002').entries()) {
    const [inside = '', ...after] = at === 0 ? ['', part] : part.split('\u0003')
    if (inside !== '') pieces.push({ text: inside, match: true })
    const rest = after.join('')
    if (rest !== '') pieces.push({ text: rest, match: false })
  }
  return pieces
}

/** Cuts a name where it has the first of the words that were looked for. */
export function namePieces(name: string, q: string): Piece[] {
  for (const word of q.replace(/^[#@]/, '').split(/\s+/)) {
    const at = word === '' ? -1 : name.toLowerCase().indexOf(word.toLowerCase())
    if (at === -1) continue
    const end = at + word.length
    return [
      { text: name.slice(0, at), match: false },
      { text: name.slice(at, end), match: true },
      { text: name.slice(end), match: false },
    ].filter(({ text }) => text !== '')
  }
  return [{ text: name, match: false }]
}
