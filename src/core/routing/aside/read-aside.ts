import type { Reader, Statement } from '../../../kernel/database.ts'

/** A question that was asked beside any conversation, as it is kept. */
export interface KeptAside {
  /** As asked, at most 500 characters; '' where the words are gone. */
  text: string
  decision: 'answer' | 'suggest' | 'unknown'
  /** The article that was given, or chosen of what was suggested; null where none was. */
  given: string | null
  /** Whether that member asked it. */
  theirs: boolean
}

const READ: Statement = {
  name: 'aside_read',
  text: `select q.text, q.decision, coalesce(q.picked_id, case when q.decision = 'answer' then q.article_id end) as given,
      exists (select 1 from identity i where i.workspace = q.workspace and i.channel = 'discord' and i.address = $3
        and i.contact_id = q.contact_id) as theirs
    from question q where q.workspace = $1 and q.id = $2 and q.way <> 'chat'`,
}

/** Null where no such question is kept: it may be older than what is kept. @param address the channel's own id of who wants to know */
export async function readAside(
  reader: Reader,
  workspace: number,
  question: string,
  address: string,
): Promise<KeptAside | null> {
  const [row] = await reader.run<KeptAside>(READ, [workspace, question, address])
  return row ?? null
}
