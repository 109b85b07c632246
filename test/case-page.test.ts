import { expect, test } from 'vitest'
import type { CardCase } from '../src/connectors/discord/cards/card-case.ts'
import { statusLine } from '../src/connectors/discord/cards/status-line.ts'
import { cardSteps } from '../src/console/cases/page/card-words.ts'
import { outcomesOf, toldBy } from '../src/console/cases/page/telling.ts'
import { newsOf } from '../src/core/report/news.ts'
import { caseOutcome, caseStatus } from '../src/protocol/cases.ts'

// What the case page says without asking: the status as Discord's card words it, and whom a move tells.
const CARD: CardCase = {
  ...{ id: 'a', number: 7, type: 'bug', status: 'new', outcome: null, subject: '', description: '', platforms: [] },
  ...{ area: null, tags: [], fixedIn: null, published: true, reporters: 1, followers: 0, openedAt: new Date(0) },
  ...{ into: null, news: null },
}

const drawn = (of: Parameters<typeof cardSteps>[0]): string =>
  cardSteps(of)
    .map(({ sign, words, now }) => `${sign} ${now ? `**${words}**` : words}`)
    .join(' ')

test.each(['bug', 'feature'] as const)('the status of a %s reads the same at the desk and in Discord', (type) => {
  for (const status of caseStatus.options) {
    for (const outcome of [null, ...caseOutcome.options]) {
      for (const published of [true, false]) {
        const one = { type, status, outcome, published }
        expect(drawn({ ...one, mergedInto: null })).toBe(statusLine({ ...CARD, ...one }, 'en'))
      }
    }
  }
})

test('a duplicate names the case that it belongs to in both places', () => {
  const one = { type: 'bug', status: 'closed', outcome: 'duplicate', published: true } as const
  const mergedInto = { id: 'b', number: 9, status: 'open', subject: 'Other' } as const
  expect(drawn({ ...one, mergedInto })).toBe(statusLine({ ...CARD, ...one, into: { number: 9, url: null } }, 'en'))
})

test('the page says of each move that it tells, where the server tells', () => {
  const waited = { published: true, reporters: 2, followers: 1, mergedInto: null }
  for (const status of caseStatus.options) {
    for (const next of caseStatus.options) {
      if (next === 'closed' || next === status) continue
      const [from, to] = [
        { status, outcome: status === 'closed' || status === 'resolved' ? ('fixed' as const) : null },
        { status: next, outcome: next === 'resolved' ? (outcomesOf('bug')[0] ?? null) : null },
      ]
      expect([status, next, toldBy({ ...waited, status }, next) > 0]).toEqual([status, next, newsOf(from, to) !== null])
    }
  }
  expect(toldBy({ ...waited, status: 'new' }, 'open')).toBe(3)
})
