import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseCard, CaseDetail } from '../../protocol/cases.ts'
import { type Card, cardUrl } from '../report/card.ts'
import { readCard } from '../report/read-card.ts'
import { readIssue } from '../tracker/read-issue.ts'
import { type DetailColumns, presentDetail, SELECT_DETAIL } from './case-detail.ts'
import { countLanguages } from './case-languages.ts'
import { readHandoff } from './read-handoff.ts'
import { viewCaseRows } from './view-case-rows.ts'

const DETAIL: Statement = {
  name: 'inbox_case_detail',
  text: `${SELECT_DETAIL} where s.workspace = $1 and s.id = $2`,
}

/**
 * A case with all that stands on its page but its history and its people.
 * @param agent whose reminders its row means
 * @throws Refusal `not_found`
 */
export async function showCase(
  reader: Reader,
  { workspace, agent, id }: { workspace: number; agent: string; id: string },
): Promise<CaseDetail> {
  const [rows, [detail], languages, card, external, handoff] = await Promise.all([
    viewCaseRows(reader, workspace, agent, [id]),
    reader.run<DetailColumns>(DETAIL, [workspace, id]),
    countLanguages(reader, workspace, id),
    readCard(reader, workspace, id),
    readIssue(reader, workspace, id),
    readHandoff(reader, workspace, { case: id }),
  ])
  const [row] = rows.values()
  if (!row || !detail) throw new Refusal('not_found', 'There is no such case.')
  return { ...row, ...presentDetail(detail), languages, card: card && presentCard(card), external, handoff }
}

function presentCard(card: Card): CaseCard {
  return {
    state: card.state,
    channel: { id: card.channelId, name: card.channelName },
    url: cardUrl(card),
    sameSince: card.sameSince?.toISOString() ?? null,
    words: card.words,
  }
}
