import type { z } from 'zod'
import type { Reader, Statement } from '../../kernel/database.ts'
import type { externalIssue } from '../../protocol/cases.ts'

interface Row {
  system: 'github'
  repository: string
  number: number | null
  url: string | null
  title: string
  open: 'open' | 'closed' | null
  trouble: string | null
  tracker_trouble: string | null
  synced_at: Date | null
}

const READ: Statement = {
  name: 'tracker_issue_view',
  text: `select t.system, t.repository, i.number, i.url, i.title, i.open, i.trouble, t.trouble as tracker_trouble, i.synced_at
    from tracker_issue i join tracker t on t.workspace = i.workspace where i.workspace = $1 and i.case_id = $2`,
}

/** The issue of a case outside of the house, as screens show it; null where it has none. */
export async function readIssue(
  reader: Reader,
  workspace: number,
  id: string,
): Promise<z.infer<typeof externalIssue> | null> {
  const [row] = await reader.run<Row>(READ, [workspace, id])
  if (!row) return null
  const { system, repository, number, url, title, open, synced_at: syncedAt } = row
  return {
    ...{ system, title },
    reference: number === null ? repository : `${repository}#${number}`,
    url: url ?? '',
    state: open ?? 'waiting',
    syncedAt: syncedAt?.toISOString() ?? null,
    trouble: row.tracker_trouble ?? row.trouble,
  }
}
