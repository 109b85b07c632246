import { describe, expect, test } from 'vitest'
import type { InboundHelpRequest, InboundMessage } from '../../../core/conversation/inbound.ts'
import { buttonId, takeId } from '../interactions/button-id.ts'
import { readDispatch } from './read-dispatch.ts'
import type { View } from './view.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const BOT = '900'
const MEMBER = '100'
const DIRECT = '200'
const THREAD = '300'
const GUILD = '400'

const view: View = {
  botId: BOT,
  applicationId: BOT,
  messageContent: false,
  cdn: 'https://cdn.discordapp.com',
  threadOf: (id) => (id === THREAD ? { userId: MEMBER, guildId: GUILD } : undefined),
  guildName: () => 'Lumen Trails',
  onlyGuild: () => null,
  channelName: () => 'support',
  roleName: (id) => (id === '71' ? 'Booster' : undefined),
}
const author = { id: MEMBER, username: 'kofi_walks', global_name: 'Kofi', avatar: 'a_1' }
const said = { id: '500', channel_id: DIRECT, author, content: 'hi', type: 0, timestamp: '2026-11-21T09:00:00+00:00' }
const threaded = { ...said, channel_id: THREAD, guild_id: GUILD, member: { nick: 'Kofi M.' } }

const read = (data: unknown, type = 'MESSAGE_CREATE', seen = view) => readDispatch(type, data, seen, NOW)
function message(data: unknown, seen = view): InboundMessage {
  const reading = read(data, 'MESSAGE_CREATE', seen)
  if (reading.kind !== 'change') throw new Error(`it was ${JSON.stringify(reading)}`)
  return reading.change as InboundMessage
}
const file = { id: '1', filename: 'a.png', size: 5, url: 'https://cdn.discordapp.com/a', content_type: 'image/png' }

describe('a direct message', () => {
  test('carries who, where and when', () => {
    expect(message(said)).toEqual({
      change: 'message',
      contact: {
        address: MEMBER,
        handle: 'kofi_walks',
        name: 'Kofi',
        picture: 'https://cdn.discordapp.com/avatars/100/a_1.png?size=128',
        locale: null,
        roles: null,
      },
      place: { kind: 'direct', id: DIRECT },
      guild: null,
      externalId: '500',
      kind: 'text',
      text: 'hi',
      attachments: [],
      replyToExternalId: null,
      sentAt: new Date('2026-11-21T09:00:00Z'),
    })
  })
  test('with a file', () => {
    const [read] = message({ ...said, content: '', attachments: [{ ...file, width: 3, height: 4 }] }).attachments
    expect(read).toMatchObject({ name: 'a.png', mediaType: 'image/png', bytes: 5, width: 3, height: 4, seconds: null })
    expect(read?.source).toEqual({ url: file.url, externalId: '1', messageExternalId: '500', channelId: DIRECT })
  })
  test('of a sticker shows its name and picture', () => {
    const read = message({ ...said, content: '', sticker_items: [{ id: '7', name: 'Wave', format_type: 1 }] })
    expect(read).toMatchObject({ kind: 'sticker', text: 'Wave' })
    expect(read.attachments[0]?.source.url).toBe('https://cdn.discordapp.com/stickers/7.png')
    expect(
      message({ ...said, content: '', sticker_items: [{ id: '7', name: 'W', format_type: 3 }] }).attachments,
    ).toEqual([])
  })
  test('of a voice message is a file with its length', () => {
    const voice = { ...file, filename: 'voice-message.ogg', content_type: 'audio/ogg', duration_secs: 3.5 }
    const read = message({ ...said, content: '', flags: 1 << 13, attachments: [voice] })
    expect([read.kind, read.attachments[0]?.seconds]).toEqual(['voice', 3.5])
  })
  test('of a forward shows what was forwarded', () => {
    const snapshot = { message: { content: 'the original', attachments: [file] } }
    const read = message({
      ...said,
      content: '',
      flags: 1 << 14,
      message_reference: { type: 1, message_id: '9' },
      message_snapshots: [snapshot],
    })
    expect(read).toMatchObject({ kind: 'forward', text: 'the original', replyToExternalId: null })
    expect(read.attachments).toHaveLength(1)
  })
  test('of a poll shows question and answers', () => {
    const poll = { question: { text: 'Where?' }, answers: [{ poll_media: { text: 'Lake' } }, { poll_media: {} }] }
    expect(message({ ...said, content: '', poll })).toMatchObject({ kind: 'poll', text: 'Where?\n• Lake' })
  })
  test('that answers names what it answers', () => {
    expect(message({ ...said, type: 19, message_reference: { message_id: '44' } }).replyToExternalId).toBe('44')
  })
  test('of nothing that can be read is never shown as words', () => {
    expect(message({ ...said, content: '' })).toMatchObject({ kind: 'unreadable', text: '' })
    expect(message({ ...said, content: '' }).tellHowToReply).toBeUndefined()
  })
  test('belongs to the only server of the application, to none where there are several', () => {
    expect(message(said).guild).toBeNull()
    expect(message(said, { ...view, onlyGuild: () => GUILD }).guild).toEqual({ id: GUILD, name: 'Lumen Trails' })
  })
  test('clears an earlier refusal', () => {
    expect(read(said)).toMatchObject({ note: { userId: MEMBER, directChannelId: DIRECT, tryDirectAgain: true } })
  })
})

