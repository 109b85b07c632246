import { z } from 'zod'
import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleRow, ArticleStatus } from '../../protocol/articles.ts'
import { AGENT_JOIN, HEAD_COLUMNS, type HeadColumns, presentHead } from './view.ts'
import { wordsOf } from './words.ts'

export interface ArticleListInput {
  workspace: number
  status?: ArticleStatus | undefined
  /** Of one collection, or of none. */
  collection?: string | undefined
  /** Beginnings of words, all of which are in the article. */
  words?: string | undefined
  cursor?: string | undefined
  limit: number
}

interface Row extends HeadColumns {
  edited: boolean
  start: string
  example_count: number
  /** Whether the words stand in the title. */
  titled: boolean
  /** `updated_at` with all its digits. */
  keyset: string
}

/** More words narrow nothing down. */
const MOST_WORDS = 12

/**
 * Articles of a workspace, drafts too, last changed first; with words, those that have them in the title stand before the others.
 * @throws Refusal invalid, for a cursor that is not of this list
 */
export async function listArticles(
  reader: Reader,
  input: ArticleListInput,
): Promise<{ items: ArticleRow[]; next: string | null }> {
  const { statement, values } = statementFor(input)
  const rows = await reader.run<Row>(statement, values)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.titled, last.keyset, last.id]) : null
  return { items: page.map(present), next }
}

function present(row: Row): ArticleRow {
  return { ...presentHead(row), edited: row.edited, start: row.start, exampleCount: row.example_count }
}

function statementFor({ workspace, status, collection, words, cursor, limit }: ArticleListInput): {
  statement: Statement
  values: unknown[]
} {
  const values: unknown[] = [workspace, limit + 1]
  const value = (each: unknown, type: string): string => `$${values.push(each)}::${type}`
  const conditions = ['a.workspace = $1']
  if (status) conditions.push(`a.status = ${value(status, 'text')}`)
  if (collection === 'none') conditions.push('a.collection_id is null')
  else if (collection) conditions.push(`a.collection_id = ${value(collection, 'uuid')}`)
  if (words !== undefined) conditions.push(`a.search @@ ${value(prefixes(words, ''), 'tsquery')}`)
  const titled = words === undefined ? 'false' : `a.search @@ ${value(prefixes(words, 'A'), 'tsquery')}`
  const keys = [...(words === undefined ? [] : [titled]), 'a.updated_at', 'a.id']
  if (cursor !== undefined) {
    const [first, time, id] = readCursor(cursor)
    const from = [value(time, 'timestamptz'), value(id, 'uuid')]
    if (words !== undefined) from.unshift(value(first, 'boolean'))
    conditions.push(`(${keys.join(', ')}) < (${from.join(', ')})`)
  }
  const within = collection && (collection === 'none' ? 'loose' : 'within')
  const parts = [status && 'status', within, words !== undefined && 'words', cursor !== undefined && 'after'].filter(
    Boolean,
  )
  const text = `select ${HEAD_COLUMNS}, a.draft is not null as edited, left(a.body, 200) as start, cardinality(a.examples) as example_count, ${titled} as titled,
      a.updated_at::text as keyset
    from article a ${AGENT_JOIN} where ${conditions.join(' and ')}
    order by ${keys.map((key) => `${key} desc`).join(', ')} limit $2`
  return { statement: { name: ['article_list', ...parts].join('_'), text }, values }
}

/** A text search query for beginnings of words; one that nothing matches when there is no word among them. */
function prefixes(words: string, weight: 'A' | ''): string {
  const found = wordsOf(words).slice(0, MOST_WORDS)
  return found.map((word) => `'${word}':*${weight}`).join(' & ') || `'\u0001'`
}

const KEY = z.tuple([
  z.boolean(),
  z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)*$/),
  z.uuid(),
])

function writeCursor(key: z.infer<typeof KEY>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function readCursor(cursor: string): z.infer<typeof KEY> {
  try {
    return KEY.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
  }
}
