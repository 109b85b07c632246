import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { plainWords } from '../../../protocol/plain-words.ts'
import { drawLine, drawMany, keyOf, type Look, shownOf, type Waiting } from './line.ts'

const look: Look = { locale: 'en', publicUrl: 'https://desk.example.org', virtualAgent: 'Lumi', linked: true }
const waiting: Waiting = {
  conversation: '01a0a0a0-0000-7000-8000-000000000001',
  status: 'queued',
  number: '1042',
  over: false,
  name: 'Ann',
  subject: 'refund missing',
  agent: null,
}
const labels = (body: ReturnType<typeof drawLine>) =>
  (body.components ?? []).flatMap((row) =>
    'components' in row ? row.components.map((each) => ('label' in each ? each.label : '')) : [],
  )

test.each([
  ['queued', false, 'waiting'],
  ['assigned', false, 'taken'],
  ['automated', false, 'handed_back'],
  ['automated', true, 'ended'],
  ['resolved', false, 'ended'],
] as const)('%s (over: %s) is shown as %s', (status, over, shown) =>
  expect(shownOf({ ...waiting, status, over })).toBe(shown),
)

test('says who has it, in the language of the workspace, and offers Take only to who can', () => {
  const taken = { ...waiting, status: 'assigned' as const, agent: 'Ana_' }
  expect(drawLine(waiting, look)).toMatchObject({ content: '**#1042** · Ann · “refund missing”' })
  expect(drawLine(taken, look).content).toBe('**#1042** · Ann · “refund missing” · taken by Ana\\_')
  expect(drawLine({ ...waiting, status: 'automated' }, look).content).toContain('back with Lumi')
  const ptBR = { ...look, locale: 'pt-BR' }
  expect(drawLine({ ...waiting, status: 'resolved' }, ptBR).content).toContain('encerrado')
  expect([labels(drawLine(waiting, look)), labels(drawLine(taken, ptBR))]).toEqual([['Open', 'Take'], ['Abrir']])
})

test('without an address that may stand in a button the rest remains', () => {
  const unlinked = { ...look, linked: false }
  expect(labels(drawLine(waiting, unlinked))).toEqual(['Take'])
  expect(drawLine({ ...waiting, status: 'resolved' }, unlinked).components).toEqual([])
})

test('counts those who wait beyond the single lines', () => {
  expect([1, 7, 0].map((count) => drawMany(count, look).content)).toEqual([
    '**1 more person waits**',
    '**7 more people wait**',
    'None of them waits any more.',
  ])
  expect(drawMany(0, look).components).toEqual([])
})

test('a key is the same for each attempt, another for each wait, and short enough', () => {
  const id = newId()
  expect(keyOf(id, 1)).toBe(keyOf(id, 1))
  expect(keyOf(id, 2)).not.toBe(keyOf(id, 1))
  expect(keyOf(id, 1).length).toBeLessThanOrEqual(25)
})

test.each([
  ['plain', 'plain'],
  ['**bold** _it_', '\\*\\*bold\\*\\* \\_it\\_'],
  ['a\n\n# big\tline', 'a \\# big line'],
  ['\u202Egnp.exe', 'gnp.exe'],
  [`Z${'\u0301'.repeat(200)}`, `Z${'\u0301'.repeat(3)}`],
  ['👩‍🌾🌾', '👩‍🌾🌾'],
  ['@everyone <@1>', '@\u200beveryone \\<@\u200b1\\>'],
  ['', ''],
])('%j becomes %j', (words, plain) => expect(plainWords(words, 40)).toBe(plain))

test('is cut between characters', () => {
  const cut = plainWords('🌲'.repeat(50), 10)
  expect([...cut]).toHaveLength(10)
  expect(cut.isWellFormed()).toBe(true)
})
