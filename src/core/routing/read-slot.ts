import type { Slot } from '../../protocol/articles.ts'
import { wordsOf } from '../knowledge/words.ts'

/** Characters of an answer that are kept. */
const MOST = 500

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,200}\.[\p{L}]{2,24}/u
const NUMBER = /(?<![\p{L}\p{N}])[+-]?\d{1,3}(?:(?:[ .,']\d{3})+|\d{0,12})(?:[.,]\d{1,6})?(?![\p{L}\p{N}])/u
/** Letters and digits as shops write them: M-12345, #10023, ORD-2024-00912, GPA.3345-8812-2210-44321. */
const ORDER = /(?<![\p{L}\p{N}])#?(?=[\p{L}\p{N}./_-]*\d{3})[\p{L}\p{N}]+(?:[./_-][\p{L}\p{N}]+){0,6}(?![\p{L}\p{N}])/u

/** What a form's question is answered with, as it is kept; null when the words do not fit its kind. Pure. */
export function readSlot({ kind, choices }: Slot, words: string): string | null {
  const said = storable(words)
  switch (kind) {
    case 'email':
      return EMAIL.exec(said)?.[0] ?? null
    case 'number':
      return NUMBER.exec(said)?.[0] ?? null
    case 'order':
      return ORDER.exec(said)?.[0]?.replace(/^#/, '').toUpperCase() ?? null
    case 'choice':
      return choiceOf(said, choices)
    case 'text':
      return said === '' ? null : said
  }
}

/** The words as PostgreSQL and the desk take them, cut. */
export const storable = (words: string): string =>
  words.replaceAll('\u0000', '').trim().slice(0, MOST).toWellFormed().trim()

/** A choice by its words, by its number, or as the only one that is named among others. */
function choiceOf(said: string, choices: readonly string[]): string | null {
  const words = wordsOf(said)
  const same = choices.find((choice) => wordsOf(choice).join(' ') === words.join(' '))
  if (same) return same
  const place = /^\s*#?(\d{1,2})[.)]?\s*$/.exec(said)?.[1]
  if (place !== undefined) return choices[Number(place) - 1] ?? null
  const text = ` ${words.join(' ')} `
  const named = choices.filter((choice) => {
    const wanted = wordsOf(choice).join(' ')
    return wanted !== '' && text.includes(` ${wanted} `)
  })
  return named.length === 1 ? (named[0] ?? null) : null
}
