/** Accents, as many as there may be; not the vowel signs that are letters of Indian scripts, nor Japanese voicing. */
const ACCENTS =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]]--[\u3099\u309a]]/gv
const BEYOND_ASCII = /[^\x20-\x7f]/

/** A word without its accents, since members leave them out as often as not. */
export const fold = (word: string): string =>
  BEYOND_ASCII.test(word) ? word.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC') : word
