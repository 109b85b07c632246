import type { Reader, Statement } from '../../kernel/database.ts'
import { findSimilar } from '../case/find-similar.ts'
import { asksHow } from '../virtual-agent/asks-how.ts'

/** A bug that the house knows of, which a question is about. */
export interface KnownCase {
  id: string
  number: number
  subject: string
  /** So alike that it is the better answer, even where an article gives one. */
  sure: boolean
}

/**
 * So alike must the words be before a bug is named to somebody who asked something. Stricter than when staff is shown what resembles. Of 1,400
 * questions of two data sets and the demo, put to thirty bugs near to them, fewer than one in a hundred was named one that it did not mean.
 */
const LIKENESS = 0.55
/** And so much where they ask how something is done, which a bug of nearly the same words does not answer. */
const SURE = 0.75

const JOINED: Statement = {
  name: 'known_case_joined',
  text: `select 1 as joined from case_party p join conversation c on c.workspace = p.workspace and c.contact_id = p.contact_id
    where p.workspace = $1 and p.case_id = $2 and c.id = $3`,
}

/** The confirmed bug that a question fits, unless the contact is on it already; null when none does. */
export async function findKnownCase(
  reader: Reader,
  asked: { workspace: number; conversation: string; words: string },
): Promise<KnownCase | null> {
  const { workspace, conversation, words } = asked
  const [best] = await findSimilar(reader, {
    workspace,
    text: words,
    types: ['bug'],
    statuses: ['open', 'in_progress', 'waiting'],
    published: true,
    limit: 1,
  })
  const sure = best !== undefined && best.likeness >= SURE
  if (!best || (!sure && (best.likeness < LIKENESS || asksHow(words)))) return null
  if ((await reader.run(JOINED, [workspace, best.id, conversation])).length > 0) return null
  return { id: best.id, number: best.number, subject: best.subject, sure }
}
