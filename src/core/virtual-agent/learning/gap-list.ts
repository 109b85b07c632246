import type { Reader, Statement } from '../../../kernel/database.ts'
import type { Gap } from '../../../protocol/learning.ts'
import { cluster } from './cluster.ts'
import { TAKEN_BACK, UNANSWERED } from './unanswered.ts'

/** So many of the newest questions are grouped. */
const MOST_QUESTIONS = 2000
const MOST_GAPS = 100
/** Questions of a gap that are shown. */
const MOST_SHOWN = 20
/** Fewer are grouped anew whenever one comes or goes; of more only once in a while, and what came meanwhile waits for that. */
const MANY = 300
const KEPT_MS = 60_000

// A single word says too little to be a question, and only stands in the way.
const READ: Statement = {
  name: 'question_unanswered',
  text: `select q.id, q.text, q.folded, q.locale, q.asked_at as "askedAt", q.conversation_id as conversation, a.id as article, a.title
    from (select workspace, id, text, folded, locale, asked_at, conversation_id, article_id, messages from question
      where workspace = $1 and asked_at > $2 and ${UNANSWERED} and folded like '% %'
      order by asked_at desc limit ${MOST_QUESTIONS}) q
    left join article a on a.workspace = q.workspace and a.id = q.article_id and a.status = 'published'
    where not ${TAKEN_BACK}
    order by q.asked_at, q.id`,
}

interface Unanswered {
  id: string
  text: string
  folded: string
  locale: string
  askedAt: Date
  conversation: string | null
  /** The nearest published article. */
  article: string | null
  title: string | null
}

interface Grouped {
  /** Of what was grouped. */
  key: string
  at: number
  /** Folded words of each group, the middle one first. */
  groups: Promise<string[][]>
}

/** The unanswered questions of workspaces, grouped by what they ask. One for each process, since it keeps what it has grouped. */
export class GapList {
  readonly #grouped = new Map<number, Grouped>()

  /** Those of the last days, the most asked first. Grouping gives way to other work. */
  async list(
    reader: Reader,
    asked: { workspace: number; days: number; now: Date },
  ): Promise<{ items: Gap[]; questions: number }> {
    const { workspace, days, now } = asked
    const since = new Date(now.getTime() - days * 86_400_000)
    const rows = await reader.run<Unanswered>(READ, [workspace, since])
    const alike = new Map<string, Unanswered[]>()
    for (const row of rows) alike.set(row.folded, [...(alike.get(row.folded) ?? []), row])
    const groups = await this.#group(workspace, [...alike.values()], `${days} ${[...alike.keys()].join('\n')}`, now)
    const items = groups.flatMap((group) => {
      const found = group.flatMap((words) => (alike.has(words) ? [alike.get(words) ?? []] : []))
      return found.length > 0 ? [present(found)] : []
    })
    items.sort((a, b) => b.asked - a.asked || b.lastAt.localeCompare(a.lastAt))
    return { items: items.slice(0, MOST_GAPS), questions: items.reduce((sum, { asked }) => sum + asked, 0) }
  }

  #group(workspace: number, alike: readonly Unanswered[][], key: string, now: Date): Promise<string[][]> {
    const known = this.#grouped.get(workspace)
    const same = known?.key === key
    if (known && (same || (alike.length > MANY && now.getTime() - known.at < KEPT_MS))) return known.groups
    const texts = alike.map((rows) => rows[0]?.text ?? '')
    const groups = cluster(texts).then((found) =>
      found.map((places) => places.map((at) => alike[at]?.[0]?.folded ?? '')),
    )
    this.#grouped.set(workspace, { key, at: now.getTime(), groups })
    return groups
  }
}

/** @param alike the questions of a gap by their words, the middle one first, each from the first time it was asked */
function present(alike: readonly Unanswered[][]): Gap {
  const all = alike.flat()
  const [first] = all.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || (a.id < b.id ? -1 : 1))
  const newest = alike
    .flatMap((rows) => rows.slice(-1).map((last) => ({ last, times: rows.length })))
    .sort((a, b) => b.last.askedAt.getTime() - a.last.askedAt.getTime())
  return {
    id: first?.id ?? '',
    words: alike[0]?.[0]?.text ?? '',
    asked: all.length,
    lastAt: newest[0]?.last.askedAt.toISOString() ?? '',
    questions: newest.slice(0, MOST_SHOWN).map(({ last, times }) => ({
      id: last.id,
      text: last.text,
      locale: last.locale,
      askedAt: last.askedAt.toISOString(),
      conversation: last.conversation,
      times,
    })),
    nearest: nearestOf(all),
  }
}

/** The article that came nearest to most of them. */
function nearestOf(questions: readonly Unanswered[]): Gap['nearest'] {
  const counts = new Map<string, { title: string; times: number }>()
  for (const { article, title } of questions) {
    if (article) counts.set(article, { title: title ?? '', times: (counts.get(article)?.times ?? 0) + 1 })
  }
  const [best] = [...counts].sort(([, a], [, b]) => b.times - a.times)
  return best ? { id: best[0], title: best[1].title } : null
}
