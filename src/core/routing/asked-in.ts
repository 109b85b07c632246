import { languageOf } from '../contact/language-of.ts'
import { languageOfLocale } from '../knowledge/language.ts'

/** Scripts that name their language, or nearly so. Japanese before Chinese, because it writes with both. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
]
const LETTERS = /\p{L}/gu

/** The language of a question: by its words where they tell, by its script, else the one that the member is spoken to in. */
export function askedIn(words: string, spoken: string): string {
  const known = languageOf(words)
  if (known) return languageOfLocale(known) === languageOfLocale(spoken) ? spoken : known
  const start = words.slice(0, 1000)
  const letters = start.match(LETTERS)?.length ?? 0
  const script = SCRIPTS.find(([letter]) => letter.test(start) && countOf(start, letter) * 2 > letters)
  return script && languageOfLocale(spoken) !== script[1] && !isCyrillic(script[1], spoken) ? script[1] : spoken
}

const countOf = (text: string, letter: RegExp): number => text.match(new RegExp(letter.source, 'gu'))?.length ?? 0

/** Of languages that share a script, the one that they are spoken to in. */
const isCyrillic = (language: string, spoken: string): boolean =>
  language === 'ru' && ['uk', 'bg', 'sr'].includes(languageOfLocale(spoken))

/** Whether the virtual agent answers in a language, where it is limited to some. */
export const answersIn = (languages: readonly string[] | null, locale: string): boolean =>
  languages === null || languages.some((one) => languageOfLocale(one) === languageOfLocale(locale))
