import { createHash, type Hash } from 'node:crypto'
import type { Reader, Statement } from '../../../kernel/database.ts'
import type { Lesson } from '../engine/train.ts'
import { COUNTS } from '../learning/read-mark-of.ts'

/** As many articles are learnt; what is beyond is found by words. */
export const MOST_ARTICLES = 10_000
const MOST_MARKS = 5000
/** Read so many at a time, so that chats get their turn in between. */
const PAGE = 250

// What an article is about stands in its beginning.
const ARTICLES: Statement = {
  name: 'lesson_articles',
  text: `select id, coalesce(translation_of, id) as "group", title, left(body, 1500) as text, examples from article
    where workspace = $1 and status = 'published' and id > $2 order by id limit ${PAGE}`,
}

const MARKS: Statement = {
  name: 'lesson_marks',
  text: `select text, mark, decision, article_id as article, picked_id as picked, should_be as "shouldBe" from question
    where workspace = $1 and ${COUNTS} and text <> '' order by marked_at desc limit ${MOST_MARKS}`,
}

interface ArticleRow {
  id: string
  group: string
  title: string
  text: string
  examples: string[]
}

interface MarkRow {
  text: string
  mark: 'right' | 'wrong'
  decision: 'answer' | 'suggest' | 'unknown'
  article: string | null
  picked: string | null
  shouldBe: string | null
}

export interface Lessons {
  lessons: Lesson[]
  /** Questions that agents said no article answers. */
  unanswered: string[]
  /** Of all of that: what has not changed needs not be learnt again. */
  hash: string
}

interface Draft extends Lesson {
  examples: string[]
}

/**
 * What there is to learn in a workspace: its published articles, at most 10,000, an article and its translations being one lesson under the
 * original's id; and the questions that agents have marked. Texts are Markdown, cut to 1,500 characters.
 */
export async function readLessons(reader: Reader, workspace: number): Promise<Lessons> {
  const hash = createHash('sha256')
  const drafts = new Map<string, Draft>()
  const groups = new Map<string, string>()
  let after = '00000000-0000-0000-0000-000000000000'
  for (let page = 0; page < MOST_ARTICLES / PAGE; page++) {
    const rows = await reader.run<ArticleRow>(ARTICLES, [workspace, after])
    for (const row of rows) {
      tell(hash, row.id, row.group, row.title, row.text, ...row.examples)
      groups.set(row.id, row.group)
      add(drafts, row)
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < PAGE) break
  }
  const unanswered: string[] = []
  for (const mark of await reader.run<MarkRow>(MARKS, [workspace])) {
    tell(hash, mark.text, mark.mark, mark.decision, mark.article ?? '', mark.picked ?? '', mark.shouldBe ?? '')
    learnMark(mark, { drafts, groups, unanswered })
  }
  return { lessons: [...drafts.values()], unanswered, hash: hash.digest('hex') }
}

function tell(hash: Hash, ...parts: readonly string[]): void {
  for (const part of parts) hash.update(part).update('\u0000')
}

/** Of a translation the title and the examples are learnt: the same answer, asked in another language. */
function add(drafts: Map<string, Draft>, { id, group, title, text, examples }: ArticleRow): void {
  const known = drafts.get(group)
  if (!known) drafts.set(group, { id: group, title, text, examples: [...examples] })
  else if (id === group) Object.assign(known, { title, text, examples: [known.title, ...known.examples, ...examples] })
  else known.examples.push(title, ...examples)
}

function learnMark(
  { text, mark, decision, article, picked, shouldBe }: MarkRow,
  of: { drafts: Map<string, Draft>; groups: Map<string, string>; unanswered: string[] },
): void {
  const given = decision === 'answer' ? article : picked
  const right = mark === 'right' ? given : shouldBe
  if (right) of.drafts.get(of.groups.get(right) ?? right)?.examples.push(text)
  // That it did not know was right, or what it gave was wrong and nothing else is right.
  else if (mark === 'wrong' || decision === 'unknown') of.unanswered.push(text)
}
