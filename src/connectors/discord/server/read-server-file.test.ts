import { describe, expect, test } from 'vitest'
import { SERVER_TEMPLATE } from '../../../protocol/server-template.ts'
import { bitOfName, canonicalNames, namesOfBits } from './permission-names.ts'
import { readServerFile } from './read-server-file.ts'
import { writeServerFile } from './write-server-file.ts'

const faults = (text: string): string[] => {
  const read = readServerFile(text)
  return read.ok ? [] : read.faults.map(({ line, words }) => `${line} ${words}`)
}

const fileOf = (text: string) => {
  const read = readServerFile(text)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.file
}

test('the template is a good file; written anew it says the same, and written again it is the same text', () => {
  const file = fileOf(SERVER_TEMPLATE)
  const written = writeServerFile(file)
  expect(fileOf(written)).toEqual(file)
  expect(writeServerFile(fileOf(written))).toBe(written)
})

test('what is as it is by itself is not written', () => {
  const file = fileOf('version: 1\nroles:\n  - { name: A, hoist: false, permissions: [] }\n')
  expect(writeServerFile(file)).toBe('version: 1\nroles:\n  - { name: A }\n')
})

describe('permissions', () => {
  test.each(['View Channel', 'VIEW_CHANNEL', 'ViewChannel', 'view channel', 'View Channels'])('"%s" is one', (name) => {
    expect(canonicalNames([name])).toEqual(['View Channel'])
  })

  test('Discord’s own screens call some otherwise', () => {
    expect(canonicalNames(['Timeout Members', 'Manage Server', 'Use Voice Activity'])).toEqual([
      'Manage Guild',
      'Use VAD',
      'Moderate Members',
    ])
    expect(bitOfName('Send TTS Messages')).toBe(1n << 12n)
    expect(bitOfName('Fly')).toBeNull()
  })

  test('a bit that has no name is told by none', () => {
    expect(namesOfBits((1n << 10n) | (1n << 62n))).toEqual(['View Channel'])
  })
})

describe('a fault stands in its line', () => {
  const file = (body: string) => `version: 1\n${body}`
  const channels = (lines: string) => file(`categories:\n  - name: Talk\n    channels:\n${lines}`)

  test.each([
    ['broken YAML', 'version: 1\nroles: [', /^2 This is no YAML/],
    ['a key twice in YAML', 'version: 1\nroles: []\nroles: []\n', /^3 This is no YAML/],
    ['no map at all', '- a\n- b\n', /^1 A server file begins with "version: 1"/],
    ['a newer version', 'version: 2\n', /^1 This file is of version 2, written by a newer Guildesk/],
    ['a field that is none', file('rols: []\n'), /^2 There is no field "rols" here/],
    ['a missing name', file('roles:\n  - { color: "#123456" }\n'), /^3 name: is missing/],
    ['a number for a word', file('roles:\n  - name: 5\n'), /^3 name: must be text/],
    ['a colour in words', file('roles:\n  - { name: A, color: red }\n'), /^3 color: is not written as it must be/],
    [
      'a permission that is none',
      file('roles:\n  - name: A\n    permissions:\n      - Fly\n'),
      /^5 Discord has no permission "Fly"/,
    ],
    [
      'two roles of one key',
      file('roles:\n  - name: A\n  - name: a\n'),
      /^4 There are two role parts with the key "a"/,
    ],
    ['a role called everyone', file('roles:\n  - name: Everyone\n'), /^3 "everyone" means somebody else/],
    [
      'an unknown role',
      channels('      - name: a\n        permissions:\n          boss: { allow: [Speak] }\n'),
      /^7 There is no role with the key "boss"/,
    ],
    [
      'allowed and denied',
      channels('      - name: a\n        permissions:\n          bot: { allow: [Speak], deny: [speak] }\n'),
      /^7 The same permission is allowed and denied/,
    ],
    ['tags on text', channels('      - name: a\n        tags: []\n'), /^6 Only a forum has tags/],
    [
      'two tags',
      channels('      - { name: a, type: forum, tags: [{ name: X }, { name: x }] }\n'),
      /^5 Two tags have the same name/,
    ],
    [
      'a type that is none',
      channels('      - { name: a, type: wall }\n'),
      /^5 type: must be text, announcement, forum or voice/,
    ],
    [
      'a name as Discord does not write it',
      channels('      - name: Big News\n'),
      /^5 Discord writes such names small and with dashes: "big-news"/,
    ],
    [
      'one use twice',
      channels('      - { name: a, use: bug }\n      - { name: b, use: bug }\n'),
      /^6 Two channels are used for "bug"/,
    ],
    [
      'a use of another type',
      channels('      - { name: a, use: feature }\n'),
      /^5 For "feature" the channel must be of the type forum/,
    ],
    [
      'a link without address',
      channels(
        '      - name: a\n        panels:\n          - { key: p, text: x, buttons: [{ do: link, label: Go }] }\n',
      ),
      /^7 A link needs its url/,
    ],
    ['a rule without words', file('automod:\n  - { name: A, type: words }\n'), /^3 Name words or patterns/],
    [
      'two rules against spam',
      file('automod:\n  - { name: A, type: spam }\n  - { name: B, type: spam }\n'),
      /^4 Discord takes 1 of the type "spam"/,
    ],
    [
      'an alert to nowhere',
      file('automod:\n  - { name: A, type: spam, alert: log }\n'),
      /^3 There is no channel with the key "log"/,
    ],
  ])('%s', (_name, text, words) => {
    expect(faults(text)[0]).toMatch(words)
  })

  test('several are told together, in the order of the lines', () => {
    const text = file('roles:\n  - { name: A, permissions: [Fly] }\n  - { name: B, permissions: [Swim] }\n')
    expect(faults(text).map((fault) => fault[0])).toEqual(['3', '4'])
  })

  test('a file that swells by aliases is no file', () => {
    const swollen = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${Array(9)
          .fill(n ? `*a${n - 1}` : 'x')
          .join(', ')}]`,
    )
    expect(faults(`version: 1\n${swollen.join('\n')}\n`)[0]).toMatch(/This is no YAML/)
  })

  test('what no database takes is said with its line, also where the file holds itself', () => {
    expect(faults('version: 1\nroles:\n  - name: "a\\0b"\n')[0]).toMatch(/^3 A character/)
    expect(faults('version: 1\nroles:\n  - name: "a\\ud800"\n')[0]).toMatch(/^3 A character/)
    expect(faults('version: 1\nroles: &a\n  - *a\n')[0]).toMatch(/roles: must be/)
  })

  test('more than Discord takes is said before it is asked', () => {
    const list = Array.from({ length: 51 }, (_, n) => `      - name: c${n}`).join('\n')
    expect(faults(channels(`${list}\n`))[0]).toMatch(/channels: is too much, at most 50/)
  })
})
