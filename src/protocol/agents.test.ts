import { expect, it } from 'vitest'
import { publicName } from './agents.ts'

it.each([
  'Ana',
  'Ana Costa',
  "Siobhán O'Neill",
  'Ana (Team Aurora)',
  '美咲',
  'فاطمة',
  'Jo & Lee',
  'नेहा',
  'Z-5',
  '  Ana  ',
])('lets an agent be called %s', (name) => {
  expect(publicName.parse(name)).toBe(name.trim())
})

it.each([
  '',
  '   ',
  '@everyone',
  '<@123>',
  '**Ana**',
  'Ana_',
  '`Ana`',
  '# Ana',
  'http://evil',
  '[a](b)',
  '-Ana',
  'A\u202eanA',
  'Ana\u200b',
  'Ana\nBen',
  'A\u0301\u0301\u0301na',
  'x'.repeat(33),
])('refuses %j as a public name', (name) => {
  expect(publicName.safeParse(name).success).toBe(false)
})
