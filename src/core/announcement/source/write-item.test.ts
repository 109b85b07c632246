import { describe, expect, test } from 'vitest'
import { ANNOUNCEMENT_LENGTH } from '../../../protocol/announcements.ts'
import { parseMarkdown } from '../../../protocol/markdown.ts'
import { keysOfCall, keysOfList } from './item-keys.ts'
import { canonicalLink, safeLink } from './safe-link.ts'
import type { Item } from './source.ts'
import { wants } from './wants.ts'
import { checkTemplate, writeItem } from './write-item.ts'

const item = (more: Partial<Item> = {}): Item => ({
  ...{ id: 'one', title: 'Patch 1.4', link: 'https://lumen.example/a', summary: 'Lamps glow.', author: 'Ana' },
  publishedAt: new Date('2026-11-21T10:00:00Z'),
  ...more,
})

/** What stands there besides plain words, as our own reading of Discord's Markdown sees it. */
function marks(text: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    else if (node && typeof node === 'object') {
      if ('type' in node && !['text', 'break', 'paragraph'].includes(String(node.type))) found.push(String(node.type))
      for (const each of Object.values(node)) walk(each)
    }
  }
  walk(parseMarkdown(text))
  return found
}

describe('an item in words', () => {
  test('stands where the template wants it', () => {
    const text = writeItem('**{title}** by {author} ({source})\n{summary}\n{link}', item(), 'Blog')
    expect(text).toBe('**Patch 1.4** by Ana (Blog)\nLamps glow.\nhttps://lumen.example/a')
  })

  test('leaves out the lines that it has nothing for', () => {
    expect(writeItem('{title}\n\n{summary}\n{link}', item({ summary: ' ', link: null }), 'Blog')).toBe('Patch 1.4')
    expect(writeItem('[{title}]({link})', item({ link: 'javascript:x()' }), 'Blog')).toBe('Patch 1.4')
    expect(writeItem('{summary}', item({ summary: '' }), 'Blog')).toBe('Patch 1.4')
  })

  test.each([
    ['**now** __or__ *never* ~~no~~ ||x|| `y`'],
    ['[Free Nitro](https://bad.example/nitro)'],
    ['# Staff says'],
    ['> quoted\n- listed\n-# small'],
    ['```\ncode\n```'],
    ['<@123456789012345678> <@&123456789012345678> <#123456789012345678> <:x:123456789012345678> <t:1:R>'],
    ['{link}{title}'],
  ])('means nothing as markup: %s', (words) => {
    const text = writeItem('{title}\n{summary}', item({ title: words, summary: words }), 'Blog')
    expect(marks(text)).toEqual([])
    expect(text).not.toMatch(/@everyone|@here|<@(?!\u200b)|(?<!\\)#/)
  })

  test('calls nobody, turns nothing around, and stays on its line', () => {
    const text = writeItem('{title}', item({ title: '@everyone @here \u202eback\u0000\n\nnext 😀\ud800' }), 'Blog')
    expect(text).not.toMatch(/@everyone|@here|[\u202e\n]/)
    expect(text).toContain('@\u200beveryone @\u200bhere back next 😀')
  })

  test('its address cannot leave the place that the template gives it', () => {
    const text = writeItem(
      '[{title}]({link})',
      item({ link: 'https://bad.example/a)[b](https://bad.example/c' }),
      'Blog',
    )
    expect(marks(text)).toEqual(['link'])
    expect(text).toBe('[Patch 1.4](https://bad.example/a%29%5Bb%5D%28https://bad.example/c)')
  })

  test('is never longer than an announcement, whatever it holds and however often', () => {
    const long = item({ title: '*'.repeat(5000), summary: '_'.repeat(9000), author: '#'.repeat(900) })
    for (const template of [
      '{title}\n{summary}',
      '{title}{title}{title}{title}{title}',
      `${'x'.repeat(1490)}{title}`,
    ]) {
      const text = writeItem(template, long, '~'.repeat(80))
      expect(text.length).toBeLessThanOrEqual(ANNOUNCEMENT_LENGTH)
      expect(text.length).toBeGreaterThan(100)
      expect(text).not.toMatch(/(?<!\\)(\\\\)*\\…?$/)
    }
  })

  test('a template that asks for what items do not have is refused by name', () => {
    expect(() => checkTemplate('{title} {date}')).toThrow('There is no {date}. Use {title}, {link},')
    expect(() => checkTemplate('{title} { x } {}')).not.toThrow()
  })
})

test.each([
  ['https://lumen.example/a b?x=1', 'https://lumen.example/a%20b?x=1'],
  ['  HTTP://Lumen.Example  ', 'http://lumen.example/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['https://staff.example@bad.example/', null],
  ['/relative', null],
  [`https://lumen.example/${'x'.repeat(1000)}`, null],
  [null, null],
])('the link %s is safe as %s', (words, safe) => {
  expect(safeLink(words)).toBe(safe)
})

test('two addresses of one page are one', () => {
  const same = [
    'https://lumen.example/a?b=1&c=2',
    'http://www.lumen.example/a/?c=2&utm_source=x&b=1#part',
    'https://lumen.example/a?fbclid=3&b=1&c=2&utm_campaign=y',
  ]
  expect(new Set(same.map(canonicalLink)).size).toBe(1)
  expect(canonicalLink('https://lumen.example/a?b=2')).not.toBe(canonicalLink(same[0] ?? ''))
})

describe('an item is known again', () => {
  const shared = (one: Item, other: Item) => {
    const [first = [], second = []] = keysOfList([one, other])
    return first.some((key) => second.includes(key))
  }

  test('by its id, its address, or its title with the day', () => {
    const others = { title: 'Other', link: 'https://lumen.example/b', id: 'two', summary: 'Else' }
    expect(shared(item(), item({ ...others, title: 'PATCH  1.4' }))).toBe(true)
    expect(shared(item(), item({ ...others, title: 'Patch 1.4', publishedAt: new Date('2026-11-22T10:00:00Z') }))).toBe(
      false,
    )
    expect(shared(item({ publishedAt: null }), item({ ...others, title: 'Patch 1.4', publishedAt: null }))).toBe(false)
    expect(shared(item({ publishedAt: null }), item({ publishedAt: null, id: null, link: null }))).toBe(true)
    expect(shared(item(), item(others))).toBe(false)
  })

  test('but not by an id or an address that stands at items which have nothing else in common', () => {
    const part = (place: number) =>
      item({ id: `v${place}`, title: `Version ${place}`, link: `https://lumen.example/log#v${place}` })
    const keys = keysOfList([part(1), part(2), part(3)])
    expect(new Set(keys.flat()).size).toBe(6)
    expect(keysOfList([part(1), part(1)]).map((each) => each.length)).toEqual([3, 3])
  })

  test('when it was sent by a program: by its id alone, else by its address, else by title and day', () => {
    const keys = [item(), item({ id: null }), item({ id: null, link: null })].map(keysOfCall)
    expect(keys.map(([key]) => key?.split(':')[0])).toEqual(['id', 'link', 'words'])
    expect(keys.map((each) => each.length)).toEqual([1, 1, 1])
  })
})

test('a filter holds words in any case of letters', () => {
  expect(wants({ include: [], exclude: [] }, item())).toBe(true)
  expect(wants({ include: ['LAMPS', 'bridge'], exclude: [] }, item())).toBe(true)
  expect(wants({ include: ['bridge'], exclude: [] }, item())).toBe(false)
  expect(wants({ include: [], exclude: ['patch'] }, item())).toBe(false)
  expect(wants({ include: ['lamps'], exclude: ['ana'] }, item())).toBe(false)
})
