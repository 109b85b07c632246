import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestClock } from '../../../../test/support/core.ts'
import { PRIYA, startTestTwilio, type TestTwilio } from '../../../../test/support/twilio.ts'
import type { StoredAccount } from '../accounts.ts'
import { openTwilioClient } from '../client.ts'
import { findPlaces } from '../find-places.ts'
import { versionOf } from '../flex/said.ts'
import { decodeIdentity, WorkerNames } from '../flex/worker-names.ts'
import { hintOfConversation, hintOfInteraction, hintsOfEvents } from './hint-of.ts'

const account = { places: { workspace: 'WS1' }, simulated: false, apiBase: null } as StoredAccount

let twilio: TestTwilio

beforeAll(async () => {
  twilio = await startTestTwilio()
})
afterAll(() => twilio.stop())

/** Of the simulated Flex; one of its workers was looked up. */
async function names(): Promise<WorkerNames> {
  const client = openTwilioClient(twilio)
  const known = new WorkerNames(client, (await findPlaces(client)).workspace, new TestClock())
  await known.find(PRIYA)
  return known
}

/** As it was captured of a real account, with media alone (the field `Body` is absent then). */
const CAPTURED = {
  MessagingServiceSid: 'MG1',
  EventType: 'onMessageAdded',
  Attributes: '{}',
  DateCreated: '2026-11-21T10:00:00.000Z',
  Index: '2',
  ChatServiceSid: 'IS1',
  MessageSid: 'IM1',
  AccountSid: 'AC1',
  Source: 'SDK',
  ClientIdentity: 'priya_2Ekumar',
  RetryCount: '0',
  WebhookType: 'webhook',
  Author: 'priya_2Ekumar',
  ParticipantSid: 'MB1',
  WebhookSid: 'WH1',
  ConversationSid: 'CH1',
}

it('reads what an agent says, with the name that was looked up', async () => {
  const [hinted] = hintOfConversation({ ...CAPTURED, Body: 'On my way' }, await names())
  expect(hinted).toMatchObject({
    externalId: 'CH1',
    hint: {
      kind: 'said',
      said: {
        externalId: 'IM1',
        index: 2,
        author: 'priya_2Ekumar',
        name: 'Priya Kumar',
        by: 'agent',
        text: 'On my way',
        ours: false,
      },
    },
  })
})

it('reads files without words', async () => {
  const Media = '[{"Sid":"ME1","Filename":"photo.png","ContentType":"image/png","Size":120}]'
  const [hinted] = hintOfConversation({ ...CAPTURED, Media }, await names())
  const files = [{ id: 'ME1', name: 'photo.png', mediaType: 'image/png', size: 120 }]
  expect(hinted?.hint).toMatchObject({ kind: 'said', said: { text: '', files } })
})

it('knows our own by their key, and by who says them', async () => {
  const known = await names()
  const Attributes = '{"guildesk":{"key":"gd-1-7"}}'
  const echo = hintOfConversation({ ...CAPTURED, Author: 'gd_0123456789abcdef0123456789abcdef', Attributes }, known)
  expect(echo[0]?.hint).toMatchObject({ kind: 'said', said: { ours: true, key: 'gd-1-7' } })
  const house = hintOfConversation({ ...CAPTURED, Author: 'guildesk_virtual_agent' }, known)
  expect(house[0]?.hint).toMatchObject({ kind: 'said', said: { ours: true, key: null } })
})

it('has the exchange read where it is not sure: an unknown name, an edit, half a message', async () => {
  const known = await names()
  const changed = [{ externalId: 'CH1', hint: { kind: 'changed' } }]
  expect(hintOfConversation({ ...CAPTURED, Author: 'ben_2Eokafor' }, known)).toEqual(changed)
  expect(hintOfConversation({ ...CAPTURED, EventType: 'onMessageUpdated' }, known)).toEqual(changed)
  const edited = hintOfConversation({ ...CAPTURED, EventType: 'onMessageUpdated', Body: 'Hello' }, known)
  expect(edited[0]?.hint).toMatchObject({ kind: 'said', said: { text: 'Hello', version: versionOf('Hello') } })
  expect(hintOfConversation({ ...CAPTURED, EventType: 'onMessageRemoved' }, known)).toEqual([
    { externalId: 'CH1', hint: { kind: 'removed', message: 'IM1' } },
  ])
  expect(hintOfConversation({ ...CAPTURED, EventType: 'onWhatIsNewNextYear' }, known)).toEqual(changed)
  expect(hintOfConversation({ ...CAPTURED, Index: 'two' }, known)).toEqual(changed)
  expect(hintOfConversation({ EventType: 'onMessageAdded' }, known)).toEqual([])
})

