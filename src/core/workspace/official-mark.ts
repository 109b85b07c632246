import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'

/** The line below each official message: whose it is, and how members find out who is one of the team. A brand's name gives it no other look. */
export function officialMark({ name, locale }: { name: string; locale: string }): string {
  return text(locale, 'officialMark', { brand: escapeMarkdown(name.replace(/\s+/g, ' ').trim()) })
}
