/** The languages that members are written to in stand first; an article may be in any other. */
const COMMON = ['en', 'pt-BR', 'es', 'fr', 'de', 'it', 'nl', 'pl', 'tr', 'ja', 'ko', 'ar']

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** A language in words: "English", "Brazilian Portuguese". */
export function languageWords(locale: string): string {
  try {
    return names.of(locale) ?? locale
  } catch {
    return locale
  }
}

/** What can be chosen, together with the one that is set. */
export function languagesWith(locale: string): string[] {
  return COMMON.includes(locale) ? COMMON : [...COMMON, locale]
}