it('tells the end by a timer from every other end', async () => {
  const closing = { EventType: 'onConversationStateUpdated', ConversationSid: 'CH1', StateTo: 'closed' }
  const known = await names()
  expect(hintOfConversation({ ...closing, Reason: 'TIMER' }, known)[0]?.hint).toEqual({ kind: 'closed', by: 'timer' })
  expect(hintOfConversation({ ...closing, Reason: 'API' }, known)[0]?.hint).toEqual({ kind: 'changed' })
})

it('reads what is told of interactions', () => {
  const told = { MediaChannelSid: 'CH1', InteractionSid: 'KD1', ChannelSid: 'UO1' }
  const made = { externalId: 'CH1', hint: { kind: 'called', handle: { interaction: 'KD1', channel: 'UO1' } } }
  expect(hintOfInteraction({ ...told, EventType: 'onChannelCreated' }, account)).toEqual([made])
  const closed = hintOfInteraction({ ...told, EventType: 'onChannelStatusUpdated', ChannelStatus: 'closed' }, account)
  expect(closed[0]?.hint).toEqual({ kind: 'closed', by: 'agent' })
  const joined = { ...told, EventType: 'onParticipantJoined', ParticipantType: 'agent', TaskSid: 'WT1' }
  expect(hintOfInteraction(joined, account)[0]?.hint).toMatchObject({
    kind: 'called',
    handle: { task: 'WT1', 'url:task': expect.stringMatching(/\/workspaces\/WS1\/tasks\/WT1$/) },
  })
  expect(hintOfInteraction({ ...told, EventType: 'onParticipantLeft' }, account)[0]?.hint).toEqual({ kind: 'changed' })
  expect(hintOfInteraction({ EventType: 'onInteractionCreated' }, account)).toEqual([])
})

it('reads what a sink of Event Streams brings, and leaves what is about nobody', async () => {
  const known = await names()
  const task = (type: string, attributes: string) => ({
    type: `com.twilio.taskrouter.${type}`,
    data: { payload: { task_attributes: attributes } },
  })
  const events = [
    task('task.canceled', '{"conversationSid":"CH1"}'),
    task('reservation.accepted', '{"conversationSid":"CH2"}'),
    task('task.canceled', '{}'),
    task('task.canceled', 'no json'),
    { type: 'com.twilio.conversations.message.added', data: { ConversationSid: 'CH3' } },
    'no event',
  ]
  expect(hintsOfEvents(events, known).map(({ externalId, hint }) => `${externalId} ${hint.kind}`)).toEqual([
    'CH1 cancelled',
    'CH2 changed',
    'CH3 changed',
  ])
  expect(hintsOfEvents(null, known)).toEqual([])
  // A message as it is told there is the one that its webhook told.
  const { EventType: _type, DateCreated: _at, Index, ...fields } = CAPTURED
  const data = { ...fields, Index: Number(Index), MessageBody: 'On my way', Media: [] }
  const added = { type: 'com.twilio.conversations.message.added', time: CAPTURED.DateCreated, data }
  expect(hintsOfEvents([added], known)).toEqual(hintOfConversation({ ...CAPTURED, Body: 'On my way' }, known))
})

it('reads the names of workers as Flex writes them', () => {
  expect(decodeIdentity('priya_2Ekumar')).toBe('priya.kumar')
  expect(decodeIdentity('ben_40example_2Eorg')).toBe('ben@example.org')
  expect(decodeIdentity('jos_C3_A9')).toBe('josé')
  expect(decodeIdentity('50%_off')).toBe('50%_off')
})
