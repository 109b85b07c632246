import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'

test.each([
  ['Não CONSIGO', 'nao consigo'],
  ["I can't, I don't!", 'i can not i do not'],
  ['yo u need 2 reset ur pw 😭 lol', 'you need 2 reset your password'],
  ['<@!123456789012345678> help <:pepesad:123456789012345678> https://example.com/x', 'help'],
  ['hey guys wheres my order pls help', 'where is my order'],
  ['heeeeelp', 'heelp'],
  ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
])('%s becomes %s', (text, words) => {
  expect(normalise(text).join(' ')).toBe(words)
})

test('words of tone stay where nothing else is said', () => {
  expect(normalise('lol')).toEqual(['lol'])
  expect(normalise('hey guys')).toEqual(['hey', 'guys'])
})

test('languages without spaces are cut into words', () => {
  expect(normalise('パスワードを忘れました').length).toBeGreaterThan(1)
})
