import { describe, expect, test } from 'vitest'
import type { Proposal } from '../virtual-agent/answer-engine.ts'
import { weigh } from '../virtual-agent/certainty.ts'
import { firstLook, judge } from './decide.ts'
import type { TurnFacts } from './read-turn.ts'

const ON = { enabled: true }

function facts(more: Partial<TurnFacts> & { words?: string[] } = {}): TurnFacts {
  const { words = [], ...rest } = more
  const messages = words.map((text, n) => ({ id: `m${n}`, text, kind: 'text', scam: false }))
  return {
    status: 'automated',
    locale: 'en',
    guild: null,
    offer: null,
    topic: null,
    caseOpen: false,
    incident: null,
    asked: null,
    messages,
    presses: [],
    ...rest,
  }
}

describe('the first look at a turn', () => {
  test('hands over at the first words where no virtual agent answers', () => {
    const decision = firstLook(facts({ words: ['my pass is locked'] }), { enabled: false })
    expect(decision).toEqual({ kind: 'handoff', reason: 'virtual_agent_off' })
  })

  test('where no virtual agent answers, a look without words hands nobody over', () => {
    const off = { enabled: false }
    const press = (act: 'pick' | 'helped' | 'person' | 'never_mind', value = '') =>
      firstLook(facts({ presses: [{ id: 'p', act, value, article: null }] }), off)
    // A bare request for help, a word that was taken back before it was looked at, a turn that is woken twice.
    expect(firstLook(facts(), off)).toEqual({ kind: 'nothing' })
    expect(press('never_mind')).toEqual({ kind: 'nothing' })
    // An answer from before it was switched off did help.
    expect(press('helped', 'yes')).toEqual({ kind: 'helped' })
    expect(press('helped', 'no')).toEqual({ kind: 'handoff', reason: 'virtual_agent_off' })
    expect(press('pick', 'article')).toEqual({ kind: 'handoff', reason: 'virtual_agent_off' })
    expect(press('person')).toEqual({ kind: 'handoff', reason: 'asked' })
    // Thanks, for instance after they have stopped waiting, want nobody.
    expect(firstLook(facts({ words: ['ok', 'thanks!'] }), off)).toEqual({ kind: 'nothing' })
    expect(firstLook(facts({ words: ['ok'], offer: { kind: 'person' } }), off)).toMatchObject({ kind: 'handoff' })
    const sticker = [{ id: 'm', text: '', kind: 'sticker', scam: false }]
    expect(firstLook(facts({ messages: sticker }), off)).toMatchObject({ kind: 'handoff' })
  })

  test('what looks like a scam gets a caution, whatever else is said; who presses for a person gets one', () => {
    const messages = [
      { id: 'a', text: 'free nitro', kind: 'text', scam: true },
      { id: 'b', text: 'get me a person', kind: 'text', scam: false },
    ]
    expect(firstLook(facts({ messages }), ON)).toEqual({ kind: 'caution' })
    const presses = [{ id: 'p', act: 'person' as const, value: '', article: null }]
    expect(firstLook(facts({ messages, presses }), ON)).toMatchObject({ kind: 'handoff' })
    expect(firstLook(facts({ messages, status: 'queued' }), ON)).toEqual({ kind: 'nothing' })
  })

  test('hands over what was opened again with its case', () => {
    expect(firstLook(facts({ caseOpen: true, words: ['still locked'] }), ON)).toMatchObject({ kind: 'handoff' })
  })

  test('a person is got for who asks for one, whatever else they say in the same breath', () => {
    const words = ['how do i restore a purchase', 'actually, can i talk to a human']
    expect(firstLook(facts({ words }), ON)).toEqual({ kind: 'handoff', reason: 'asked' })
  })

  test('several quick messages are one question', () => {
    expect(firstLook(facts({ words: ['my pass', 'is locked'] }), ON)).toEqual({
      kind: 'question',
      words: 'my pass\nis locked',
    })
  })

  test.each([
    ['yes', { kind: 'handoff', reason: 'offered' }],
    ['sim, por favor', { kind: 'handoff', reason: 'offered' }],
    ['no', { kind: 'declined' }],
  ])('"%s" answers the offer of a person', (words, decision) => {
    expect(firstLook(facts({ words: [words], offer: { kind: 'person' } }), ON)).toEqual(decision)
  })

  test.each(['thanks', 'Obrigado!'])('"%s" alone is no answer to the offer of a person', (words) => {
    expect(firstLook(facts({ words: [words], offer: { kind: 'person' } }), ON)).toEqual({ kind: 'nothing' })
  })

  test.each([
    ['yes', 'helped'],
    ['thanks!', 'helped'],
    ['no', 'not_helped'],
    ['não', 'not_helped'],
  ])('"%s" answers whether the article helped', (words, kind) => {
    expect(firstLook(facts({ words: [words], offer: { kind: 'helped', article: 'a' } }), ON)).toEqual({ kind })
  })

  test('a bare yes without an offer is looked up like anything else', () => {
    expect(firstLook(facts({ words: ['yes'] }), ON)).toMatchObject({ kind: 'question' })
  })

  test.each([
    ['hi', 'greet'],
    ['boa tarde', 'greet'],
    ['ty', 'nothing'],
    ['I do NOT want a human', 'declined'],
  ])('"%s" is no question', (words, kind) => {
    expect(firstLook(facts({ words: [words] }), ON)).toEqual({ kind })
  })

  test('presses are answered by what they ask for', () => {
    const press = (act: 'pick' | 'helped' | 'person', value: string) =>
      facts({ presses: [{ id: 'p', act, value, article: null }] })
    expect(firstLook(press('pick', 'article'), ON)).toEqual({ kind: 'answer', article: 'article', picked: true })
    expect(firstLook(press('helped', 'yes'), ON)).toEqual({ kind: 'helped' })
    expect(firstLook(press('helped', 'no'), ON)).toEqual({ kind: 'not_helped' })
    expect(firstLook(press('person', ''), ON)).toMatchObject({ kind: 'handoff' })
  })

  test('nothing is answered to who waits or has an agent, except that the wait can be ended', () => {
    const words = ['how do i restore a purchase']
    expect(firstLook(facts({ status: 'queued', words }), ON)).toEqual({ kind: 'nothing' })
    expect(firstLook(facts({ status: 'assigned', words }), ON)).toEqual({ kind: 'nothing' })
    const presses = [{ id: 'p', act: 'never_mind' as const, value: '', article: null }]
    expect(firstLook(facts({ status: 'queued', presses }), ON)).toEqual({ kind: 'never_mind' })
  })

  test('a sticker alone is not known, nothing at all is nothing', () => {
    const messages = [{ id: 'm', text: '', kind: 'sticker', scam: false }]
    expect(firstLook(facts({ messages }), ON)).toEqual({ kind: 'unknown', again: false })
    expect(firstLook(facts(), ON)).toEqual({ kind: 'nothing' })
  })
})

