/** A colleague who is being named, and where that stands in the text. */
export interface AskedName {
  from: number
  to: number
  /** What is typed of the name, without the sign. */
  words: string
}

interface Named {
  id: string
  publicName: string
}

/** Public names are no longer than this. */
const LONGEST = 40

/** The name that is being written before the caret: an @ at the start of a word and what follows it, in the same line. */
export function askedName(text: string, caret: number): AskedName | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret)
  const found = /(?:^|[\s(])@([^@\n]*)$/.exec(before)
  const words = found?.[1]
  if (words === undefined || words.startsWith(' ')) return null
  return { from: caret - words.length - 1, to: caret, words }
}

/** Colleagues whose name, or a part of it, begins with what is typed. */
export function fitting<T extends Named>(colleagues: readonly T[], words: string): T[] {
  const sought = words.toLowerCase()
  return colleagues.filter(({ publicName }) => {
    const name = publicName.toLowerCase()
    return name.startsWith(sought) || name.split(/\s+/).some((part) => part.startsWith(sought))
  })
}

/** The text with a name in place of what was typed of it, and the caret behind it. */
export function withName(text: string, at: AskedName, name: string): { text: string; caret: number } {
  const said = `@${name} `
  return { text: text.slice(0, at.from) + said + text.slice(at.to).replace(/^ /, ''), caret: at.from + said.length }
}

/** Pieces of a text, the names in it marked. The longest name wins: "@Ana Ribeiro" is not "@Ana". */
export function namePieces(text: string, names: readonly string[]): { text: string; named: boolean }[] {
  if (names.length === 0) return [{ text, named: false }]
  const longest = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  const parts = text.split(new RegExp(`(@(?:${longest.join('|')}))(?![\\p{L}\\p{N}])`, 'giu'))
  return parts.flatMap((part, at) => (part === '' ? [] : { text: part, named: at % 2 === 1 }))
}

/** Who is named in a text. */
export function namedIn(text: string, colleagues: readonly Named[]): string[] {
  const said = namePieces(
    text,
    colleagues.map(({ publicName }) => publicName),
  )
  const names = new Set(said.filter(({ named }) => named).map((piece) => piece.text.slice(1).toLowerCase()))
  return colleagues.filter(({ publicName }) => names.has(publicName.toLowerCase())).map(({ id }) => id)
}
