import { COMMON_WORDS } from '../../knowledge/common-words.ts'
import { wordsOf } from '../../knowledge/words.ts'
import { exactMarksOf, isWrittenNumber, standsIn } from './exact-marks.ts'

/** Of the words of a sentence that say something, so many stand in the passage. */
const ENOUGH = 0.75
/** Letters from which on words with the same beginning count as one: "refunds" and "refunded". */
const SAME_BEGINNING = 5

const NEGATIONS = new Set(
  `not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt shouldnt couldnt mustnt unable except unless nao nunca
  jamais nem sem nenhum nenhuma exceto tampoco ningun ninguno sin excepto nicht kein keine keinen keiner nie ohne ne pas aucun aucune sans sauf`.split(
    /\s+/,
  ),
)
/** Where words stand without spaces, what denies is a part of them. */
const UNSPACED_NEGATION = /ません|ない|なく|できず|禁止|不|没|沒|无|無|未|别|ไม่/u
/** Between Japanese or Chinese words and numbers no space stands. */
const NUMBER = /(\p{N}+)/gu
const SENTENCE = /(?<=[.!?])\s+|(?<=[。！？])|\n+/u

/** The sentences of a text, none of them empty. */
export const sentencesOf = (text: string): string[] => text.split(SENTENCE).filter((part) => part.trim() !== '')

/**
 * Whether a passage says what a sentence says: nearly all of its words stand there, with every number, address, command, quotation and name letter for
 * letter, and the passage denies just what the sentence denies. It says no too often rather than yes: what is refused is answered by the article itself.
 */
export function isSupported(sentence: string, passage: string): boolean {
  if (!exactMarksOf(sentence).every((mark) => standsIn(passage, mark))) return false
  const said = readWords(sentence)
  const known = readWords(passage)
  if (!namesStandIn(sentence, known)) return false
  if (!said.filter(isWrittenNumber).every((word) => known.includes(word))) return false
  const telling = said.filter((word) => !COMMON_WORDS.has(word) && !NEGATIONS.has(word))
  if (telling.length === 0) return false
  if (overlap(telling, known) < ENOUGH) return false
  return denies(sentence) === denies(nearestSentence(telling, passage))
}

const readWords = (text: string): string[] => wordsOf(text.replace(NUMBER, ' $1 '))

/** Words with a capital, but for those that carry a sentence. The first has its capital from its place, so it may end otherwise. */
function namesStandIn(sentence: string, known: readonly string[]): boolean {
  const start = sentence.search(/\p{L}/u)
  return [...sentence.matchAll(/\p{Lu}[\p{L}\p{N}]*/gu)].every(({ 0: word, index }) =>
    readWords(word)
      .filter((name) => !COMMON_WORDS.has(name) && !NEGATIONS.has(name))
      .every((name) => known.some((other) => (index === start ? isSame(name, other) : name === other))),
  )
}

function overlap(words: readonly string[], known: readonly string[]): number {
  const found = words.filter((word) => known.some((other) => isSame(word, other)))
  return found.length / Math.max(1, words.length)
}

function isSame(word: string, other: string): boolean {
  if (word === other) return true
  const least = Math.min(word.length, other.length)
  if (least < SAME_BEGINNING || Math.abs(word.length - other.length) > 3) return false
  return word.slice(0, least - 1) === other.slice(0, least - 1)
}

function nearestSentence(telling: readonly string[], passage: string): string {
  let [nearest, most] = ['', -1]
  for (const sentence of sentencesOf(passage)) {
    const own = readWords(sentence)
    // Of two that hold as many of its words, the shorter says them more plainly.
    const likeness = overlap(telling, own) - own.length / 10_000
    if (likeness > most) [nearest, most] = [sentence, likeness]
  }
  return nearest
}

const denies = (text: string): boolean =>
  UNSPACED_NEGATION.test(text) || wordsOf(text).some((word) => NEGATIONS.has(word))
