import { escapeMarkdown } from '../../../protocol/escape.ts'

/** Marks that turn the direction of what stands behind them (Unicode's bidirectional controls). */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
/** Accents beyond the third on one letter: a tower of them would cover the lines around it. */
const TOWER = /(\p{M}{3})\p{M}+/gu

/** What a member said or is called, for one line: nothing in it works as markup, calls anybody, or leaves its place. */
export function plainWords(words: string, most: number): string {
  const line = words
    .replace(DIRECTION, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(TOWER, '$1')
    .trim()
  const signs = [...line]
  return escapeMarkdown(
    signs.length <= most
      ? line
      : `${signs
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`,
  )
}
