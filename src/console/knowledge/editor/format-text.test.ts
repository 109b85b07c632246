import { expect, test } from 'vitest'
import { type Change, type Format, formatText } from './format-text.ts'

/** « and » stand where the selection begins and ends; alone, | is the caret. */
function read(marked: string) {
  const caret = marked.indexOf('|')
  if (caret !== -1) return { text: marked.replace('|', ''), start: caret, end: caret }
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  return { text: marked.replace('«', '').replace('»', ''), start, end }
}
function write(text: string, { from, to, insert, start, end }: Change): string {
  const now = text.slice(0, from) + insert + text.slice(to)
  if (start === end) return `${now.slice(0, start)}|${now.slice(start)}`
  return `${now.slice(0, start)}«${now.slice(start, end)}»${now.slice(end)}`
}
const after = (marked: string, format: Format) => {
  const selected = read(marked)
  return write(selected.text, formatText(selected, format))
}

test.each<[string, Format, string]>([
  ['open «Settings» now', 'bold', 'open **«Settings»** now'],
  ['open **«Settings»** now', 'bold', 'open «Settings» now'],
  ['open «**Settings**» now', 'bold', 'open «Settings» now'],
  ['open «Settings » now', 'bold', 'open **«Settings»**  now'],
  ['open | now', 'bold', 'open **|** now'],
  ['tap **«Restore»**', 'italic', 'tap ***«Restore»***'],
  ['tap ***«Restore»***', 'italic', 'tap **«Restore»**'],
  ['tap ***«Restore»***', 'bold', 'tap *«Restore»*'],
])('%s, %s: %s', (before, format, expected) => {
  expect(after(before, format)).toBe(expected)
})

test.each<[string, string]>([
  ['it starts with «M»', 'it starts with `«M»`'],
  ['it starts with `«M»`', 'it starts with «M»'],
  ['first\n«one\ntwo»\nlast', 'first\n```\n«one\ntwo»\n```\nlast'],
  ['say «one\ntwo» then', 'say \n```\n«one\ntwo»\n```\n then'],
])('code: %j becomes %j', (before, expected) => {
  expect(after(before, 'code')).toBe(expected)
})

test('words ask for their address, an address for its words', () => {
  expect(after('read «the guide»', 'link')).toBe('read [the guide](«https://»)')
  expect(after('read «https://example.test/guide»', 'link')).toBe('read [|](https://example.test/guide)')
  expect(after('read |', 'link')).toBe('read [](«https://»)')
})

test.each<[string, Format, string]>([
  ['a\nop|en it\nb', 'list', 'a\n- op|en it\nb'],
  ['a\n- op|en it\nb', 'list', 'a\nop|en it\nb'],
  ['|', 'steps', '1. |'],
  ['o«ne\n\ntw»o', 'steps', '«1. one\n\n2. two»'],
  ['«1. one\n2. two»', 'steps', '«one\ntwo»'],
  ['«- one\n1. two»', 'list', '«- one\n- two»'],
  ['Still |locked?', 'heading', '## Still |locked?'],
  ['## Still |locked?', 'subheading', '### Still |locked?'],
  ['> Still |locked?', 'text', 'Still |locked?'],
  ['|## x', 'text', '|x'],
])('lines: %j, %s: %j', (before, format, expected) => {
  expect(after(before, format)).toBe(expected)
})
