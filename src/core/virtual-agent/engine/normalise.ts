import { FILLERS, FILLING_PHRASES, SLANG } from './slang.ts'

/** More says nothing new about a question; an article's text is cut by whoever reads it. */
const MOST_CHARACTERS = 4000
const MOST_WORDS = 200
const LONGEST_WORD = 32

const MACHINE_WORDS = /https?:\/\/\S+|<(?:@[!&]?|#|\/[^:<>]{1,64}:|a?:\w{1,32}:|t:)\d{1,20}(?::\w)?>/g
/** Accents, as many as there may be; not the vowel signs that are letters of Indian scripts, nor Japanese voicing. */
const ACCENTS =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]]--[\u3099\u309a]]/gv
const APOSTROPHES = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu
const HELD_DOWN = /(\p{L})\1{2,}/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}/u

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * The words of a question in their order, lower case, without accents, marks, mentions and emoji; slang is written out, and words of
 * tone are left out where others remain. Never throws; the work is bounded by the first 4,000 characters and 200 words.
 */
export function normalise(text: string): string[] {
  const plain = text
    .slice(0, MOST_CHARACTERS)
    .replace(MACHINE_WORDS, ' ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .normalize('NFKC')
    .replace(NO_WORD, ' ')
    .replace(HELD_DOWN, '$1$1')
    .trim()
  const bare = plain.replace(FILLING_PHRASES, ' ').trim()
  const words: string[] = []
  for (const word of (bare === '' ? plain : bare).split(' ', MOST_WORDS)) {
    if (word === '') continue
    if (UNSPACED.test(word)) words.push(...segment(word))
    else words.push(...(SLANG.get(word) ?? word.slice(0, LONGEST_WORD)).split(' '))
  }
  const telling = words.filter((word) => !FILLERS.has(word))
  return telling.length > 0 ? telling : words
}

function segment(run: string): string[] {
  return Array.from(segmenter.segment(run))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment: word }) => word.slice(0, LONGEST_WORD))
}
