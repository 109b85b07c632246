import { expect, test } from 'vitest'
import { Secrets } from './secrets.ts'

const key = 'k'.repeat(32)

test('what is sealed opens with the same key and purpose only', () => {
  const sealed = new Secrets(key).seal('token', 'words')
  expect(sealed).not.toContain('words')
  expect(new Secrets(key).open('token', sealed)).toBe('words')
  expect(() => new Secrets(key).open('session', sealed)).toThrow()
  expect(() => new Secrets('x'.repeat(32)).open('token', sealed)).toThrow()
})

test('a changed seal is refused', () => {
  const sealed = new Secrets(key).seal('token', 'words')
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
  expect(() => new Secrets(key).open('token', changed)).toThrow()
  expect(() => new Secrets(key).open('token', sealed.replace('v1', 'v9'))).toThrow('unknown version')
})
