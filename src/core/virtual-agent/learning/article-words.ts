import { ARTICLE_TITLE_LENGTH } from '../../../protocol/limits.ts'

const TITLE_AIM = 100
const ARTICLE_LOCALE = /^[a-z]{2,3}(?:-[A-Z]{2})?$/

/** A title from a question as it was typed: one line, begun with a capital letter, cut at a word where it is long. */
export function titleOf(question: string): string {
  const line = question.replaceAll(/\s+/gu, ' ').trim()
  const cut = line.length > TITLE_AIM ? line.slice(0, TITLE_AIM).replace(/\s\S*$/u, '') : line
  const [first = '', ...rest] = Array.from(cut.toWellFormed())
  return `${first.toLocaleUpperCase()}${rest.join('')}`.slice(0, ARTICLE_TITLE_LENGTH) || 'Untitled'
}

/** The language that an article of these questions is written in: the one that most of them have, in the form that articles know. */
export function articleLocaleOf(locales: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const locale of locales) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  const [most = 'en'] = [...counts].sort(([, a], [, b]) => b - a).map(([locale]) => locale)
  // English articles are written once, whichever English is spoken.
  if (most.startsWith('en-')) return 'en'
  const language = most.split('-', 1)[0] ?? ''
  return ARTICLE_LOCALE.test(most) ? most : ARTICLE_LOCALE.test(language) ? language : 'en'
}
