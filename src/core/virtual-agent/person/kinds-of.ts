import { KINDS, STRETCHES } from './person-words.ts'

const words = new Map<string, string>()
const beginnings = new Map<string, string>()
for (const [kind, all] of Object.entries(KINDS)) {
  for (const word of all.split(/\s+/)) {
    const [to, key] = word.endsWith('*') ? [beginnings, word.slice(0, -1)] : [words, word]
    if (!to.has(key)) to.set(key, kind)
  }
}
const stretches = new Map<string, string>()
for (const [kind, all] of Object.entries(STRETCHES)) {
  for (const stretch of all.split(' ')) if (!stretches.has(stretch)) stretches.set(stretch, kind)
}
const SHORTEST_BEGINNING = 2
const LONGEST_STRETCH = 8

/** What stands between words of a kind. */
export const OTHER = '_'

/** The kind of a word in lower case without accents (person-words.ts), or OTHER. */
function kindOf(word: string): string {
  const whole = words.get(word)
  if (whole !== undefined) return whole
  for (let size = word.length; size >= SHORTEST_BEGINNING; size--) {
    const kind = beginnings.get(word.slice(0, size))
    if (kind !== undefined) return kind
  }
  return OTHER
}

function* kindsOfLetters(clause: string): Generator<string> {
  for (let at = 0; at < clause.length; ) {
    let size = Math.min(LONGEST_STRETCH, clause.length - at)
    while (size > 0 && !stretches.has(clause.slice(at, at + size))) size--
    yield size === 0 ? OTHER : stretches.get(clause.slice(at, at + size))!
    at += Math.max(size, 1)
  }
}

/** The kinds of a clause's words in their order, each run of other words as one OTHER: "can i talk to a human" → can _ talk _ human. */
export function kindsOf(clause: string, spaced: boolean): string[] {
  const kinds = spaced ? clause.split(' ').map(kindOf) : [...kindsOfLetters(clause)]
  return kinds.filter((kind, at) => kind !== OTHER || kinds[at - 1] !== OTHER)
}
