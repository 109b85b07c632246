import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'

test.each([
  ['Não CONSIGO', 'não consigo'],
  ["I can't, I don't!", 'i can not i do not'],
  ['yo u need 2 reset ur pw 😭 lol', 'you need 2 reset your password'],
  ['<@!123456789012345678> help <:pepesad:123456789012345678> https://example.com/x', 'help'],
  ['hey guys wheres my order pls help', 'where is my order'],
  ['heeeeelp', 'heelp'],
  ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
  ['vc sabe pq n funciona? obg', 'voce sabe porque nao funciona obrigado'],
  ['xq no funciona, ayudame porfa', 'porque no funciona ayudame por favor'],
])('%s becomes %s', (text, words) => {
  expect(normalise(text).join(' ')).toBe(words)
})

test('words of tone stay where nothing else is said', () => {
  expect(normalise('lol')).toEqual(['lol'])
  expect(normalise('hey guys')).toEqual(['hey', 'guys'])
})

test.each([
  ['パスワードを忘れました', 'パスワード'],
  ['我忘记了密码怎么办', '密码'],
  ['ลืมรหัสผ่านครับ', 'ผ่าน'],
])('%s is cut into words, though it has no spaces', (text, word) => {
  expect(normalise(text)).toContain(word)
})

test('marks heaped on letters fall off, accents stay', () => {
  expect(normalise('r̴̢͝e̸̡̛f̷̨́u̸͠n̵̈d')).toEqual(['refund'])
  expect(normalise('e\u0301')).toEqual(['é'])
})

test('what is short means what it means in its language', () => {
  expect(normalise('pq nao funciona')).toContain('porque')
  expect(normalise('je comprends pas pq')).toContain('pourquoi')
})

test('what is long is cut', () => {
  expect(normalise('a b '.repeat(5000))).toHaveLength(200)
  expect(normalise('x1'.repeat(5000))[0]).toHaveLength(32)
})
