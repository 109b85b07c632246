import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseFields } from '../../protocol/cases.ts'
import { callNobody } from './call-nobody.ts'

interface Row {
  number: string
  subject: string
  description: string
  fields: CaseFields
  reporters: number
}

const READ: Statement = {
  name: 'tracker_draft',
  text: `select number, subject, description, fields, reporter_count as reporters from support_case where workspace = $1 and id = $2`,
}

/**
 * What an issue of a case says: what the form calls public, without steps, severity, names and files, which were promised to stay with the team.
 * The way back leads staff to the case.
 * @throws Refusal not_found
 */
export async function draftIssue(
  reader: Reader,
  { workspace, id, publicUrl }: { workspace: number; id: string; publicUrl: string },
): Promise<{ title: string; body: string }> {
  const [row] = await reader.run<Row>(READ, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such case.')
  const { subject, description, fields, reporters } = row
  const parts = [
    description,
    fields.platforms?.length && `**Where:** ${fields.platforms.join(', ')}`,
    `${reporters === 1 ? '1 report' : `${reporters} reports`} in Guildesk: [#${row.number}](${publicUrl}/cases/${id})`,
  ]
  return { title: subject, body: callNobody(parts.filter(Boolean).join('\n\n')) }
}