describe('in a private thread', () => {
  test('the mention of the bot is taken out', () => {
    const read = message({ ...threaded, content: `<@${BOT}> it  is <@!${BOT}> locked` })
    expect(read).toMatchObject({ text: 'it is locked', guild: { id: GUILD, name: 'Lumen Trails' } })
    expect(read.contact.name).toBe('Kofi M.')
    expect(read.place).toEqual({ kind: 'thread', id: THREAD })
  })
  test('words that come empty are told about, unless the intent is granted', () => {
    expect(message({ ...threaded, content: '' })).toMatchObject({ kind: 'unreadable', tellHowToReply: true })
    const granted = message({ ...threaded, content: '' }, { ...view, messageContent: true })
    expect(granted.tellHowToReply).toBeUndefined()
  })
  test('others are not heard', () => {
    expect(read({ ...threaded, author: { ...author, id: '101' } }).kind).toBe('nothing')
  })
})

describe('is not read:', () => {
  test.each([
    ['a channel of the guild', { ...threaded, channel_id: '301' }],
    ['another bot', { ...said, author: { ...author, bot: true } }],
    ['a webhook', { ...said, webhook_id: '1' }],
    ['a notice that somebody joined', { ...said, type: 7 }],
    ['a thread being opened', { ...threaded, type: 21 }],
    ['our own message without nonce', { ...said, author: { id: BOT, bot: true } }],
  ])('%s', (_name, data) => expect(read(data).kind).toBe('nothing'))
  test.each([
    [{ ...said, author: undefined }],
    [{ ...said, id: 5 }],
    [{ ...said, author: { id: {} } }],
    [null],
    ['text'],
    [[]],
  ])('malformed %#', (data) => expect(read(data).kind).toBe('malformed'))
})

test('our own message is an echo of its nonce', () => {
  const reading = read({ ...said, author: { id: BOT, bot: true }, nonce: 'k1' })
  expect(reading).toMatchObject({ change: { change: 'echo', key: 'k1', externalId: '500', place: { kind: 'direct' } } })
})

test('only a person’s edit is an edit', () => {
  const edited = { ...said, content: 'ho', edited_timestamp: '2026-11-21T09:05:00+00:00' }
  expect(read(edited, 'MESSAGE_UPDATE')).toMatchObject({ change: { change: 'edit', text: 'ho', externalId: '500' } })
  expect(read({ ...edited, edited_timestamp: null }, 'MESSAGE_UPDATE').kind).toBe('nothing')
  expect(read({ ...edited, content: undefined }, 'MESSAGE_UPDATE').kind).toBe('nothing')
  expect(read({ ...edited, channel_id: THREAD, guild_id: GUILD, content: '' }, 'MESSAGE_UPDATE').kind).toBe('nothing')
  expect(read({ ...edited, guild_id: GUILD, channel_id: '301' }, 'MESSAGE_UPDATE').kind).toBe('nothing')
})

test('deletions carry their ids, single and many', () => {
  const single = read({ id: '5', channel_id: DIRECT }, 'MESSAGE_DELETE')
  expect(single).toMatchObject({ change: { change: 'deletion', externalIds: ['5'], deletedAt: NOW } })
  const many = read({ ids: ['5', '6'], channel_id: THREAD, guild_id: GUILD }, 'MESSAGE_DELETE_BULK')
  expect(many).toMatchObject({ change: { externalIds: ['5', '6'] } })
  expect(read({ id: '5', channel_id: '301', guild_id: GUILD }, 'MESSAGE_DELETE').kind).toBe('nothing')
})

