import { describe, expect, it } from 'vitest'
import type { Term } from './read-question.ts'
import { type Phrase, scoreArticles } from './score-articles.ts'

const of = { totals: new Map([['en', 20]]), language: null }
const term = (stem: string, weight = 3): Term => ({ language: 'en', stem, weight, meant: [{ stem, sureness: 1 }] })
const example = (article: string, ...stems: string[]): Phrase => ({
  article,
  kind: 'example',
  language: 'en',
  stems,
  articles: stems.map(() => 2),
})
const whole = (article: string, ...stems: string[]): Phrase => ({
  article,
  kind: 'text',
  language: 'en',
  stems,
  articles: null,
})

describe('the score of an article', () => {
  it('is nearly all for the very words of an example, and nothing for none of them', () => {
    const same = scoreArticles(
      [term('refund'), term('pass')],
      [example('a', 'refund', 'pass'), whole('a', 'refund', 'pass')],
      of,
    )
    expect(same[0]).toMatchObject({ article: 'a', matched: 'example' })
    expect(same[0]?.score).toBeGreaterThan(0.85)
    expect(scoreArticles([term('refund')], [example('a', 'pass')], of)[0]?.score).toBe(0)
  })

  it('falls with words of the question that the article does not have', () => {
    const phrases = [example('a', 'refund'), whole('a', 'refund')]
    const [short] = scoreArticles([term('refund')], phrases, of)
    const [long] = scoreArticles([term('refund'), term('weather'), term('lisbon')], phrases, of)
    expect(long?.score).toBeLessThan((short?.score ?? 0) * 0.6)
  })

  it('is lower for what was perhaps misspelt', () => {
    const phrases = [example('a', 'refund'), whole('a', 'refund')]
    const typed: Term = { language: 'en', stem: 'refnud', weight: 3, meant: [{ stem: 'refund', sureness: 0.8 }] }
    const [sure] = scoreArticles([term('refund')], phrases, of)
    const [guess] = scoreArticles([typed], phrases, of)
    expect(guess?.score).toBeLessThan(sure?.score ?? 0)
    expect(guess?.score).toBeGreaterThan(0.5)
  })

  it('puts the one with several like examples before the one with one', () => {
    const alone = [example('a', 'lock', 'pass'), whole('a', 'lock', 'pass')]
    const many = [example('b', 'lock', 'pass'), example('b', 'lock', 'pass', 'pay'), whole('b', 'lock', 'pass')]
    const found = scoreArticles([term('lock'), term('pass')], [...alone, ...many], of)
    expect(found.map(({ article }) => article)).toEqual(['b', 'a'])
  })

  it('puts the asker’s language first where two say the same', () => {
    const terms: Term[] = [
      term('wifi'),
      { language: 'pt', stem: 'wifi', weight: 3, meant: [{ stem: 'wifi', sureness: 1 }] },
    ]
    const pt = [example('b', 'wifi'), whole('b', 'wifi')].map((phrase) => ({ ...phrase, language: 'pt' }))
    const phrases = [example('a', 'wifi'), whole('a', 'wifi'), ...pt]
    const totals = new Map([...of.totals, ['pt', 20]])
    const first = (language: string) => scoreArticles(terms, phrases, { totals, language })[0]?.article
    expect([first('en'), first('pt')]).toEqual(['a', 'b'])
  })

  it('stays low for words that are scattered over the article', () => {
    const terms = [term('kid'), term('play')]
    const scattered = [example('a', 'kid', 'bought', 'pass', 'refund'), whole('a', 'kid', 'play')]
    const together = [example('b', 'kid', 'play'), whole('b', 'kid', 'play')]
    const scores = new Map(
      scoreArticles(terms, [...scattered, ...together], of).map((each) => [each.article, each.score]),
    )
    expect(scores.get('a')).toBeLessThan(0.55)
    expect(scores.get('b')).toBeGreaterThan(0.8)
  })

  it('names the text where only the body has the words', () => {
    expect(scoreArticles([term('bluetooth')], [whole('a', 'bluetooth')], of)[0]).toMatchObject({ matched: 'text' })
  })
})
