import { expect, test } from 'vitest'
import type { Trace } from '../routing/trace.ts'
import { cardOf, type HandoffTurn } from './handoff-card.ts'

/** A turn on words (or, without any, on a button), which looked something up where `certainty` is given. */
function turn(decision: Trace['decision'], words: string[], more: Partial<Trace> = {}): HandoffTurn {
  const messages = words.map((_, index) => String(index))
  const presses = words.length > 0 ? [] : ['p']
  return { words, trace: { decision, messages, presses, candidates: [], certainty: null, ...more } }
}
const looked = { certainty: 'answer' } as const
const article = (id: string) => ({ kind: 'article', id })

test('says what was asked, what was offered, and what did not help', () => {
  const turns = [
    turn('greet', ['hi']),
    turn('answer', ['my pass is', 'still  locked'], { ...looked, articles: ['restore'] }),
    turn('not_helped', ['no'], { articles: ['restore'] }),
    turn('suggest', ['it is an iphone'], { certainty: 'suggest', articles: ['ios', 'ipad'] }),
    turn('answer', [], { articles: ['ios'] }),
    turn('handoff', ['human please'], { reason: 'asked' }),
  ]
  expect(cardOf(turns)).toEqual({
    asked: ['my pass is still locked', 'it is an iphone'],
    offered: [article('restore'), article('ios'), article('ipad')],
    refused: [article('restore')],
  })
})

test('"neither" refuses all that was named, and "something else" the known case, whatever comes of it', () => {
  const which = turn('suggest', ['refund'], { certainty: 'suggest', articles: ['a', 'b'] })
  expect(cardOf([which, turn('something_else', ['neither'])]).refused).toEqual([article('a'), article('b')])
  const known = turn('known_case', ['lantern flickers'], { certainty: 'none', case: 'c' })
  const after = turn('answer', [], { ...looked, articles: ['d'] })
  expect(cardOf([known, after])).toMatchObject({
    offered: [{ kind: 'case', id: 'c' }, article('d')],
    refused: [{ kind: 'case', id: 'c' }],
  })
})

test('the same in other words is another question; words alone with the wish are shown where there is none', () => {
  const again = [
    turn('answer', ['pass locked'], { ...looked, articles: ['restore'] }),
    turn('not_helped', ['pass does not open'], { ...looked, articles: ['restore'] }),
  ]
  expect(cardOf(again).asked).toEqual(['pass locked', 'pass does not open'])
  const wish = turn('handoff', ['i was charged twice, give me a human'], { reason: 'asked' })
  expect(cardOf([turn('greet', ['oi']), wish]).asked).toEqual(['i was charged twice, give me a human'])
})

test('of two handoffs the later one is told, unless nothing was asked before it', () => {
  const first = [turn('unknown', ['one'], { certainty: 'none' }), turn('handoff', [], { reason: 'offered' })]
  const second = [turn('unknown', ['two'], { certainty: 'none' }), turn('handoff', [], { reason: 'asked' })]
  expect(cardOf([...first, ...second]).asked).toEqual(['two'])
  expect(cardOf([...first, turn('handoff', [], { reason: 'asked' })]).asked).toEqual(['one'])
  const again = turn('handoff', ['i want a person'], { reason: 'asked' })
  expect(cardOf([...first, turn('never_mind', []), again]).asked).toEqual(['one'])
  expect(cardOf([])).toEqual({ asked: [], offered: [], refused: [] })
})

test('it stays short: three questions of 240 characters, six offers', () => {
  const long = Array.from({ length: 8 }, (_, n) => {
    return turn('answer', [`${n} ${'word '.repeat(100)}`], { ...looked, articles: [`a${n}`] })
  })
  const { asked, offered } = cardOf(long)
  expect(asked.map((words) => [words.slice(0, 1), words.length <= 241])).toEqual([
    ['5', true],
    ['6', true],
    ['7', true],
  ])
  expect(offered).toHaveLength(6)
})

test('what was decided before articles were kept is read from its candidates', () => {
  const candidates = [{ article: 'old', title: 'Old', score: 1, matched: 'title' }]
  expect(cardOf([turn('answer', ['pass'], { ...looked, candidates })]).offered).toEqual([article('old')])
})
