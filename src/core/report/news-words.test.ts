import { expect, test } from 'vitest'
import type { NewsKind } from './news.ts'
import { newsLine, newsWords } from './news-words.ts'
import type { News } from './read-news.ts'

const news = (more: Partial<News> = {}): News => ({
  ...{ id: 'n', case: 'c', number: 1042, type: 'bug', subject: 'Receipts come late', outcome: 'fixed', kind: 'fixed' },
  ...{ texts: {}, fixedIn: '2.3.1', reporters: 38, done: false, published: true, locale: 'en', at: new Date(0) },
  ...more,
})
const ann = { role: 'reporter', locale: 'en-GB', name: 'Ann' } as const
const bia = { role: 'reporter', locale: 'pt-BR', name: 'Bia' } as const

test('a fix gives credit, and counts the others', () => {
  expect(newsWords(news(), ann)).toBe('Fixed in 2.3.1: your report #1042, with 37 others. Thank you, Ann.')
  expect(newsWords(news({ reporters: 2 }), ann)).toBe(
    'Fixed in 2.3.1: your report #1042, with 1 other. Thank you, Ann.',
  )
  expect(newsWords(news({ reporters: 1, fixedIn: null }), ann)).toBe('Fixed: your report #1042. Thank you, Ann.')
  expect(newsWords(news({ type: 'feature' }), ann)).toMatch(/^Done in 2.3.1: your report #1042, with 37 others/)
})

test('in Portuguese nobody is given a gender', () => {
  expect(newsWords(news(), bia)).toBe('Corrigido na 2.3.1: seu relato #1042, com mais 37 pessoas. Agradecemos, Bia.')
  expect(newsWords(news({ reporters: 2, fixedIn: null }), bia)).toBe(
    'Corrigido: seu relato #1042, com mais 1 pessoa. Agradecemos, Bia.',
  )
})

test('who follows reads that they follow; whoever is named in a thread reads what is true for all', () => {
  expect(newsLine(news(), { ...ann, role: 'follower' })).toBe(
    'Fixed in 2.3.1: #1042 “Receipts come late”, which you follow.',
  )
  expect(newsLine(news(), { role: 'everyone', locale: 'en' })).toBe(
    'Fixed in 2.3.1: #1042. Thanks to all 38 who sent it.',
  )
})

test("an agent's words stand below, in the reader's language; where that is missing, in the other", () => {
  const texts = { en: 'Restart the game once.', 'pt-BR': 'Reinicie o jogo uma vez.' }
  expect(newsWords(news({ texts }), bia)).toMatch(/\nReinicie o jogo uma vez\.$/)
  expect(newsWords(news({ texts: { en: 'Restart.' } }), bia)).toMatch(/\nRestart\.$/)
  expect(newsWords(news({ kind: 'update', texts }), ann)).toBe(
    'News of your report #1042 “Receipts come late”:\nRestart the game once.',
  )
})

test('what could not be seen to happen is told otherwise than what will not be done', () => {
  const declined = { kind: 'declined' as const, fixedIn: null }
  expect(newsLine(news({ ...declined, outcome: 'declined' }), ann)).toMatch(/will not be done/)
  expect(newsLine(news({ ...declined, outcome: 'unreproducible' }), ann)).toMatch(/could not see it happen/)
})

test('names and titles are shown as they are, and nobody is mentioned by them', () => {
  const hostile = news({ subject: '**@everyone** [win](http://x)' })
  expect(newsLine(hostile, { ...ann, role: 'follower' })).toContain('\\*\\*@\u200beveryone\\*\\*')
  expect(newsWords(news(), { ...ann, name: '@here' })).not.toContain('@here')
})

test('every kind has a sentence for every reader in both languages, short enough to stand above seventy mentions', () => {
  const kinds: NewsKind[] = [
    ...(['confirmed', 'in_progress', 'need_info', 'fixed', 'declined'] as const),
    ...(['reopened', 'update', 'incident', 'incident_over', 'looked_at'] as const),
  ]
  for (const kind of kinds) {
    for (const type of ['bug', 'feature', 'account'] as const) {
      for (const locale of ['en', 'pt-BR']) {
        const long = news({ kind, type, subject: '*'.repeat(120), fixedIn: '10.20.30-beta.4' })
        for (const role of ['reporter', 'follower', 'everyone'] as const) {
          const line = newsLine(long, { role, locale, name: 'Ann' })
          expect(line).toContain('#1042')
          expect(line).not.toMatch(/[{}]/)
          if (role === 'everyone') expect(line.length).toBeLessThan(250)
        }
      }
    }
  }
})
