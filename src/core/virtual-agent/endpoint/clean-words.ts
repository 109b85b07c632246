import { linksIn, standsIn } from './exact-marks.ts'

/** How Discord writes mentions, of people, roles, channels and commands, and its times and emoji. */
const MACHINE_WORDS = /<(?:@[!&]?|#|\/[^:<>]{1,64}:|a?:\w{1,32}:|t:|id:)[^<>\s]{0,40}>/gu
const EVERYBODY = /@(?=everyone|here)/giu
const LEFT_OUT = '(link left out)'

/**
 * Takes from a model's words what they must not bring: mentions, addresses that stand in none of the sources, and what goes on beyond `most`
 * characters.
 */
export function cleanWords(words: string, { sources, most }: { sources: readonly string[]; most: number }): string {
  const plain = words.replace(MACHINE_WORDS, '').replace(EVERYBODY, '@\u200b')
  const foreign = [...new Set(linksIn(plain))].filter((link) => !sources.some((source) => standsIn(source, link)))
  const linked = foreign
    .sort((a, b) => b.length - a.length)
    .reduce((text, link) => text.replaceAll(link, LEFT_OUT), plain)
  return Array.from(linked.trim()).slice(0, most).join('')
}
