import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AttachmentSource } from '../src/core/attachment/tables.ts'
import type { OutgoingFile, Recipient } from '../src/core/delivery/channel.ts'
import { newId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'

let discord: TestDiscord
let kofi: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
  await discord.start()
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const picture = Buffer.from('pretend this is a picture')

async function received(): Promise<AttachmentSource> {
  const files = [{ name: 'trail.png', type: 'image/png', base64: picture.toString('base64') }]
  await discord.sandbox.act('send', { member: kofi, channel: 'dm', content: 'look', files })
  let source: AttachmentSource | undefined
  await until(async () => {
    ;[{ source } = { source: undefined }] = await discord.rows<{ source: AttachmentSource }>(
      'select source from attachment',
    )
    return source !== undefined
  }, 'the attachment')
  return source as AttachmentSource
}

const to = (): Recipient => ({
  conversation: 'c',
  address: kofi,
  name: 'Kofi',
  place: null,
  origin: null,
  locale: 'en',
})
const fileOf = (name: string, bytes: Uint8Array): OutgoingFile => ({
  name,
  mediaType: 'image/png',
  bytes: async () => bytes,
})

const ABOUT = { message: newId(), urgency: 'live' as const }

test("a member's file is copied, also when its address has expired meanwhile", async () => {
  const source = await received()
  expect(Buffer.from(await discord.connector.attachments.fetch(source, 1000))).toEqual(picture)
  await discord.sandbox.act('expire-links', {})
  expect(Buffer.from(await discord.connector.attachments.fetch(source, 1000))).toEqual(picture)
})

test('too large, elsewhere, or deleted: refused for good', async () => {
  const source = await received()
  const { attachments } = discord.connector
  await expect(attachments.fetch(source, 5)).rejects.toMatchObject({ permanent: true })
  const elsewhere = { ...source, url: 'http://169.254.169.254/latest/meta-data' }
  await expect(attachments.fetch(elsewhere, 1000)).rejects.toMatchObject({ permanent: true })
  await discord.sandbox.act('expire-links', {})
  await discord.sandbox.act('delete', { member: kofi, channel: 'dm', message: source.messageExternalId })
  await expect(attachments.fetch(source, 1000)).rejects.toMatchObject({ permanent: true })
})

test('files and a card with a picture go out in one message each', async () => {
  const { channel } = discord.connector
  const files = [fileOf('one.png', picture), fileOf('två tre.png', picture)]
  const sent = await channel.perform(
    {
      ...ABOUT,
      kind: 'send',
      to: to(),
      text: 'two files',
      card: null,
      files,
      replyTo: null,
      buttons: [],
      directOnly: false,
    },
    'k1',
  )
  expect(sent).toMatchObject({ result: 'done', place: { kind: 'direct' } })
  const card = { title: 'Ana joined the chat.', text: '', picture: fileOf('ana.png', picture) }
  const carded = await channel.perform(
    { ...ABOUT, kind: 'send', to: to(), text: '', card, files: [], replyTo: null, buttons: [], directOnly: false },
    'k2',
  )
  expect(carded.result).toBe('done')
  const [first, second] = await discord.direct(kofi)
  expect(first?.attachments.map(({ filename, size }) => [filename, size])).toEqual([
    ['one.png', picture.length],
    ['två_tre.png', picture.length],
  ])
  expect(second?.embeds[0]?.title).toBe('Ana joined the chat.')
  const huge = [fileOf('huge.bin', new Uint8Array(11 * 1024 * 1024))]
  const refused = await channel.perform(
    {
      ...ABOUT,
      kind: 'send',
      to: to(),
      text: '',
      card: null,
      files: huge,
      replyTo: null,
      buttons: [],
      directOnly: false,
    },
    'k3',
  )
  expect(refused).toMatchObject({ result: 'failed', cause: 'too_large' })
})

test('replies, edits, deletions, typing and looking for what was sent', async () => {
  const source = await received()
  const { channel } = discord.connector
  const place = { kind: 'direct' as const, id: source.channelId }
  const placed = { ...to(), place }
  const since = new Date()
  const replyTo = { id: source.messageExternalId, placeId: source.channelId }
  const sent = await channel.perform(
    {
      ...ABOUT,
      kind: 'send',
      to: placed,
      text: 'nice trail',
      card: null,
      files: [],
      replyTo,
      buttons: [],
      directOnly: false,
    },
    'k1',
  )
  if (sent.result !== 'done' || !sent.externalId) throw new Error(sent.result)
  expect(await channel.find(placed, 'nice trail', since)).toEqual({ externalId: sent.externalId, place })
  expect(await channel.find(placed, 'never said', since)).toBeNull()
  const target = { id: sent.externalId, placeId: source.channelId }
  expect(
    (await channel.perform({ ...ABOUT, kind: 'edit', to: placed, target, text: 'lovely trail', buttons: [] }, 'k1'))
      .result,
  ).toBe('done')
  const [, reply] = await discord.direct(kofi)
  expect([reply?.content, reply?.message_reference?.message_id]).toEqual(['lovely trail', source.messageExternalId])
  expect((await channel.perform({ ...ABOUT, kind: 'delete', to: placed, target }, 'k1')).result).toBe('done')
  expect((await channel.perform({ ...ABOUT, kind: 'delete', to: placed, target }, 'k1')).result).toBe('done')
  const gone = await channel.perform(
    { ...ABOUT, kind: 'edit', to: placed, target, text: 'too late', buttons: [] },
    'k1',
  )
  expect(gone).toMatchObject({ result: 'failed', cause: 'gone' })
  await channel.perform({ kind: 'typing', to: placed }, 'k')
  await channel.perform({ kind: 'typing', to: placed }, 'k')
  expect(discord.proxy.requests.filter((line) => line.endsWith('/typing'))).toHaveLength(1)
})
