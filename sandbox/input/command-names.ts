import { asRecord, asText, badLength, refuseField, required } from './form.ts'

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** documentation: reference, "Locales". */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)

/** Slash commands and options are lower case in one word; the others may have spaces and capitals (documentation: interactions/application-commands, "Application Command Naming"). */
export function readName(value: unknown, path: string, chat: boolean): string {
  const name = asText(value, path, 32)
  if (name === undefined) throw required(path)
  if (name === '') throw badLength(path, 1, 32)
  if (chat && (!NAME.test(name) || name !== name.toLowerCase()))
    throw refuseField(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  return name
}

/** A dictionary by locale; each value is held to what its plain field is held to (documentation: as above, "Localization"). */
export function readLocalized(value: unknown, path: string, read: (value: unknown, path: string) => unknown): void {
  if (value === undefined || value === null) return
  for (const [locale, text] of Object.entries(asRecord(value, path))) {
    if (!LOCALES.has(locale))
      throw refuseField(`${path}.${locale}`, 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`)
    read(text, `${path}.${locale}`)
  }
}

/** What a member of this locale reads: an English one falls back to the other English (documentation: as above, "Locale Fallbacks"). */
export function localName(plain: string, names: unknown, locale: string): string {
  const known = (names ?? {}) as Record<string, string>
  const fallback = { 'en-US': 'en-GB', 'en-GB': 'en-US', 'es-419': 'es-ES' }[locale]
  return known[locale] ?? (fallback === undefined ? undefined : known[fallback]) ?? plain
}
