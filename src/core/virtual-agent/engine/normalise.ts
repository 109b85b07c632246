import { fold } from './fold.ts'
import { FILLERS, FILLING_PHRASES, spellOut } from './slang.ts'
import { languageOf } from './stem.ts'

/** More says nothing new about a question; an article's text is cut by whoever reads it. */
const MOST_CHARACTERS = 4000
const MOST_WORDS = 200
const LONGEST_WORD = 32

const MACHINE_WORDS = /https?:\/\/\S+|<(?:@[!&]?|#|\/[^:<>]{1,64}:|a?:\w{1,32}:|t:)\d{1,20}(?::\w)?>/g
/** Marks heaped on a letter beyond those that a language writes; composed letters have none left. */
const HEAPED = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}]]--[\u3099\u309a]]/gv
const APOSTROPHES = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu
const HELD_DOWN = /(\p{L})\1{2,}/gu
/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/u

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * The words of a question in their order, lower case, without marks, mentions and emoji, accents as they were typed; slang is written
 * out, and words of tone are left out where others remain. Never throws; the work is bounded by the first 4,000 characters and 200 words.
 */
export function normalise(text: string): string[] {
  const plain = text
    .slice(0, MOST_CHARACTERS)
    .replace(MACHINE_WORDS, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(HEAPED, '')
    .replace(APOSTROPHES, '')
    .replace(NO_WORD, ' ')
    .replace(HELD_DOWN, '$1$1')
    .trim()
  const bare = plain.replace(FILLING_PHRASES, ' ').trim()
  const typed = (bare === '' ? plain : bare).split(' ', MOST_WORDS).filter((word) => word !== '')
  const language = languageOf(typed.map(fold), null)
  const words = typed.flatMap((word) => {
    if (UNSPACED.test(word)) return segment(word)
    return (spellOut(fold(word), language) ?? word.slice(0, LONGEST_WORD)).split(' ')
  })
  const telling = words.slice(0, MOST_WORDS).filter((word) => !FILLERS.has(word))
  return telling.length > 0 ? telling : words.slice(0, MOST_WORDS)
}

function segment(run: string): string[] {
  return Array.from(segmenter.segment(run))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment: word }) => word.slice(0, LONGEST_WORD))
}
