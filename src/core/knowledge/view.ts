import { pictureAddress } from '../../protocol/addresses.ts'
import type { AgentView } from '../../protocol/agents.ts'
import type { ArticleStatus } from '../../protocol/articles.ts'
import { pictureVersion } from '../agent/agent.ts'

/** What list and page of articles read alike; to be followed by `from article a` and AGENT_JOIN. */
export const HEAD_COLUMNS = `a.id, a.version, a.status, a.locale, a.title, a.updated_at, a.published_at,
    g.id as agent_id, g.public_name, g.picture_blob`

export const AGENT_JOIN = 'left join agent g on g.workspace = a.workspace and g.id = a.updated_by'

export interface HeadColumns {
  id: string
  version: number
  status: ArticleStatus
  locale: string
  title: string
  updated_at: Date
  published_at: Date | null
  agent_id: string | null
  public_name: string | null
  picture_blob: string | null
}

/** The part of the view that list and page share. */
export function presentHead(row: HeadColumns) {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    locale: row.locale,
    title: row.title,
    updatedAt: row.updated_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    updatedBy: presentAuthor(row),
  }
}

function presentAuthor(row: HeadColumns): AgentView | null {
  if (!row.agent_id) return null
  const picture = row.picture_blob ? pictureAddress(row.agent_id, pictureVersion(row.picture_blob)) : null
  return { id: row.agent_id, publicName: row.public_name ?? '', picture }
}