describe('what was found', () => {
  const candidates = ['a', 'b', 'c', 'd'].map((article) => {
    return { article, title: article, score: 0.5, matched: 'title' as const }
  })
  const proposal = (certainty: Proposal['certainty']): Proposal => ({ ...weigh([], []), certainty, candidates })

  test('is not given a second time to who asks again in other words', () => {
    const offer = { kind: 'helped' as const, article: 'a' }
    expect(judge(proposal('answer'), { offer })).toEqual({ kind: 'not_helped' })
    expect(judge(proposal('answer'), { offer: { ...offer, article: 'b' } })).toMatchObject({ kind: 'answer' })
  })

  test('is answered, suggested at most three at a time, or not known', () => {
    expect(judge(proposal('answer'), { offer: null })).toEqual({ kind: 'answer', article: 'a' })
    expect(judge(proposal('suggest'), { offer: null })).toEqual({
      kind: 'suggest',
      articles: ['a', 'b', 'c'],
      close: false,
    })
    expect(judge(proposal('none'), { offer: null })).toEqual({ kind: 'unknown', again: false })
    expect(judge(proposal('none'), { offer: { kind: 'person' } })).toEqual({ kind: 'unknown', again: true })
  })
})

describe('an incident and known cases', () => {
  const incident = { id: 'i', caseId: 'c', texts: { en: 'Stores are down.' } }
  const press = (act: 'me_too' | 'something_else' | 'helped', value = '') => [{ id: 'p', act, value, article: null }]

  test('a new chat hears of the incident before anything is answered, and also when nothing was asked', () => {
    expect(firstLook(facts({ incident, words: ['my pass is locked'] }), ON)).toEqual({
      kind: 'incident',
      words: 'my pass is locked',
    })
    expect(firstLook(facts({ incident }), ON)).toEqual({ kind: 'incident', words: '' })
  })

  test('who asks for a person gets one, incident or not', () => {
    expect(firstLook(facts({ incident, words: ['I want a human'] }), ON)).toEqual({ kind: 'handoff', reason: 'asked' })
  })

  test('it does not come between a question of ours and its answer, nor after thanks', () => {
    const offer = { kind: 'helped', article: 'a' } as const
    expect(firstLook(facts({ incident, offer, words: ['yes'] }), ON)).toEqual({ kind: 'helped' })
    expect(firstLook(facts({ incident, words: ['thanks'] }), ON)).toEqual({ kind: 'nothing' })
    expect(firstLook(facts({ incident, presses: press('helped', 'yes') }), ON)).toEqual({ kind: 'helped' })
  })

  test('something else is answered as it was asked', () => {
    const offer = { kind: 'known_case', case: 'c', words: 'how do I pay' } as const
    expect(firstLook(facts({ offer, presses: press('something_else') }), ON)).toEqual({
      kind: 'question',
      words: 'how do I pay',
    })
    expect(firstLook(facts({ offer, words: ['no'] }), ON)).toEqual({ kind: 'question', words: 'how do I pay' })
    expect(firstLook(facts({ presses: press('something_else') }), ON)).toEqual({ kind: 'something_else' })
  })

  test('me too joins by button and by word, also while waiting for a person or without a virtual agent', () => {
    const offer = { kind: 'known_case', case: 'c', words: '' } as const
    const joined = { kind: 'joined', case: 'c' }
    expect(firstLook(facts({ offer, words: ['yes'] }), ON)).toEqual(joined)
    expect(firstLook(facts({ presses: press('me_too', 'c') }), ON)).toEqual(joined)
    expect(firstLook(facts({ status: 'queued', presses: press('me_too', 'c') }), ON)).toEqual(joined)
    expect(firstLook(facts({ presses: press('me_too', 'c') }), { enabled: false })).toEqual(joined)
  })
})
