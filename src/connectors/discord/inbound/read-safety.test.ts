import { describe, expect, test } from 'vitest'
import { targetId } from '../reports/case-id.ts'
import { parseSafetyId, safetyId } from '../safety/safety-id.ts'
import { readDispatch } from './read-dispatch.ts'
import type { Reading, View } from './view.ts'

const view: View = {
  ...{ botId: '900', applicationId: '900', messageContent: false, cdn: 'https://cdn.discordapp.com' },
  threadOf: () => undefined,
  guildName: () => 'Lumen Trails',
  onlyGuild: () => '400',
  channelName: () => undefined,
  roleName: (id) => (id === '71' ? 'Moderator' : undefined),
}
const user = { id: '100', username: 'kofi_walks', global_name: 'Kofi' }
const place = { guild_id: '400', channel_id: '300', channel: { id: '300', type: 0, name: 'general' } }
const asked = { ...{ id: '500', token: 't', locale: 'en-GB' }, ...place, member: { user, roles: [], permissions: '0' } }
const direct = { id: '500', token: 't', locale: 'en-GB', channel_id: '301', user }

const read = (type: number, data: object, from: object = asked): Reading =>
  readDispatch('INTERACTION_CREATE', { ...from, type, data }, view, new Date())
const requestOf = (reading: Reading) => (reading.kind === 'safety' ? reading.request : reading)
const answerOf = (reading: Reading) => (reading.kind === 'at_once' ? reading.answer : reading)

const resolved = {
  users: { '100': user, '200': { id: '200', username: 'arjun' }, '900': { id: '900', username: 'Lumi', bot: true } },
  members: { '200': { roles: ['71'], nick: 'Arjun' } },
}

function submit(customId: string, fields: Record<string, string | string[]>, from: object = asked): Reading {
  const components = Object.entries(fields).map(([custom_id, value]) => ({
    type: 18,
    component: Array.isArray(value) ? { type: 5, custom_id, values: value } : { type: 4, custom_id, value },
  }))
  return read(5, { custom_id: customId, components, resolved }, from)
}

describe('whether somebody is staff', () => {
  const target = { contact: { address: '200', name: 'Arjun', roles: ['Moderator'] }, machine: false, roleIds: ['71'] }

  test('is asked by option and by menu, with the roles that the interaction tells', () => {
    const option = { name: 'verify', options: [{ name: 'member', type: 6, value: '200' }], resolved }
    expect(requestOf(read(2, option))).toMatchObject({ ask: 'verify', target, guild: { id: '400' } })
    const chosen = { name: 'Is this staff?', type: 2, target_id: '200', resolved }
    expect(requestOf(read(2, chosen))).toMatchObject({ ask: 'verify', target })
  })

  test('of nobody in particular is asked without; who is not in the guild has no roles that are told', () => {
    expect(requestOf(read(2, { name: 'verify' }))).toMatchObject({ ask: 'verify', target: null })
    const outside = { name: 'verify', options: [{ name: 'member', type: 6, value: '900' }], resolved }
    expect(requestOf(read(2, outside))).toMatchObject({ target: { machine: true, roleIds: null } })
    // Discord sends each whom it names along; whom it does not, nobody can say anything about.
    const unknown = { name: 'verify', options: [{ name: 'member', type: 6, value: '5' }], resolved }
    expect(requestOf(read(2, unknown))).toMatchObject({ target: null })
  })
})

describe('a report', () => {
  const message = { id: '700', channel_id: '300', content: 'gems', author: { id: '200', username: 'arjun' } }
  const menu = (more: object = {}) => ({
    ...{ name: 'Report message', type: 3, target_id: '700' },
    resolved: { messages: { '700': { ...message, ...more } } },
  })
  const id = targetId({ act: 'report', channel: '300', message: '700', author: '200' })

  test('of a message shows its form; our own message is ours; a bot of others may be reported', () => {
    const shown = (reading: Reading) => answerOf(reading)
    expect(shown(read(2, menu()))).toMatchObject({ form: 'message', target: { act: 'report', message: '700' } })
    expect(shown(read(2, menu({ author: { id: '900', bot: true } })))).toEqual({ say: 'safetyOurs' })
    expect(shown(read(2, menu({ author: { id: '100', username: 'ann' } })))).toEqual({ say: 'safetyOwn' })
    const bot = { form: 'message', target: { author: null, wrote: { address: '201' } } }
    expect(shown(read(2, menu({ author: { id: '201', username: 'mee', bot: true } })))).toMatchObject(bot)
    const hook = { form: 'message', target: { author: null, wrote: null } }
    expect(shown(read(2, menu({ webhook_id: '5' })))).toMatchObject(hook)
  })

  test('of a message says where it stands and why; without a reason it is none', () => {
    expect(requestOf(submit(id, { words: ' Spam ' }))).toMatchObject({
      ...{ ask: 'report_message', words: 'Spam', by: { address: '100' } },
      ...{ target: { channel: '300', message: '700' }, origin: { id: '300', name: 'general' }, guild: { id: '400' } },
    })
    expect(answerOf(submit(id, { words: '  ' }))).toEqual({ say: 'reportEmpty' })
  })

  test('of what was written directly names who, in the one server that we share', () => {
    const form = safetyId('report')
    expect(requestOf(submit(form, { who: ['200'], words: 'Your password' }, direct))).toMatchObject({
      ...{ ask: 'report_direct', quoted: 'Your password', guild: { id: '400', name: 'Lumen Trails' } },
      subject: { contact: { address: '200' } },
    })
    expect(answerOf(submit(form, { who: [], words: 'x' }))).toEqual({ say: 'safetyNobody' })
    expect(answerOf(submit(form, { who: ['900'], words: 'x' }))).toEqual({ say: 'safetyOurs' })
    expect(answerOf(submit(form, { who: ['100'], words: 'x' }))).toEqual({ say: 'safetyOwn' })
    expect(answerOf(submit(form, { who: ['200'], words: '' }))).toEqual({ say: 'reportEmpty' })
  })
})

test('an appeal is a form by command and by button; an id that we never gave is none', () => {
  expect(answerOf(read(2, { name: 'appeal' }))).toEqual({ form: 'safety', act: 'appeal' })
  expect(answerOf(read(3, { custom_id: safetyId('appeal') }, direct))).toEqual({ form: 'safety', act: 'appeal' })
  expect(requestOf(submit(safetyId('appeal'), { words: 'Why?' }))).toMatchObject({ ask: 'appeal', words: 'Why?' })
  expect(answerOf(submit(safetyId('appeal'), { words: '' }))).toEqual({ say: 'reportEmpty' })
  expect(parseSafetyId('y:appeal:1')).toBeNull()
  expect(answerOf(read(3, { custom_id: 'y:ban' }))).toEqual({ say: 'pressUnknown' })
})
