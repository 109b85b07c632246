import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { ExampleSuggestionView } from '../../../protocol/learning.ts'
import { newExamples } from '../../knowledge/add-examples.ts'

const MOST = 20

const LIST: Statement = {
  name: 'suggestion_list',
  text: `select a.examples, coalesce((
      select json_agg(s order by s.asked desc, s.at desc) from (
        select id, text, asked, at from example_suggestion
        where workspace = $1 and article_id = $2 and state = 'new' order by asked desc, at desc limit 100) s), '[]') as found
    from article a where a.workspace = $1 and a.id = $2`,
}

interface Row {
  examples: string[]
  found: { id: string; text: string; asked: number; at: string }[]
}

/**
 * Questions from real chats that an article may learn and does not have, at most 20, the most asked first.
 * @throws Refusal not_found where there is no such article
 */
export async function listSuggestions(
  reader: Reader,
  workspace: number,
  article: string,
): Promise<ExampleSuggestionView[]> {
  const [row] = await reader.run<Row>(LIST, [workspace, article])
  if (!row) throw new Refusal('not_found', 'There is no such article.')
  return row.found
    .filter(({ text }) => newExamples(row.examples, [text]).length > 0)
    .slice(0, MOST)
    .map(({ at, ...rest }) => ({ ...rest, article, at: new Date(at).toISOString() }))
}
