import { describe, expect, it } from 'vitest'
import { kindsOf } from './kinds-of.ts'

describe('tells kinds of words that are the same in all languages', () => {
  it.each([
    ['can i talk to a human', 'can _ talk _ human'],
    ['puedo hablar con un agente', 'can talk _ human'],
    ['posso falar com um atendente', 'can talk _ human'],
    ['kann ich mit einem menschen sprechen', 'can _ human talk'],
    ['je peux parler a un conseiller', '_ can talk _ human'],
    ['weiterleitung an jemanden vom team', 'pass _ one _ desk'],
  ])('%s', (clause, kinds) => expect(kindsOf(clause, true).join(' ')).toBe(kinds))

  it.each([
    ['我要转人工客服', 'want pass human'],
    ['担当者に代わって', 'human _ pass _'],
    ['有没有真人在线', 'is human is'],
  ])('%s', (clause, kinds) => expect(kindsOf(clause, false).join(' ')).toBe(kinds))
})

it('takes what it does not know together', () => {
  expect(kindsOf('zum zorbeln gefratzt', true)).toEqual(['_'])
  expect(kindsOf('', false)).toEqual([])
})
