import type { ReadSettings } from './settings.ts'

/**
 * The brand's own first sentence for a member's language, the virtual agent's name put in; null where it has none and the
 * catalogue's own words are to be used. Markdown in it is meant: an admin wrote it.
 */
export function greetingWords(
  { greeting }: Pick<ReadSettings, 'greeting'>,
  name: string,
  locale: string,
): string | null {
  const words = locale.startsWith('pt') ? greeting['pt-BR'] : greeting.en
  return words?.replaceAll('{name}', () => name) ?? null
}
