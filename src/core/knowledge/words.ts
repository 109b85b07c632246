/** Characters of a text that are looked at; an article's body has at most 20,000. */
const MOST_CHARACTERS = 25_000
/** Longer runs are no words of a language: keys, base64, one letter held down. */
const LONGEST_WORD = 40

/** Addresses, and what Discord writes for mentions, emoji and times: none of them says what a question is about. */
const MACHINE_WORDS = /https?:\/\/\S+|<(?:@[!&]?|#|\/[^:<>]{1,64}:|a?:\w{1,32}:|t:)\d{1,20}(?::\w)?>/g
/** Accents, as many as there may be; but not the vowel signs that are letters of Indian scripts, nor Japanese voicing. */
const ACCENTS =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]]--[\u3099\u309a]]/gv
const APOSTROPHES = /(?<=\p{L})['’ʼ`](?=\p{L})/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const HELD_DOWN = /(\p{L})\1{2,}/gu
/** Scripts that put no spaces between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u

/**
 * The words of a text in their order: lower case, without accents, marks and punctuation, so that "Não" and "nao" are one. Scripts
 * without spaces are cut into pairs of characters. Never throws; the work is bounded by the text's first 25,000 characters.
 */
export function wordsOf(text: string): string[] {
  const folded = text
    .slice(0, MOST_CHARACTERS)
    .replace(MACHINE_WORDS, ' ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .normalize('NFC')
  const words: string[] = []
  for (const [found] of folded.matchAll(WORD)) {
    if (UNSPACED.test(found)) words.push(...pairsOf(found))
    else words.push(Array.from(found.replace(HELD_DOWN, '$1$1')).slice(0, LONGEST_WORD).join(''))
  }
  return words
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run)
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