test('typing counts in the direct message and in the own thread', () => {
  expect(read({ user_id: MEMBER, channel_id: DIRECT }, 'TYPING_START').kind).toBe('typing')
  expect(read({ user_id: MEMBER, channel_id: THREAD, guild_id: GUILD }, 'TYPING_START').kind).toBe('typing')
  expect(read({ user_id: '101', channel_id: THREAD, guild_id: GUILD }, 'TYPING_START').kind).toBe('nothing')
  expect(read({ user_id: BOT, channel_id: DIRECT }, 'TYPING_START').kind).toBe('nothing')
})

describe('an interaction', () => {
  const made = {
    id: '1400000000000000000',
    token: 'tok',
    locale: 'pt-BR',
    guild_id: GUILD,
    channel_id: '301',
    channel: { id: '301', name: 'support', type: 0 },
    member: { user: author, nick: null },
  }
  const help = { ...made, type: 2, data: { name: 'helpme', options: [{ name: 'question', value: ' locked ' }] } }
  const helpOf = (data: unknown) => {
    const reading = read(data, 'INTERACTION_CREATE')
    if (reading.kind !== 'change') throw new Error(reading.kind)
    return reading.change as InboundHelpRequest
  }

  test('/helpme carries question, channel, guild and locale', () => {
    expect(helpOf(help)).toMatchObject({
      question: 'locked',
      origin: { id: '301', name: 'support' },
      guild: { id: GUILD, name: 'Lumen Trails' },
      place: { kind: 'direct', id: null },
      contact: { locale: 'pt-BR' },
    })
    const reading = read(help, 'INTERACTION_CREATE')
    expect(reading).toMatchObject({ note: { guildId: GUILD, tryDirectAgain: true, interaction: { token: 'tok' } } })
  })
  test('inside a thread points to the channel above it', () => {
    const channel = { id: '301', name: 'chat', type: 11, parent_id: '302' }
    expect(helpOf({ ...help, channel }).origin).toEqual({ id: '302', name: 'support' })
  })
  test('in the direct message goes on there', () => {
    const direct = {
      ...help,
      guild_id: undefined,
      member: undefined,
      user: author,
      channel_id: DIRECT,
      channel: undefined,
    }
    expect(helpOf(direct)).toMatchObject({ place: { kind: 'direct', id: DIRECT }, origin: null, guild: null })
  })
  test('the reply button belongs to the member of the thread', () => {
    const press = { ...made, type: 3, channel_id: THREAD, data: { custom_id: 'reply' } }
    expect(read(press, 'INTERACTION_CREATE')).toMatchObject({ kind: 'at_once', answer: { form: 'reply' } })
    const other = { ...press, member: { user: { ...author, id: '101' } } }
    expect(read(other, 'INTERACTION_CREATE')).toMatchObject({ kind: 'at_once', answer: { say: 'replyNotYours' } })
  })
  test('a form is the member’s words, with files', () => {
    const components = [
      { type: 18, component: { type: 4, custom_id: 'text', value: 'words' } },
      { type: 18, component: { type: 19, custom_id: 'files', values: ['1', '2'] } },
    ]
    const data = { custom_id: 'reply', components, resolved: { attachments: { 1: file } } }
    const submit = { ...made, type: 5, channel_id: THREAD, message: { id: '77' }, data }
    const reading = read(submit, 'INTERACTION_CREATE')
    expect(reading).toMatchObject({
      change: { text: 'words', interaction: true, replyToExternalId: '77', place: { kind: 'thread', id: THREAD } },
    })
    if (reading.kind === 'change') expect((reading.change as InboundMessage).attachments).toHaveLength(1)
  })
  test('an empty form is told so', () => {
    const data = {
      custom_id: 'reply',
      components: [{ type: 18, component: { type: 4, custom_id: 'text', value: ' ' } }],
    }
    const blank = read({ ...made, type: 5, channel_id: THREAD, data }, 'INTERACTION_CREATE')
    expect(blank).toMatchObject({ kind: 'at_once', answer: { say: 'replyEmpty' } })
  })
  describe('of a button', () => {
    const PRESSED = '01a0a0a0-0000-7000-8000-000000000001'
    const rows = [{ type: 1, components: [{ type: 2, label: 'A person', custom_id: 'x' }] }]
    const id = (act: 'person' | 'rate' | 'comment', value = '') => buttonId({ act, value, message: PRESSED })
    const pressed = (customId: string, more: object = {}) =>
      read(
        {
          ...made,
          type: 3,
          channel_id: THREAD,
          message: { id: '77', components: rows },
          data: { custom_id: customId },
          ...more,
        },
        'INTERACTION_CREATE',
      )
    const own = { guild_id: undefined, member: undefined, user: author, channel_id: DIRECT }

    test('carries what it asks for, of which message, where and by whom, and the buttons as they stand', () => {
      const reading = pressed(id('person'), { channel: { id: THREAD, type: 12, parent_id: '302' } })
      expect(reading).toMatchObject({
        kind: 'change',
        placeId: THREAD,
        asking: { shown: rows },
        change: {
          change: 'press',
          externalId: made.id,
          act: 'person',
          value: '',
          message: PRESSED,
          place: { kind: 'thread', id: THREAD },
          guild: { id: GUILD, name: 'Lumen Trails' },
          origin: { id: '302', name: 'support' },
          contact: { address: MEMBER, locale: 'pt-BR' },
        },
        note: { tryDirectAgain: false },
      })
    })
    test('in the direct message says that this is open', () => {
      const reading = pressed(id('rate', '4'), own)
      expect(reading).toMatchObject({
        change: { act: 'rate', value: '4', place: { kind: 'direct', id: DIRECT }, origin: null, guild: null },
        note: { directChannelId: DIRECT, tryDirectAgain: true },
      })
    })
    test('under a note that only they see is theirs, wherever that stands', () => {
      const reading = pressed(id('person'), { channel_id: '301', message: { id: '77', flags: 64, components: rows } })
      expect(reading).toMatchObject({ change: { place: { kind: 'ephemeral', id: null }, origin: { id: '301' } } })
      expect(pressed(id('person'), { channel_id: '301' })).toMatchObject({ answer: { say: 'pressNotYours' } })
    })
    test('that a moderator presses in a member’s thread has no effect', () => {
      const moderator = { member: { user: { ...author, id: '101' } } }
      expect(pressed(id('person'), moderator)).toMatchObject({ kind: 'at_once', answer: { say: 'pressNotYours' } })
      expect(pressed(id('comment'), moderator)).toMatchObject({ answer: { say: 'pressNotYours' } })
    })
    test('for a word opens the form at once, and the form brings the word', () => {
      expect(pressed(id('comment'), own)).toMatchObject({ answer: { form: 'comment', message: PRESSED } })
      const form = (value: string) => ({
        ...own,
        type: 5,
        data: {
          custom_id: id('comment'),
          components: [{ type: 18, component: { type: 4, custom_id: 'text', value } }],
        },
      })
      const reading = pressed('', form(' lovely '))
      expect(reading).toMatchObject({ change: { change: 'press', act: 'comment', value: 'lovely', message: PRESSED } })
      expect(pressed('', form('  '))).toMatchObject({ kind: 'at_once', answer: { say: 'replyEmpty' } })
      const other = { ...form('x'), data: { ...form('x').data, custom_id: id('person') } }
      expect(pressed('', other)).toMatchObject({ answer: { say: 'pressUnknown' } })
    })
    test('of the staff channel names its conversation', () => {
      const reading = pressed(takeId(PRESSED), { channel_id: '301' })
      expect(reading).toMatchObject({ kind: 'staff', act: { act: 'take', conversation: PRESSED } })
    })
    test.each(['g:person', 'g:rate:9:x', 's:take:x', 'anything', ''])(
      '%j, which is none of ours, is answered all the same',
      (custom) => expect(pressed(custom, own)).toMatchObject({ kind: 'at_once', answer: { say: 'pressUnknown' } }),
    )
  })

  test('/link carries the code and who typed it', () => {
    const link = { ...made, type: 2, data: { name: 'link', options: [{ name: 'code', value: ' ab12-cd34 ' }] } }
    const act = { act: 'link', code: 'ab12-cd34', name: 'kofi_walks' }
    expect(read(link, 'INTERACTION_CREATE')).toMatchObject({ kind: 'staff', act })
  })
  test('in a guild tells the names of the member’s roles', () => {
    const withRoles = (roles: unknown) => helpOf({ ...help, member: { user: author, roles } }).contact.roles
    expect(withRoles(['71', '72'])).toEqual(['Booster'])
    expect(withRoles([])).toEqual([])
    // A guild whose roles nobody has told yet is no guild without roles.
    expect(withRoles(['72'])).toBeNull()
    expect(withRoles(undefined)).toBeNull()
  })
  test('of nobody, or of another kind, is passed over', () => {
    expect(read({ ...help, member: {} }, 'INTERACTION_CREATE').kind).toBe('malformed')
    expect(read({ ...help, data: { name: 'other' } }, 'INTERACTION_CREATE').kind).toBe('nothing')
  })
})
