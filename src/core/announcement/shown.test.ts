import { describe, expect, test } from 'vitest'
import { officialMark } from '../workspace/official-mark.ts'
import { checkLength, headOf, shownOf } from './shown.ts'

const brand = { name: 'Lumen Trails', locale: 'en' }
const MARK = '-# ✓ Lumen Trails, official. Is somebody really one of us? /verify'
const shown = (text: string, mention: { id: string; name: string } | null = null) =>
  shownOf({ text, mention: mention as never }, brand)

describe('what Discord is given', () => {
  test('is who is mentioned, the words, and our mark in the language of the brand', () => {
    expect(shown('Hello')).toBe(`Hello\n${MARK}`)
    expect(shown('Hello', { id: '600000000000000001', name: 'Season' })).toBe(`<@&600000000000000001>\nHello\n${MARK}`)
    expect(shown('Hello', { id: 'everyone', name: 'everyone' })).toBe(`@everyone\nHello\n${MARK}`)
    expect(officialMark({ ...brand, locale: 'pt-BR' })).toBe(
      '-# ✓ Lumen Trails, oficial. Alguém é mesmo da nossa equipe? /verify',
    )
  })

  test.each([
    ['a quote that swallows all below it', 'Before\n>>> One\nTwo', 'Before\n> One\n> Two'],
    ['such a quote from the first line on', '>>> One\n\nTwo', '> One\n> \n> Two'],
    ['one line that is quoted', '> One\nTwo', '> One\nTwo'],
    ['code that holds the same signs', '```py\n>>> print(1)\n```\nTwo', '```py\n>>> print(1)\n```\nTwo'],
    ['a quote behind code', '```\n>>> 1\n```\n>>> Two\nThree', '```\n>>> 1\n```\n> Two\n> Three'],
    ['signs in the middle of a line', 'a >>> b\nc', 'a >>> b\nc'],
  ])('%s leaves the mark to itself', (_what, text, words) => {
    expect(shown(text)).toBe(`${words}\n${MARK}`)
  })

  test('the mark stands last, on a line of its own, whatever the words are', () => {
    for (const text of ['```', '||', '**', '[a](', '<', '-# ✓ Lumen Trails, official.', '`', '\\', '# Head', '- a']) {
      expect(shown(text).split('\n').at(-1)).toBe(MARK)
      expect(headOf({ text, mention: null })).toBe(text)
    }
  })

  test('a brand gives the mark no other look by its name', () => {
    expect(officialMark({ name: '**Free**\n# [gifts](https://x.example) @everyone', locale: 'en' })).toBe(
      '-# ✓ \\*\\*Free\\*\\* \\# \\[gifts\\]\\(https\\:\\/\\/x.example\\) @\u200beveryone, official. Is somebody really one of us? /verify'.replaceAll(
        '\\/',
        '/',
      ),
    )
  })

  test('is refused where it would be more than Discord takes, with how much', () => {
    checkLength({ text: 'a'.repeat(1900), mention: null }, brand)
    const over = { text: 'a'.repeat(2000 - MARK.length), mention: null }
    expect(() => checkLength(over, brand)).toThrow(
      /^With the line below it this is 1 too long for Discord, which takes 2000 characters/,
    )
  })
})
