import { expect, test } from 'vitest'
import type { OutgoingFile } from '../../../core/delivery/channel.ts'
import { compose, loadFiles, type SendOperation } from './compose.ts'
import { Echoes } from './echoes.ts'
import { threadName } from './thread-name.ts'

const to = { conversation: 'c', address: '1', name: 'Kofi', place: null, origin: null, locale: 'pt-BR' }
const operation: SendOperation = { to, kind: 'send', text: 'hi', card: null, files: [], replyTo: null }
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
  const carded = { ...operation, text: '', card: { title: 'Ana joined', picture: fileOf('ana 1.png', 3) } }
  const files = await loadFiles(carded)
  const { body } = compose(carded, files ?? [], { ...where, replyButton: true })
  expect(body.embeds).toEqual([{ title: 'Ana joined', thumbnail: { url: 'attachment://ana_1.png' } }])
  expect(body.attachments).toEqual([{ id: '0', filename: 'ana_1.png' }])
  expect(JSON.stringify(body.components)).toContain('Responder')
  expect(body.content).toBeUndefined()
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
