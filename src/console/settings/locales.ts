import type { SettingsView } from '../../protocol/settings.ts'

export const LOCALE_WORDS: Record<SettingsView['locale'], string> = {
  en: 'English',
  'pt-BR': 'Portuguese (Brazil)',
}
