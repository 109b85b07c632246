import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findScam } from './find-scam.ts'
import { isScamHost } from './links.ts'

const NONE = { scamWords: [], allowedHosts: [] }
const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../test/support/${path}`, import.meta.url), 'utf8'))
const SCAMS = read('lookalikes/scams.json') as string[]
const ORDINARY = read('lookalikes/no-scams.json') as string[]
/** What members wrote to test something else: whether they want a person. */
const LINES = [
  'person-lines-unseen',
  'person-lines-unseen-2',
  'person-lines-unseen-3',
  'person-lines-unseen-4',
].flatMap((file) => (read(`${file}.json`) as { text: string }[]).map(({ text }) => text))

describe('words that go round', () => {
  test('there are enough of both', () => {
    expect(SCAMS.length).toBeGreaterThanOrEqual(60)
    expect(ORDINARY.length + LINES.length).toBeGreaterThan(1000)
  })

  test.each(SCAMS)('%s', (words) => expect(findScam(words, NONE)).not.toBeNull())

  test('nothing that members ask in earnest is taken for one', () => {
    expect([...ORDINARY, ...LINES].filter((words) => findScam(words, NONE))).toEqual([])
  })
})

describe('hosts', () => {
  test.each([
    'dlscord.com',
    'discorcl.com',
    'dicsord.gift',
    'discord-nitro.ru',
    'discord.promo-event.xyz',
    'steamcomrnunity.com',
    'steamcommunnity.com',
    'stearncommunlty.ru',
    'diѕcord.com',
    'nitro-drop.example',
  ])('%s imitates', (host) => expect(isScamHost(host)).toBe(true))

  test.each([
    'discord.com',
    'cdn.discordapp.com',
    'store.steampowered.com',
    'discord.js.org',
    'discordbotlist.com',
    'discords.com',
    'discover.com',
    'nitropack.io',
    'steamdeck.com',
    'accord.example',
    'community.example',
  ])('%s does not', (host) => expect(isScamHost(host)).toBe(false))

  test('one such host is sure; who asks about it is not its sender', () => {
    expect(findScam('free for you https://dlscord.com/a', NONE)).toEqual({ found: 'dlscord.com', sure: true })
    expect(findScam('someone sent me https://dlscord.com/a, is this legit?', NONE)).toEqual({
      found: 'dlscord.com',
      sure: false,
    })
    expect(findScam('I got a dm: free nitro, claim at https://a.example', NONE)).toBeNull()
  })

  test('a link that shows another address than it leads to', () => {
    expect(findScam('[https://discord.com/nitro](https://a.example/x)', NONE)?.found).toBe('a.example')
    expect(findScam('[our page](https://a.example/x)', NONE)).toBeNull()
    expect(findScam('[a.example](https://www.a.example/x)', NONE)).toBeNull()
    expect(findScam('https://discord.com@b.example/x', NONE)?.found).toBe('b.example')
  })
})

describe("a workspace's own list", () => {
  const own = { scamWords: ['golden acorn', 'bad.example'], allowedHosts: ['discord-gift.lumen.example'] }

  test('its words and hosts are found, whatever letters they are written with', () => {
    expect(findScam('get the G0lden Aсorn now', own)).toEqual({ found: 'golden acorn', sure: false })
    expect(findScam('see www.bad.example/x', own)).toEqual({ found: 'bad.example', sure: false })
    expect(findScam('golden acorns', own)).toBeNull()
  })

  test('its hosts are none', () => {
    expect(findScam('https://discord-gift.lumen.example/a', own)).toBeNull()
    expect(findScam('https://discord-gift.lumen.example/a', NONE)).not.toBeNull()
  })
})

test('the longest words are looked at in no time', () => {
  const began = performance.now()
  for (let i = 0; i < 50; i += 1) {
    findScam('a.'.repeat(2000), NONE)
    findScam(`${'https://discord.com@'.repeat(200)}x`, NONE)
    findScam(`[${'a'.repeat(3900)}](`, NONE)
  }
  expect(performance.now() - began).toBeLessThan(2000)
})

test.each([
  'https://nitrogen.dev',
  'https://steamgifts.com/giveaway/abc',
  'it is at https://deploy@git.example.com/repo.git',
  'https://john.doe:secret@files.example.org/x',
  'https://discordapi.com/topics/gateway',
  'https://eventsdiscord.wordpress.com',
])('is no scam, though a part of it is in some: %s', (words) => {
  expect(findScam(words, { scamWords: [], allowedHosts: [] })).toBeNull()
})

test.each(['https://disc\u00f6rd.com/login', 'https://xn--dscord-pvf.com', 'https://discord.com:443@evil.example/x'])(
  'a host that looks like another, however it is written: %s',
  (words) => {
    expect(findScam(words, { scamWords: [], allowedHosts: [] })).toMatchObject({ sure: true })
  },
)

test.each([
  ['one word', 'a'.repeat(8000)],
  ['labels', `${'x'.repeat(63)}.`.repeat(125)],
  ['brackets', '['.repeat(8000)],
  ['links that do not end', '[a](http://'.repeat(700)],
  ['names to log in with', 'https://a@'.repeat(800)],
])('nothing that one may write keeps us busy: %s', (_, words) => {
  const begun = performance.now()
  findScam(words, { scamWords: [], allowedHosts: [] })
  // About 50 ms where nothing else runs; a catastrophe would be minutes.
  expect(performance.now() - begun).toBeLessThan(2000)
})
