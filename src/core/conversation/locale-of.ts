import type { Reader, Statement } from '../../kernel/database.ts'

const LOCALE: Statement = {
  name: 'identity_locale',
  text: `select coalesce(i.locale, i.spoken, w.locale) as locale from workspace w
    left join identity i on i.workspace = w.id and i.id = $2 where w.id = $1`,
}

/** The language in which an identity is spoken to: that of their last interaction, else of their words, else the workspace's. */
export async function localeOf(reader: Reader, workspace: number, identity: string): Promise<string> {
  const [row] = await reader.run<{ locale: string }>(LOCALE, [workspace, identity])
  return row?.locale ?? 'en'
}
