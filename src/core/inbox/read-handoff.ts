import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseAnswer, HandoffCard } from '../../protocol/handoff.ts'
import { ANSWERS_LEFT } from './answers-left.ts'
import { cardOf, type HandoffTurn, type Named } from './handoff-card.ts'

/** The newest turns tell; a chat that has more of them is not told in three lines. */
const MOST_TURNS = 40

const CONVERSATION =
  'coalesce($2::uuid, (select conversation_id from support_case where workspace = $1 and id = $3::uuid))'

const TURNS: Statement = {
  name: 'inbox_handoff_turns',
  text: `select t.trace, array(
      select m.text from message m where m.workspace = t.workspace and m.deleted_at is null and m.text <> ''
        and m.id in (select e::uuid from jsonb_array_elements_text(t.trace -> 'messages') e) order by m.sent_at, m.id) as words
    from turn t where t.workspace = $1 and t.conversation_id = ${CONVERSATION} order by t.at desc, t.id desc limit ${MOST_TURNS}`,
}

const ANSWERS: Statement = {
  name: 'inbox_handoff_answers',
  text: `select ${ANSWERS_LEFT} as answers from support_case s where s.workspace = $1 and s.conversation_id = ${CONVERSATION}`,
}

const TITLES: Statement = {
  name: 'inbox_handoff_titles',
  text: `select id, title from article where workspace = $1 and id = any($2)
    union all select id, '#' || number || ' ' || subject from support_case where workspace = $1 and id = any($2)`,
}

/** The card of a chat that went to a person, or of the chat that opened a case; null where nothing was asked and nothing answered. */
export async function readHandoff(
  reader: Reader,
  workspace: number,
  of: { conversation: string } | { case: string },
): Promise<HandoffCard | null> {
  const meant = 'conversation' in of ? [of.conversation, null] : [null, of.case]
  const [turns, [row]] = await Promise.all([
    reader.run<HandoffTurn>(TURNS, [workspace, ...meant]),
    reader.run<{ answers: CaseAnswer[] }>(ANSWERS, [workspace, ...meant]),
  ])
  const { asked, offered, refused } = cardOf(turns.reverse())
  const answers = (row?.answers ?? []).map(({ name, value, fits }) => ({ name, value, fits }))
  if (asked.length === 0 && answers.length === 0) return null
  const ids = offered.map(({ id }) => id)
  const titles = ids.length > 0 ? await reader.run<{ id: string; title: string }>(TITLES, [workspace, ids]) : []
  const known = new Map(titles.map(({ id, title }) => [id, title]))
  // What was deleted since has no name to be called by.
  const name = (one: Named) => ({ ...one, title: known.get(one.id) ?? '' })
  const shown = (named: readonly Named[]) => named.map(name).filter(({ title }) => title !== '')
  return { asked, offered: shown(offered), refused: shown(refused), answers }
}
