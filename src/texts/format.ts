import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, TextKey, Values } from './catalogue.ts'
import { en } from './en.ts'
import { ptBR } from './pt-BR.ts'

const catalogues: Record<string, Catalogue> = { en, 'pt-BR': ptBR }
const parsed = new Map<string, IntlMessageFormat>()

/** The locale whose catalogue is used for a person's: the same, else the same language, else English. */
export function catalogueLocale(locale: string): string {
  if (Object.hasOwn(catalogues, locale)) return locale
  const language = locale.split('-')[0] ?? 'en'
  return Object.keys(catalogues).find((known) => known === language || known.startsWith(`${language}-`)) ?? 'en'
}

/** The words for a key in a person's language. */
export function text<Key extends TextKey>(
  locale: string,
  key: Key,
  ...values: Values[Key] extends Record<string, never> ? [] : [Values[Key]]
): string {
  const chosen = catalogueLocale(locale)
  const id = `${chosen}:${key}`
  let message = parsed.get(id)
  if (!message) {
    message = new IntlMessageFormat(catalogues[chosen]?.[key] ?? en[key], chosen, undefined, { ignoreTag: true })
    parsed.set(id, message)
  }
  return String(message.format(values[0] as Record<string, string | number> | undefined))
}
