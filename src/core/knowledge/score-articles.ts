import { type Term, tells } from './read-question.ts'

/** A title, an example question, or the whole of an article, that shares words with the question. */
export interface Phrase {
  article: string
  kind: 'title' | 'example' | 'text'
  language: string
  /** For the whole of an article only those that the question may mean. */
  stems: readonly string[]
  /** In how many articles each of the stems stands; null for the whole of an article. */
  articles: readonly number[] | null
}

export interface ArticleMatch {
  article: string
  /** From 0 to 1. */
  score: number
  /** What of the article was most like the question. */
  matched: 'example' | 'title' | 'text'
}

/*
 * Chosen on the questions of clinc150 (10 examples an article) and banking77 (50), and on the small knowledge base of the tests:
 * of 0 to 1 in steps these gave the most right first answers, and told questions that no article answers best from the others.
 */
/** Share of the score that is likeness to what members ask; the rest is how much of the question the whole article covers. */
const LIKENESS_SHARE = 0.5
/** Share of the likeness that the next best phrases have: one that is like by chance stands alone. */
const COMPANY_SHARE = 0.25
const COMPANY = 3

/** The cover counts at most this much more than the likeness: words that are scattered over a long article make no answer of it. */
const MOST_SCATTERED = 0.25
/** Taken from articles in another language: enough to stand behind the same one in the asker's, not enough to hide it. */
const FOREIGN_COST = 0.05

interface Tally {
  /** Cosines with the phrases. */
  likeness: number[]
  best: number
  kind: 'title' | 'example' | 'text'
  /** How much of the question stands anywhere in the article, from 0 to 1. */
  cover: number
  /** Written in the language of the question. */
  native: boolean
}

/**
 * How well each article answers the question, best first. Pure.
 * @param of.totals how many articles there are, by language
 * @param of.language what the question is written in, or null
 */
export function scoreArticles(
  terms: readonly Term[],
  phrases: readonly Phrase[],
  of: { totals: ReadonlyMap<string, number>; language: string | null },
): ArticleMatch[] {
  const { totals } = of
  const questions = new Map([...totals.keys()].map((language) => [language, new Weights(terms, language)]))
  const tallies = new Map<string, Tally>()
  for (const phrase of phrases) {
    const question = questions.get(phrase.language)
    if (!question) continue
    const native = of.language === null || of.language === phrase.language
    const tally = tallies.get(phrase.article) ?? { likeness: [], best: 0, kind: 'text', cover: 0, native }
    tallies.set(phrase.article, tally)
    if (phrase.kind === 'text') {
      tally.cover = question.cover(phrase.stems)
      continue
    }
    const likeness = question.likeness(phrase, totals.get(phrase.language) ?? 0)
    tally.likeness.push(likeness)
    if (likeness > tally.best) Object.assign(tally, { best: likeness, kind: phrase.kind })
  }
  return [...tallies].map(([article, tally]) => match(article, tally)).sort((a, b) => b.score - a.score)
}

function match(article: string, { likeness, cover, kind, native }: Tally): ArticleMatch {
  const [best = 0, ...others] = likeness.toSorted((a, b) => b - a)
  const company = others.slice(0, COMPANY).reduce((sum, each) => sum + each, 0) / COMPANY
  const alike = (1 - COMPANY_SHARE) * best + COMPANY_SHARE * company
  const score =
    LIKENESS_SHARE * alike +
    (1 - LIKENESS_SHARE) * Math.min(cover, alike + MOST_SCATTERED) -
    (native ? 0 : FOREIGN_COST)
  return { article, score: Math.max(0, Math.min(1, score)), matched: cover > alike * 2 ? 'text' : kind }
}

/** The question in one language: what each stem that it may mean weighs. */
class Weights {
  readonly #stems = new Map<string, number>()
  #sum = 0
  #squares = 0

  constructor(terms: readonly Term[], language: string) {
    for (const term of terms) {
      if (term.language !== language) continue
      this.#sum += term.weight
      this.#squares += term.weight ** 2
      for (const { stem, sureness } of term.meant) {
        this.#stems.set(stem, Math.max(this.#stems.get(stem) ?? 0, term.weight * sureness))
      }
    }
  }

  cover(stems: readonly string[]): number {
    const shared = stems.reduce((sum, stem) => sum + (this.#stems.get(stem) ?? 0), 0)
    return this.#sum > 0 ? Math.min(1, shared / this.#sum) : 0
  }

  /** Cosine of question and phrase. */
  likeness({ stems, articles }: Phrase, total: number): number {
    let shared = 0
    let squares = 0
    stems.forEach((stem, at) => {
      const asked = this.#stems.get(stem) ?? 0
      const own = tells(articles?.[at] ?? 0, total)
      // A common word weighs on the other side what it weighs in the question.
      const weight = asked > 0 && asked < own / 2 ? asked : own
      shared += asked * weight
      squares += weight ** 2
    })
    return shared > 0 ? shared / Math.sqrt(squares * this.#squares) : 0
  }
}
