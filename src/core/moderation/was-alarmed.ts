import type { Reader, Statement } from '../../kernel/database.ts'

const CLOSED: Statement = {
  name: 'moderation_alarm_closed',
  text: `select 1 from moderation_report where workspace = $1 and subject_address = $2 and kind = 'lookalike' and state <> 'open'
    and text = $3 and subject_picture is not distinct from $4 limit 1`,
}

/** Whether moderators have looked at this very face before: who was let be as they are is not put before them again. */
export async function wasAlarmed(
  reader: Reader,
  workspace: number,
  face: { address: string; text: string; picture: string | null },
): Promise<boolean> {
  return (await reader.run(CLOSED, [workspace, face.address, face.text, face.picture])).length > 0
}
