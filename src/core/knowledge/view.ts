import { articleImageAddress, pictureAddress } from '../../protocol/addresses.ts'
import type { AgentView } from '../../protocol/agents.ts'
import type { ArticleImageView, ArticleStatus } from '../../protocol/articles.ts'
import { pictureVersion } from '../agent/agent.ts'

/** What list and page of articles read alike; to be followed by `from article a` and AGENT_JOIN. */
export const HEAD_COLUMNS = `a.id, a.version, a.status, a.locale, a.title, a.collection_id, a.translation_of, a.updated_at, a.published_at,
    g.id as agent_id, g.public_name, g.picture_blob`

export const AGENT_JOIN = 'left join agent g on g.workspace = a.workspace and g.id = a.updated_by'

export interface AuthorColumns {
  agent_id: string | null
  public_name: string | null
  picture_blob: string | null
}

export interface HeadColumns extends AuthorColumns {
  id: string
  version: number
  status: ArticleStatus
  locale: string
  title: string
  collection_id: string | null
  translation_of: string | null
  updated_at: Date
  published_at: Date | null
}

/** SQL for the images of the article whose id an expression is, in their order, as one JSON value of ImageColumns. */
export const imagesSql = (article: string): string =>
  `(select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'mediaType', i.media_type, 'bytes', i.bytes,
      'width', i.width, 'height', i.height, 'blob', i.blob) order by i.position, i.id), '[]')
    from article_image i where i.workspace = $1 and i.article_id = ${article})`

/** What imagesSql answers of each. */
export interface ImageColumns extends Omit<ArticleImageView, 'address'> {
  blob: string
}

export function presentImage({ blob, ...image }: ImageColumns): ArticleImageView {
  return { ...image, address: articleImageAddress(image.id) }
}

/** The part of the view that list and page share. */
export function presentHead(row: HeadColumns) {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    locale: row.locale,
    title: row.title,
    collection: row.collection_id,
    translationOf: row.translation_of,
    updatedAt: row.updated_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    updatedBy: presentAuthor(row),
  }
}

export function presentAuthor(row: AuthorColumns): AgentView | null {
  if (!row.agent_id) return null
  const picture = row.picture_blob ? pictureAddress(row.agent_id, pictureVersion(row.picture_blob)) : null
  return { id: row.agent_id, publicName: row.public_name ?? '', picture }
}
