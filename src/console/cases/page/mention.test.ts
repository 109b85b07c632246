import { expect, test } from 'vitest'
import { askedName, fitting, namedIn, namePieces, withName } from './mention.ts'

const team = [
  { id: 'a', publicName: 'Ana' },
  { id: 'r', publicName: 'Ana Ribeiro' },
  { id: 't', publicName: 'Tomasz' },
]

test('a name is asked for by an @ at the start of a word', () => {
  expect(askedName('hi @to', 6)).toEqual({ from: 3, to: 6, words: 'to' })
  expect(askedName('(@', 2)).toEqual({ from: 1, to: 2, words: '' })
  expect(askedName('@ana rib', 8)?.words).toBe('ana rib')
  expect(askedName('mail@home', 9)).toBeNull()
  expect(askedName('see @ noon', 10)).toBeNull()
  expect(askedName('@to\nnext', 8)).toBeNull()
})

test('colleagues fit by the start of any part of their name', () => {
  expect(fitting(team, 'rib').map(({ id }) => id)).toEqual(['r'])
  expect(fitting(team, '').length).toBe(3)
  expect(fitting(team, 'x')).toEqual([])
})

test('the name takes the place of what was typed of it', () => {
  const asked = askedName('hi @to there', 6)
  expect(asked && withName('hi @to there', asked, 'Tomasz')).toEqual({ text: 'hi @Tomasz there', caret: 11 })
})

test('who is named is found again, the longest name first, and never within a longer word', () => {
  expect(namedIn('@Ana Ribeiro and @tomasz, look', team)).toEqual(['r', 't'])
  expect(namedIn('@Ana: look', team)).toEqual(['a'])
  expect(namedIn('@Anastasia, mail@Ana.example', team)).toEqual(['a'])
  expect(namedIn('@Anastasia', team)).toEqual([])
})

test('pieces keep every letter of the text', () => {
  const pieces = namePieces('a @Ana b', ['Ana'])
  expect(pieces).toEqual([
    { text: 'a ', named: false },
    { text: '@Ana', named: true },
    { text: ' b', named: false },
  ])
})
