import type { Reader, Statement } from '../../kernel/database.ts'

const LOCALE: Statement = {
  name: 'contact_locale_of_address',
  text: `select coalesce(i.locale, i.spoken, w.locale) as locale from workspace w
    left join identity i on i.workspace = w.id and i.channel = $2 and i.address = $3 where w.id = $1`,
}

/** The language in which somebody is spoken to, whom we may never have seen: then it is the workspace's. */
export async function localeOfAddress(
  reader: Reader,
  who: { workspace: number; channel: 'discord'; address: string },
): Promise<string> {
  const [row] = await reader.run<{ locale: string }>(LOCALE, [who.workspace, who.channel, who.address])
  return row?.locale ?? 'en'
}
