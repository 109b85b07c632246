import type { Statement, Transaction } from '../../kernel/database.ts'
import type { StoredArticle } from './article.ts'
import { dictionaryOf, languageOfLocale, stemSql } from './language.ts'
import { lockIndex } from './lock-index.ts'
import { wordsOf } from './words.ts'

const INDEX: Statement = {
  name: 'article_index',
  text: `insert into article_phrase (workspace, article_id, position, kind, language, words, stems)
    select $1, $2, p.position, p.kind, $3, case when p.kind <> 'text' then p.words end,
      array(select distinct ${stemSql('$4', 'w.word')} from unnest(string_to_array(p.words, ' ')) w(word))
    from unnest($5::int[], $6::text[], $7::text[]) p(position, kind, words)`,
}

const COUNT: Statement = {
  name: 'article_count_stems',
  text: `insert into article_stem (workspace, language, stem, articles)
    select $1, p.language, s.stem, 1 from article_phrase p, unnest(p.stems || ''::text) s(stem)
    where p.workspace = $1 and p.article_id = $2 and p.kind = 'text'
    on conflict (workspace, stem, language) do update set articles = article_stem.articles + 1`,
}

/** Lets questions find an article, which is to be published and not in the index yet. Part of the transaction that publishes it. */
export async function indexArticle(tx: Transaction, workspace: number, article: StoredArticle): Promise<void> {
  await lockIndex(tx, workspace)
  const title = wordsOf(article.title)
  const examples = article.examples.map((example) => wordsOf(example)).filter((words) => words.length > 0)
  const whole = new Set([...title, ...examples.flat(), ...wordsOf(article.body)])
  const phrases: [kind: string, words: Iterable<string>][] = [
    ['text', whole],
    ['title', title],
    ...examples.map((words): [string, string[]] => ['example', words]),
  ]
  const language = languageOfLocale(article.locale)
  tx.later(INDEX, [
    workspace,
    article.id,
    language,
    dictionaryOf(language),
    phrases.map((_, position) => position),
    phrases.map(([kind]) => kind),
    phrases.map(([, words]) => [...words].join(' ')),
  ])
  tx.later(COUNT, [workspace, article.id])
}
