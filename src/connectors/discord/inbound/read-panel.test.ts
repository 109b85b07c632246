import { expect, test } from 'vitest'
import { ASK_TEXT } from '../interactions/names.ts'
import { type PanelPress, panelButtonId } from '../server/panel-face.ts'
import { readDispatch } from './read-dispatch.ts'
import type { View } from './view.ts'

const view: View = {
  botId: '700000000000000001',
  applicationId: '700000000000000001',
  messageContent: false,
  cdn: 'https://cdn.example',
  threadOf: () => undefined,
  guildName: () => 'Lumen Trails',
  onlyGuild: () => '500000000000000001',
  channelName: () => 'start-here',
  roleName: () => undefined,
}

/** Somebody uses a panel in a channel that everybody sees. */
const made = (type: 3 | 5, data: object) => ({
  id: '1300000000000000001',
  type,
  token: 't',
  locale: 'en-GB',
  guild_id: '500000000000000001',
  channel_id: '800000000000000001',
  channel: { id: '800000000000000001', type: 0, name: 'start-here' },
  member: { user: { id: '600000000000000001', username: 'kofi' }, roles: [], permissions: '0' },
  message: { id: '900000000000000001', components: [{ type: 1, components: [] }] },
  data,
})

const press = (customId: string) =>
  readDispatch('INTERACTION_CREATE', made(3, { custom_id: customId, component_type: 2 }), view, new Date())

test.each<[PanelPress, object]>([
  ['help', { kind: 'change', change: { change: 'help', question: null, origin: { name: 'start-here' } } }],
  ['ask', { kind: 'at_once', answer: { form: 'ask' } }],
  ['bug', { kind: 'at_once', answer: { form: 'report', type: 'bug' } }],
  ['feature', { kind: 'at_once', answer: { form: 'report', type: 'feature' } }],
  ['feedback', { kind: 'at_once', answer: { form: 'report', type: 'feedback' } }],
  ['cases', { kind: 'case', request: { ask: 'mine' } }],
  ['report', { kind: 'at_once', answer: { form: 'safety', act: 'report' } }],
  ['verify', { kind: 'safety', request: { ask: 'verify', target: null } }],
])('anybody may press "%s", wherever the panel stands', (act, reading) => {
  expect(press(panelButtonId(act))).toMatchObject(reading)
})

test('a link asks nothing of us, and no other id is one of a panel', () => {
  for (const id of ['panel:link', 'panel:', 'panel:constructor', 'panel:help:x']) {
    expect(press(id)).toMatchObject({ kind: 'at_once', answer: { say: 'pressUnknown' } })
  }
})

test('the question behind "ask" is asked as /ask asks it; an empty one is said to be', () => {
  const send = (value: string) => {
    const components = [{ type: 18, component: { type: 4, custom_id: ASK_TEXT, value } }]
    const data = { custom_id: panelButtonId('ask'), components }
    return readDispatch('INTERACTION_CREATE', made(5, data), view, new Date())
  }
  expect(send(' Where is my save? ')).toMatchObject({
    kind: 'ask',
    request: { ask: 'question', words: 'Where is my save?', article: null, everybody: false },
  })
  expect(send('  ')).toMatchObject({ kind: 'at_once', answer: { say: 'replyEmpty' } })
})
