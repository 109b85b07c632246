import { expect, test } from 'vitest'
import { cleanWords } from './clean-words.ts'

const sources = ['Read https://lumentrails.example/sync first.']
const clean = (words: string, most = 500) => cleanWords(words, { sources, most })

test('addresses of the sources stay, and no other does', () => {
  expect(clean('Read https://lumentrails.example/sync.')).toBe('Read https://lumentrails.example/sync.')
  expect(clean('See https://evil.test/a?b=c, [here](https://evil.test/x), evil.com or www.evil.test')).toBe(
    'See (link left out), [here]((link left out)), (link left out) or (link left out)',
  )
  expect(clean('https://lumentrails.example/sync.evil.test')).toBe('(link left out)')
})

test('nobody is mentioned', () => {
  expect(clean('Hi <@123456789012345678> <@&1> <#2> @everyone @here </ban:3>')).toBe(
    'Hi    @\u200beveryone @\u200bhere',
  )
})

test('they end where the place for them does, between two characters', () => {
  expect(clean('🎉'.repeat(20), 5)).toBe('🎉'.repeat(5))
})
