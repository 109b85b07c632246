import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { parseCaseComponent } from '../reports/case-id.ts'
import type { CardCase } from './card-case.ts'
import { drawCard, nameCard } from './draw-card.ts'

const ID = newId()

function bug(more: Partial<CardCase> = {}): CardCase {
  return {
    ...{ id: ID, number: 1042, type: 'bug', status: 'in_progress', outcome: null },
    subject: 'Receipts delayed in 1.42',
    description: 'The store charges me, but the pass stays locked.',
    ...{ platforms: ['ios'], area: null, tags: [], fixedIn: null, published: true, reporters: 49, followers: 17 },
    openedAt: new Date('2026-11-20T21:14:00Z'),
    ...{ into: null, news: null },
    ...more,
  }
}

const said = (card: CardCase, locale = 'en') => JSON.stringify(drawCard(card, locale))
const lineOf = (card: CardCase, locale = 'en') => drawCard(card, locale).embeds[0]?.description?.split('\n').at(-1)
const labels = (card: CardCase, locale = 'en') =>
  drawCard(card, locale).components.flatMap(({ components }) =>
    components.map((part) => ('label' in part ? part.label : '')),
  )

test('a bug shows number, title, words, status, where, and how many', () => {
  const { embeds, allowed_mentions } = drawCard(bug(), 'en')
  expect(embeds[0]).toMatchObject({
    author: { name: '🐛 Bug' },
    title: '#1042 · Receipts delayed in 1.42',
    description: 'The store charges me, but the pass stays locked.\n\n✅ Received ✅ Confirmed 🔧 **Being fixed**',
    fields: [
      { name: 'Where it happens', value: 'iPhone or iPad' },
      { name: 'Followed by', value: '17' },
    ],
  })
  expect(allowed_mentions).toEqual({ parse: [], replied_user: false })
  expect(labels(bug())).toEqual(['Me too · 49', 'Follow', 'Add details', 'Manage'])
  expect(nameCard(bug())).toBe('#1042 Receipts delayed in 1.42')
})

test('once nobody can join any more, how many reported it stands in a field', () => {
  const { fields = [] } = drawCard(bug({ status: 'resolved', outcome: 'fixed', fixedIn: '1.43' }), 'en').embeds[0] ?? {}
  expect(fields.map(({ name, value }) => `${name} ${value}`)).toEqual([
    'Where it happens iPhone or iPad',
    'Reported by 49',
    'Followed by 17',
    'Fixed in 1.43',
  ])
})

test('each button means the case', () => {
  const ids = drawCard(bug(), 'en').components.flatMap(({ components }) =>
    components.map((part) => ('custom_id' in part ? parseCaseComponent(part.custom_id) : null)),
  )
  expect(ids).toEqual(['me_too', 'follow', 'details', 'manage'].map((act) => ({ on: 'case', act, case: ID })))
})

test('a feature is voted for, in the language of the workspace', () => {
  const feature = bug({ type: 'feature', area: 'quality_of_life', platforms: [], reporters: 1200 })
  expect(labels(feature)).toEqual(['Vote · 1,200', 'Follow', 'Add details', 'Manage'])
  expect(labels(feature, 'pt-BR')).toEqual(['Votar · 1.200', 'Acompanhar', 'Dar detalhes', 'Gerenciar'])
  expect(lineOf(feature)).toBe('✅ Received ✅ Confirmed 🔧 **Being made**')
})

test.each([
  [{ status: 'new' }, '✅ **Received**', 4],
  [{ status: 'open' }, '✅ Received ✅ **Confirmed**', 4],
  [{ status: 'waiting' }, '✅ Received ❔ **Need info**', 4],
  [{ status: 'resolved', outcome: 'fixed' }, '✅ Received ✅ Confirmed 🎉 **Fixed**', 1],
  [{ status: 'resolved', outcome: 'declined' }, '✅ Received ⛔ **Will not be done**', 1],
  [{ status: 'resolved', outcome: 'unreproducible' }, '✅ Received ⛔ **Could not be reproduced**', 1],
  [{ status: 'closed', outcome: 'fixed' }, '✅ Received 📦 **Fixed**', 0],
  [{ status: 'closed', outcome: 'duplicate', into: { number: 1040, url: null } }, '🔁 **Duplicate of #1040**', 0],
] as const)('%j is said, and only what makes sense is offered', (more, line, buttons) => {
  expect(lineOf(bug(more))).toBe(line)
  expect(labels(bug(more))).toHaveLength(buttons)
})

test('a duplicate leads to the card of the other', () => {
  const url = 'https://discord.com/channels/1/2/3'
  const { components } = drawCard(bug({ status: 'closed', into: { number: 1040, url } }), 'en')
  expect(components[0]?.components).toMatchObject([{ url, label: 'Go to #1040' }])
})

test('what was taken back is shown no more, neither words nor name nor buttons', () => {
  for (const more of [{ published: false }, { status: 'closed', outcome: 'withdrawn' }] as const) {
    const card = bug({ ...more, news: { texts: { en: 'soon' }, at: new Date() } })
    expect(drawCard(card, 'en').embeds).toMatchObject([{ title: '#1042', description: '↩️ **Withdrawn**' }])
    expect(said(card)).not.toMatch(/Receipts|store|soon|c:/)
    expect(nameCard(card)).toBe('#1042')
  }
})

test("the team's last words stand on it in the workspace's language, or in the other", () => {
  const at = new Date('2026-11-21T10:00:00Z')
  const news = (texts: NonNullable<CardCase['news']>['texts']) => bug({ news: { texts, at } })
  expect(said(news({ en: 'Soon', 'pt-BR': 'Logo' }), 'pt-BR')).toContain('Logo\\n<t:1795255200:D>')
  expect(said(news({ en: 'Soon' }), 'pt-BR')).toContain('Soon')
  expect(drawCard(news({}), 'en').embeds[0]?.fields).toHaveLength(2)
})

test('hostile words stay words, and all of it fits', () => {
  const evil = bug({
    subject: `${'@everyone [free](https://evil.example) '.repeat(3)}\u202e`,
    description: `# ${'<@1> `x` **y** '.repeat(200)}\n\n\n\n\n${'\u0301'.repeat(50)}`,
    news: { texts: { en: 'x'.repeat(1500) }, at: new Date() },
    fixedIn: '_'.repeat(40),
  })
  const card = drawCard(evil, 'en')
  const shown = JSON.stringify(card)
  expect(shown).not.toMatch(/@everyone|[^\\]<@1|\]\(https|\u202e|\n\n\n/)
  expect(card.embeds[0]?.title?.length).toBeLessThanOrEqual(256)
  expect(shown.length).toBeLessThan(6000)
  expect(nameCard(evil).length).toBeLessThanOrEqual(100)
})
