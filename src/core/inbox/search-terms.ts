/** Somewhere in a name; but at its beginning where the trigram index could not help, because there is no trigram. */
export function likeOf(name: string): string {
  const escaped = name.replace(/[\\%_]/g, '\\$&')
  return [...name].length < 3 ? `${escaped}%` : `%${escaped}%`
}

/** All of the words, the last of them perhaps not finished yet, as a tsquery; null where there are none. */
export function wordsOf(q: string): string | null {
  const words = q.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.length > 0 ? `${words.join(' & ')}:*` : null
}

/** The case numbers that stand among the words, with or without `#`. */
export function numbersOf(q: string): string[] {
  return [...q.matchAll(/(?<=^|\s)#?(\d{1,9})(?=$|\s)/g)].flatMap(([, number]) => number ?? [])
}
