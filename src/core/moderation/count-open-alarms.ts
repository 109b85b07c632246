import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'moderation_open_alarms_of',
  text: `select count(*)::int as n from moderation_report
    where workspace = $1 and state = 'open' and kind = 'lookalike' and lower(subject_name) = lower($2)`,
}

/** How many who are called so stand before the moderators now because they look like staff. */
export async function countOpenAlarms(reader: Reader, workspace: number, name: string): Promise<number> {
  const [row] = await reader.run<{ n: number }>(COUNT, [workspace, name])
  return row?.n ?? 0
}
