import type { Reader, Statement } from '../../../kernel/database.ts'
import { answerFor } from '../../knowledge/answer-for.ts'
import { findArticles } from '../../knowledge/find-articles.ts'
import { languageOfLocale } from '../../knowledge/language.ts'
import { wordsOf } from '../../knowledge/words.ts'
import { agentOfGuild } from '../../workspace/agent-of-guild.ts'
import { readSettings } from '../../workspace/settings.ts'

/** What somebody may want to ask: a title or a known question, and the article that answers it. */
export interface SuggestedQuestion {
  article: string
  text: string
}

const WITHIN = '($2::uuid[] is null or a.collection_id is null or a.collection_id = any($2))'

// Of the last questions only: what helped long ago is no news, and the list is wanted while somebody types.
const HELPED: Statement = {
  name: 'aside_suggest_helped',
  text: `select a.id as article, a.title as text from article a
    left join (
      select coalesce(picked_id, article_id) as article, count(*) as times
      from (select picked_id, article_id, outcome from question where workspace = $1 order by asked_at desc limit 5000) q
      where outcome = 'helped' group by 1
    ) h on h.article = a.id
    where a.workspace = $1 and a.status = 'published' and a.translation_of is null and ${WITHIN}
    order by coalesce(h.times, 0) desc, a.updated_at desc, a.id limit $3`,
}

// Folded words are compared; what is shown is as it was written. What many phrases hold is bounded before it is put in order.
const TYPED: Statement = {
  name: 'aside_suggest_typed',
  text: `with hit as materialized (
      select p.article_id, p.position, p.kind, p.language, p.words from article_phrase p
      join article a on a.workspace = p.workspace and a.id = p.article_id
      where p.workspace = $1 and p.words is not null and p.words like $4 and ${WITHIN} limit 2000
    )
    select coalesce(a.translation_of, a.id) as article,
      case h.kind when 'title' then a.title else e.text end as text
    from hit h join article a on a.workspace = $1 and a.id = h.article_id and a.status = 'published'
    left join lateral (select x.text from unnest(a.examples) with ordinality x (text, at)
      where h.kind = 'example' and x.at = h.position - 1) e on true
    where h.kind = 'title' or e.text is not null
    order by h.language = $5 desc, starts_with(h.words, $6) desc, h.kind = 'title' desc, length(h.words), h.article_id, h.position
    limit $3`,
}

/** Choices come back as they are typed: so short nothing can be looked for by its meaning. */
const LEAST_WORDS = 2

/**
 * Titles and known questions of published articles that somebody may mean by what they have typed so far, in the guild's collections,
 * those of their language first; with nothing typed the articles that helped most.
 * @param most how many are wanted
 */
export async function suggestQuestions(
  reader: Reader,
  {
    workspace,
    guild,
    locale,
    typed,
    most,
  }: { workspace: number; guild: string | null; locale: string; typed: string; most: number },
): Promise<SuggestedQuestion[]> {
  const settings = await readSettings(reader, workspace)
  if (!settings.virtualAgent.enabled) return []
  const { collections } = agentOfGuild(settings, guild)
  const words = wordsOf(typed.slice(0, 200))
  if (words.length === 0) {
    const helped = await reader.run<SuggestedQuestion>(HELPED, [workspace, collections, most])
    return titled(
      reader,
      workspace,
      helped.map(({ article }) => article),
      locale,
    )
  }
  const folded = words.join(' ')
  const like = [workspace, collections, most, `%${folded}%`, languageOfLocale(locale), folded]
  const held = await reader.run<SuggestedQuestion>(TYPED, like)
  if (held.length >= most || words.length < LEAST_WORDS) return once(held, most)
  const found = await findArticles(reader, { workspace, question: typed, locale, most: 10, collections })
  const meant = await titled(
    reader,
    workspace,
    found.map(({ article }) => article),
    locale,
  )
  return once([...held, ...meant], most)
}

async function titled(
  reader: Reader,
  workspace: number,
  articles: string[],
  locale: string,
): Promise<SuggestedQuestion[]> {
  const shown = await answerFor(reader, workspace, articles, locale)
  return shown.map(({ original, title }) => ({ article: original, text: title }))
}

function once(questions: readonly SuggestedQuestion[], most: number): SuggestedQuestion[] {
  const known = new Map(questions.toReversed().map((question) => [question.text, question]))
  return questions.filter((question) => known.get(question.text) === question).slice(0, most)
}
