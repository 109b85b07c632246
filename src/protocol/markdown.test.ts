import { describe, expect, it } from 'vitest'
import { type Block, type Inline, parseInline, parseMarkdown, plainText } from './markdown.ts'

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (source: string) => parseInline(source)

describe('parseInline', () => {
  it.each([
    ['**bold**', 'bold'],
    ['*italic*', 'italic'],
    ['_italic_', 'italic'],
    ['__underline__', 'underline'],
    ['~~strike~~', 'strike'],
    ['||spoiler||', 'spoiler'],
  ])('reads %s', (source, type) => {
    expect(paragraph(source)).toEqual([{ type, children: [text(source.replace(/\W|_/g, ''))] }])
  })

  it('nests spans, also three stars', () => {
    expect(paragraph('**a _b_**')).toEqual([
      { type: 'bold', children: [text('a '), { type: 'italic', children: [text('b')] }] },
    ])
    expect(paragraph('***both***')).toEqual([
      { type: 'bold', children: [{ type: 'italic', children: [text('both')] }] },
    ])
  })

  it('leaves what is not a span as it was typed', () => {
    for (const source of ['2 * 3 * 4', 'snake_case_word', '**', '||', 'a*', '~~~~', '`', 'h', '<', '<@1>', '[x](y)']) {
      expect(plainText([{ type: 'paragraph', children: paragraph(source) }])).toBe(source)
    }
  })

  it('honours the escape and reads no Markdown in code', () => {
    expect(paragraph('\\*no\\*')).toEqual([text('*no*')])
    expect(paragraph('`**x**`')).toEqual([{ type: 'code', text: '**x**' }])
  })

  it('reads mentions, channels, commands, emoji and times', () => {
    expect(paragraph('<@123456789012345678>')).toEqual([{ type: 'mention', of: 'member', id: '123456789012345678' }])
    expect(paragraph('<@&123456789012345678>')).toEqual([{ type: 'mention', of: 'role', id: '123456789012345678' }])
    expect(paragraph('<#123456789012345678>')).toEqual([{ type: 'mention', of: 'channel', id: '123456789012345678' }])
    expect(paragraph('</helpme:123456789012345678>')).toEqual([{ type: 'command', name: 'helpme' }])
    expect(paragraph('<a:wave:123456789012345678>')).toEqual([
      { type: 'emoji', name: 'wave', id: '123456789012345678', animated: true },
    ])
    expect(paragraph('<t:1700000000:R>')).toEqual([{ type: 'time', at: 1700000000000, style: 'R' }])
    expect(paragraph('<t:9999999999999>')).toEqual([text('<t:9999999999999>')])
  })

  it('follows web addresses and nothing else', () => {
    const href = (source: string) => paragraph(source).flatMap((node) => (node.type === 'link' ? [node.href] : []))
    expect(href('see https://example.com/a.')).toEqual(['https://example.com/a'])
    expect(href('(https://example.com/a)')).toEqual(['https://example.com/a'])
    expect(href('https://en.wikipedia.org/wiki/A_(b)')).toEqual(['https://en.wikipedia.org/wiki/A_(b)'])
    expect(href('[words](https://example.com)')).toEqual(['https://example.com/'])
    expect(href('<https://example.com>')).toEqual(['https://example.com/'])
    const hostile = [
      '[x](javascript:alert(1))',
      '[x](data:text/html,1)',
      '<javascript:alert(1)>',
      'https://user:pass@example.com',
      '[x](//example.com)',
      '[x](vbscript:x)',
      'xhttps://a.b',
    ]
    for (const source of hostile) expect(href(source)).toEqual([])
  })
})

describe('parseMarkdown', () => {
  it('reads headings, subtext, quotes and lists', () => {
    const types = (source: string) => parseMarkdown(source).map((block) => block.type)
    expect(types('# One\n## Two\n-# small\nwords')).toEqual(['heading', 'heading', 'subtext', 'paragraph'])
    expect(types('> a\n> b\nc')).toEqual(['quote', 'paragraph'])
    expect(types('a\n>>> b\n\nc')).toEqual(['paragraph', 'quote'])
    expect(types('- a\n  - b\n1. c')).toEqual(['list'])
    expect(types('#no\n>no\n-no')).toEqual(['paragraph'])
  })

  it('reads fences with and without a language', () => {
    expect(parseMarkdown('a ```ts\nconst b = 1\n``` c')[1]).toEqual({
      type: 'fence',
      language: 'ts',
      text: 'const b = 1',
    })
    expect(parseMarkdown('```one line```')).toEqual([{ type: 'fence', language: '', text: 'one line' }])
  })

  it('keeps the lines of a paragraph', () => {
    expect(parseMarkdown('a\nb')).toEqual([
      { type: 'paragraph', children: [text('a'), { type: 'break' }, text('b')] },
    ] satisfies Block[])
  })

  it('never gives HTML a meaning', () => {
    const source = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    expect(parseMarkdown(source)).toEqual([{ type: 'paragraph', children: [text(source)] }])
  })

  it('is quick and shallow on whatever is thrown at it', () => {
    const bombs = [
      '*'.repeat(4000),
      '**a'.repeat(1300),
      '_*'.repeat(2000),
      '||'.repeat(2000),
      '['.repeat(4000),
      '[a]('.repeat(1000),
      '<'.repeat(4000),
      '<@'.repeat(2000),
      '`'.repeat(3999),
      '` '.repeat(2000),
      '> '.repeat(2000),
      '>>> '.repeat(1000),
      '- '.repeat(2000),
      '```'.repeat(1333),
      'https://'.repeat(500),
      '\\'.repeat(4000),
      '***__~~||'.repeat(444),
      `${'**_'.repeat(600)}x${'_**'.repeat(600)}`,
      `a${'\u0301'.repeat(3999)}`,
      '\u202e'.repeat(4000),
      'x'.repeat(4000),
    ]
    for (const bomb of bombs) {
      const started = performance.now()
      expect(depthOf(parseMarkdown(bomb))).toBeLessThan(12)
      expect(performance.now() - started, bomb.slice(0, 12)).toBeLessThan(250)
    }
  })
})

function depthOf(nodes: (Block | Inline)[]): number {
  let deepest = 0
  for (const node of nodes) if ('children' in node) deepest = Math.max(deepest, depthOf(node.children))
  return deepest + 1
}
