import type { Reader, Statement } from '../../kernel/database.ts'
import { CARD_COLUMNS, type Card } from './card.ts'

const READ: Statement = {
  name: 'case_card_read',
  text: `select ${CARD_COLUMNS} from case_card c where workspace = $1 and case_id = $2`,
}

/** The living card of a case; null where it has none. */
export async function readCard(reader: Reader, workspace: number, id: string): Promise<Card | null> {
  const [row] = await reader.run<Card>(READ, [workspace, id])
  return row ?? null
}
