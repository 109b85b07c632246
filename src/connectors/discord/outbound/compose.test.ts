import { expect, test } from 'vitest'
import type { Button, OutgoingFile, SendOperation } from '../../../core/delivery/channel.ts'
import { parseButtonId } from '../interactions/button-id.ts'
import { compose, inWords, loadFiles } from './compose.ts'
import { Echoes } from './echoes.ts'
import { buttonRows, type Row } from './rows.ts'
import { threadName } from './thread-name.ts'

const to = { conversation: 'c', address: '1', name: 'Kofi', place: null, origin: null, locale: 'pt-BR' }
const MESSAGE = '01a0a0a0-0000-7000-8000-000000000001'
const about = { to, message: MESSAGE, urgency: 'live' as const }
const operation: SendOperation = {
  ...about,
  kind: 'send',
  text: 'hi',
  card: null,
  files: [],
  replyTo: null,
  buttons: [],
  directOnly: false,
}
const buttonOf = (label: string): Button => ({ act: 'person', value: '', label, tone: 'secondary' })
const where = { channelId: '5', key: 'k', replyButton: false }
const fileOf = (name: string, size: number): OutgoingFile => ({
  name,
  mediaType: 'text/plain',
  bytes: async () => new Uint8Array(size),
})

test('nobody is called, and the nonce is enforced', () => {
  expect(compose(operation, [], where).body).toEqual({
    content: 'hi',
    nonce: 'k',
    enforce_nonce: true,
    allowed_mentions: { parse: [], replied_user: false },
  })
})

test('a reply refers to a message of the same place only', () => {
  const replyTo = { id: '77', placeId: '5' }
  expect(compose({ ...operation, replyTo }, [], where).body.message_reference).toEqual({
    message_id: '77',
    fail_if_not_exists: false,
  })
  expect(
    compose({ ...operation, replyTo: { id: '77', placeId: '6' } }, [], where).body.message_reference,
  ).toBeUndefined()
})

test('a card has its title and its picture as an attachment; the button speaks the member’s language', async () => {
  const carded = { ...operation, text: '', card: { title: 'Ana joined', text: '', picture: fileOf('ana 1.png', 3) } }
  const files = await loadFiles(carded)
  const { body } = compose(carded, files ?? [], { ...where, replyButton: true })
  expect(body.embeds).toEqual([{ title: 'Ana joined', thumbnail: { url: 'attachment://ana_1.png' } }])
  expect(body.attachments).toEqual([{ id: '0', filename: 'ana_1.png' }])
  expect(JSON.stringify(body.components)).toContain('Responder')
  expect(body.content).toBeUndefined()
})

test('an article is a card of the virtual agent’s colour, and words alone where no card may stand', () => {
  const card = { title: 'Locked passes', text: 'Restart the app.', picture: null }
  const { body } = compose({ ...operation, card }, [], where)
  expect(body.embeds).toEqual([{ title: 'Locked passes', description: 'Restart the app.', color: 0x7c56ab }])
  const plain = inWords({ ...operation, card })
  expect(plain).toMatchObject({ card: null, text: 'hi\n\n**Locked passes**\nRestart the app.' })
  const long = inWords({ ...operation, text: '', card: { ...card, text: 'x'.repeat(4096) } })
  expect([long.text.length, long.text.at(-1)]).toEqual([2000, '…'])
  expect(inWords({ ...operation, text: '', card: { ...card, text: '' } }).text).toBe('Locked passes')
})

const labelsOf = (rows: Row[]) =>
  rows.map(({ components }) => components.map((each) => ('label' in each ? each.label : '')))

test('buttons stand in rows of five, and name their act and our message', () => {
  const rows = buttonRows(MESSAGE, ['1', '2', '3', '4', '5', '6'].map(buttonOf), null)
  expect(labelsOf(rows)).toEqual([['1', '2', '3', '4', '5'], ['6']])
  const [first] = rows[0]?.components ?? []
  expect(first && 'custom_id' in first && parseButtonId(first.custom_id)).toEqual({
    act: 'person',
    value: '',
    message: MESSAGE,
  })
  expect(compose({ ...operation, buttons: [buttonOf('Yes')] }, [], where).body.components).toHaveLength(1)
})

test('the form for words has a row of its own below them, and never is there one row too many', () => {
  expect(labelsOf(buttonRows(MESSAGE, [buttonOf('Yes')], to))).toEqual([['Yes'], ['Responder']])
  const many = Array.from({ length: 30 }, (_, n) => buttonOf(String(n)))
  expect(buttonRows(MESSAGE, many, null)).toHaveLength(5)
  expect(labelsOf(buttonRows(MESSAGE, many, to)).at(-1)).toEqual(['Responder'])
  expect(buttonRows(MESSAGE, many, to)).toHaveLength(5)
})

test('a title that is too long for a label is cut, between characters', () => {
  const [[label] = []] = labelsOf(buttonRows(MESSAGE, [buttonOf('🌲'.repeat(60))], null))
  expect(label?.length).toBeLessThanOrEqual(80)
  expect(label?.isWellFormed()).toBe(true)
})

test('a note to an interaction has neither nonce nor reference', () => {
  const { body } = compose({ ...operation, replyTo: { id: '7', placeId: '5' } }, [], { ...where, channelId: null })
  expect(Object.keys(body).sort()).toEqual(['allowed_mentions', 'content'])
})

test('more than Discord takes is not even tried', async () => {
  const mega = 1024 * 1024
  expect(await loadFiles({ ...operation, files: [fileOf('a', 10 * mega)] })).toHaveLength(1)
  expect(await loadFiles({ ...operation, files: [fileOf('a', 10 * mega + 1)] })).toBeNull()
  expect(await loadFiles({ ...operation, files: [9, 9, 9].map((size) => fileOf('a', size * mega)) })).toBeNull()
})

test.each([
  ['Kofi Mensah', 'help-kofi-mensah'],
  ['**@everyone** <#1>', 'help-everyone-1'],
  ['\u202Ereversed', 'help-reversed'],
  [`Z${'\u0301'.repeat(200)}algo`, 'help-ź-algo'],
  ['Beatriz Lemos ünïcödé 雪', 'help-beatriz-lemos-ünïcödé-雪'],
  ['!!!', 'help-4821'],
])('the thread of %j is %s', (name, expected) => expect(threadName(name, '100004821')).toBe(expected))

test('an echo is for whoever waits, no news once settled, and news otherwise', async () => {
  const echoes = new Echoes()
  const echo = { externalId: '1', place: { kind: 'direct' as const, id: '5' } }
  expect(echoes.heard('k', echo)).toBe(false)
  const first = echoes.expect('k')
  expect(echoes.heard('k', echo)).toBe(true)
  expect(await first.echo).toEqual(echo)
  first.end(true)
  expect(echoes.heard('k', echo)).toBe(true)
  const doubtful = echoes.expect('other')
  doubtful.end(false)
  expect(echoes.heard('other', echo)).toBe(false)
})
