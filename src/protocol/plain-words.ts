import { escapeMarkdown } from './escape.ts'

/** Marks that turn the direction of what stands behind them (Unicode's bidirectional controls). */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
/** Accents beyond the third on one letter: a tower of them would cover the lines around it. */
const TOWER = /(\p{M}{3})\p{M}+/gu

/** What a member said or is called, for one line: nothing in it works as markup, calls anybody, or leaves its place. */
export const plainWords = (words: string, most: number): string => escapeMarkdown(plainLine(words, most))

/** The same for a place where Discord knows no markup, as in the name of a thread. */
export function plainLine(words: string, most: number): string {
  const line = words
    .replace(DIRECTION, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(TOWER, '$1')
    .trim()
  return cut(line, most)
}

/** The same for words of several lines, of which at most one in a row stays empty. */
export function plainText(words: string, most: number): string {
  const lines = words
    .replace(DIRECTION, '')
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(TOWER, '$1')
    .trim()
  return escapeMarkdown(cut(lines, most))
}

function cut(line: string, most: number): string {
  const signs = [...line]
  return signs.length <= most
    ? line
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
