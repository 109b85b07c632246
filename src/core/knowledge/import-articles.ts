import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ArticleLine } from '../../protocol/articles.ts'
import { lockCollections } from './collection.ts'
import { addCollection } from './create-collection.ts'
import { insertArticle } from './insert-article.ts'
import { publishWithin } from './publish-article.ts'
import { ofLine, readArticleLines } from './read-article-lines.ts'

const KNOWN: Statement = {
  name: 'article_known',
  text: `select id, locale, title, coalesce(translation_of, id) as original from article
    where workspace = $1 and title = any($2::text[])`,
}

/** What became of a file of articles. */
export interface ImportAnswer {
  added: number
  /** Lines whose title is there already in that language. */
  known: number
}

interface Known {
  id: string
  locale: string
  title: string
  original: string
}

/** An import on its way. */
interface Import {
  workspace: number
  agent: string | null
  now: Date
  /** Ids by folded name. */
  collections: Map<string, string>
  known: readonly Known[]
  /** What a line's id stands for here. */
  originals: Map<string, string>
}

/**
 * Adds the articles of a file, all or none: JSON Lines as `exportArticles` writes them. Whose title is there already in its language is
 * passed over, so that reading a file twice changes nothing. Missing collections are made.
 * @throws Refusal invalid, which names the line; too_many
 */
export async function importArticles(
  kernel: Kernel,
  { workspace, agent, bytes }: { workspace: number; agent: string | null; bytes: Uint8Array },
): Promise<ImportAnswer> {
  const lines = readArticleLines(bytes)
  const now = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const on: Import = { workspace, agent, now, collections: new Map(), known: [], originals: new Map() }
    on.collections = await collectionsOf(tx, on, lines)
    on.known = await tx.run<Known>(KNOWN, [workspace, lines.map(({ article }) => article.title)])
    let added = 0
    for (const { line, article } of lines) {
      const isNew = await take(tx, on, article).catch((error: unknown) => {
        throw ofLine(error, line)
      })
      if (isNew) added += 1
    }
    return { added, known: lines.length - added }
  })
}

async function collectionsOf(
  tx: Transaction,
  { workspace, agent, now: at }: Import,
  lines: readonly { article: ArticleLine }[],
): Promise<Map<string, string>> {
  const others = await lockCollections(tx, workspace)
  const found = new Map(others.map(({ id, name }) => [name.toLowerCase(), id]))
  for (const { article } of lines) {
    const name = article.collection
    if (name === null || found.has(name.toLowerCase())) continue
    found.set(name.toLowerCase(), await addCollection(tx, { workspace, agent, name, at, others: [...found] }))
  }
  return found
}

/** Answers whether the line was new. */
async function take(
  tx: Transaction,
  { workspace, agent, now, collections, known, originals }: Import,
  article: ArticleLine,
): Promise<boolean> {
  const { id: name, title, locale, published, translationOf } = article
  const there = known.find((each) => each.title === title && each.locale === locale)
  if (there) {
    if (name) originals.set(name, there.original)
    return false
  }
  const original = translationOf === null ? undefined : originals.get(translationOf)
  if (translationOf !== null && !original) {
    throw new Refusal('invalid', 'No line before it is what it translates.', { field: 'translationOf' })
  }
  const { body, examples, form } = article
  const collection = article.collection === null ? null : (collections.get(article.collection.toLowerCase()) ?? null)
  const id = await insertArticle(tx, {
    ...{ workspace, agent, title, body, examples, locale, form, collection, now },
    ...(original ? { translationOf: original } : {}),
  })
  if (name) originals.set(name, original ?? id)
  if (published) await publishWithin(tx, { workspace, agent, article: id }, now)
  return true
}
