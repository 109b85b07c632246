import type { APIApplicationCommand } from 'discord-api-types/v10'
import { localName } from '../input/command-names.ts'
import { isRecord } from '../input/form.ts'
import type { World } from '../world/world.ts'

/** The commands as a member reads them: `name_localized` and `description_localized` are in their language, as Discord's client has them. */
export function viewCommands(world: World, as: string | null): APIApplicationCommand[] {
  const locale = as === null ? undefined : world.people.get(as)?.locale
  return locale === undefined ? world.commands : world.commands.map((command) => inLanguage(command, locale))
}

function inLanguage<T extends object>(part: T, locale: string): T {
  const given = part as Record<string, unknown>
  const shown: Record<string, unknown> = { ...given }
  for (const field of ['name', 'description']) {
    if (given[`${field}_localizations`])
      shown[`${field}_localized`] = localName(String(given[field]), given[`${field}_localizations`], locale)
  }
  for (const field of ['options', 'choices']) {
    const list = given[field]
    if (Array.isArray(list)) shown[field] = list.filter(isRecord).map((each) => inLanguage(each, locale))
  }
  return shown as T
}
