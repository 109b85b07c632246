/** Somewhere in a name; but at its beginning where the trigram index could not help, because there is no trigram. */
export function likeOf(name: string): string {
  const escaped = name.replace(/[\\%_]/g, '\\$&')
  return [...name].length < 3 ? `${escaped}%` : `%${escaped}%`
}

/** Marks around a word that PostgreSQL reads over. */
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu

/**
 * All of the words, the last of them perhaps not finished yet, as a tsquery; null where there are none. Each is quoted, so that PostgreSQL
 * takes it apart as it does with what it is compared with: `1.42` is one word, `pop-up` is three.
 */
export function wordsOf(q: string): string | null {
  const words = q.split(/\s+/).flatMap((word) => {
    const bare = word.replace(EDGES, '')
    return bare === '' ? [] : [`'${bare.replace(/['\\]/g, '$&$&')}'`]
  })
  return words.length > 0 ? `${words.join(' & ')}:*` : null
}

/** The case numbers that stand among the words, with or without `#`. */
export function numbersOf(q: string): string[] {
  return [...q.matchAll(/(?<=^|\s)#?(\d{1,9})(?=$|\s)/g)].flatMap(([, number]) => number ?? [])
}
