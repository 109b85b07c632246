import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { TestSandbox } from '../../test/support/sandbox-client.ts'
import { twilioClient } from '../../test/support/twilio-client.ts'
import type { FlexFrame } from '../flex-acts.ts'

// What the page of the Flex agents asks of the sandbox.
let sandbox: TestSandbox
let media: string

beforeEach(async () => {
  sandbox = await TestSandbox.start()
  const client = twilioClient(sandbox.running.twilio)
  const { sid } = await client.conversations.v1.conversations.create({ friendlyName: 'Case #7 · Ann · Lumen Trails' })
  media = sid
  await client.conversations.v1.users.create({ identity: 'gd_ann', friendlyName: 'Ann' })
  await client.conversations.v1.conversations(sid).participants.create({ identity: 'gd_ann' })
  const said = { author: 'gd_ann', body: 'It does not light', dateCreated: new Date('2026-11-20T08:00:00Z') }
  await client.conversations.v1.conversations(sid).messages.create(said)
  const by = { author: 'guildesk_virtual_agent', body: 'Is it charged?' }
  const attributes = JSON.stringify({ guildesk: { name: 'Lumi' } })
  await client.conversations.v1.conversations(sid).messages.create({ ...by, attributes })
  const { taskrouterWorkspaceSid, taskrouterTargetWorkflowSid } = await client.flexApi.v1.configuration().fetch()
  const properties = { workspace_sid: taskrouterWorkspaceSid, workflow_sid: taskrouterTargetWorkflowSid }
  await client.flexApi.v1.interaction.create({
    channel: { type: 'web', initiated_by: 'api', properties: { media_channel_sid: sid } },
    routing: { properties: { ...properties, attributes: { customerName: 'Ann' } } },
  })
  await expect.poll(async () => (await sandbox.act('flex-state', {})).tasks[0]?.status).toBe('reserved')
})
afterEach(() => sandbox.close())

const chat = () => sandbox.act('flex-chat', { task: media })
const worker = 'Priya Kumar'

it('an agent reads the history in order, says words and a file, and changes only their own', async () => {
  const [task] = (await sandbox.act('flex-state', {})).tasks
  expect(task).toMatchObject({ title: 'Case #7 · Ann · Lumen Trails', contact: 'Ann', words: 'Is it charged?' })
  await expect(sandbox.act('flex-say', { worker, task: media, text: 'Hi' })).rejects.toThrow(
    'You do not have this task.',
  )
  await sandbox.act('flex-accept', { task: media })
  const file = { name: 'lantern.png', type: 'image/png', base64: Buffer.from('lantern').toString('base64') }
  const said = await sandbox.act('flex-say', { worker, task: media, text: 'Look', file })
  expect(said.messages).toHaveLength(2)
  const { messages } = await chat()
  expect(messages.map(({ name, by, text, index }) => [index, name, by, text])).toEqual([
    [0, 'Ann', 'contact', 'It does not light'],
    [1, 'Lumi', 'other', 'Is it charged?'],
    [2, 'Priya Kumar', 'agent', 'Look'],
    [3, 'Priya Kumar', 'agent', null],
  ])
  const drawn = await fetch(`${sandbox.origin}${messages[3]!.files[0]!.url}`)
  expect([drawn.headers.get('content-type'), await drawn.text()]).toEqual(['image/png', 'lantern'])
  await sandbox.act('flex-edit', { worker, message: said.messages[0]!, text: 'Look here' })
  await sandbox.act('flex-delete', { worker, message: said.messages[1]! })
  expect((await chat()).messages.slice(2)).toMatchObject([{ text: 'Look here' }])
  await expect(sandbox.act('flex-edit', { worker, message: messages[0]!.sid, text: 'x' })).rejects.toThrow(
    'not a message of yours',
  )
  await expect(sandbox.act('flex-say', { worker, task: media, text: '  ' })).rejects.toThrow('empty message')
  await sandbox.act('flex-wrap-up', { worker, task: media })
  await expect(sandbox.act('flex-edit', { worker, message: said.messages[0]!, text: 'late' })).rejects.toThrow('closed')
  expect((await chat()).state).toBe('closed')
  await sandbox.act('flex-complete', { worker, task: media })
  expect((await sandbox.act('flex-state', {})).tasks).toEqual([])
  await expect(sandbox.act('flex-complete', { worker, task: media })).rejects.toThrow('no such task')
  await expect(sandbox.act('flex-activity', { worker: 'Nobody', activity: 'Break' })).rejects.toThrow('Nobody named')
})

it('pages hear of what happens, and only those of this sandbox', async () => {
  const address = `${sandbox.origin.replace('http', 'ws')}/control/flex-live`
  const frames: FlexFrame[] = []
  const socket = new WebSocket(address)
  socket.on('message', (data) => frames.push(JSON.parse(String(data))))
  await expect.poll(() => frames.length).toBe(1)
  expect(frames[0]?.state.tasks).toMatchObject([{ status: 'reserved' }])
  await sandbox.act('flex-accept', { task: media })
  await expect.poll(() => frames.at(-1)?.state.tasks[0]?.status).toBe('assigned')
  await sandbox.act('flex-activity', { worker, activity: 'Break' })
  await expect.poll(() => frames.at(-1)?.state.workers[0]?.activity).toBe('Break')
  socket.close()
  const foreign = new WebSocket(address, { origin: 'http://elsewhere.example' })
  await expect(new Promise((resolve, reject) => foreign.on('open', resolve).on('error', reject))).rejects.toThrow()
})

it('for benches agents speak at a rate in the chats that they have, and what requests bring is noted once', async () => {
  const bench = { rate: 100, seconds: 0.03, mark: 'b-' }
  await expect(sandbox.act('bench-flex', bench)).rejects.toThrow('No agent of Flex has a chat.')
  await sandbox.act('flex-accept', { task: media })
  await sandbox.act('bench-notes', { on: true })
  const before = performance.timeOrigin + performance.now()
  const { at } = await sandbox.act('bench-flex', bench)
  expect(at).toHaveLength(3)
  expect(at.every((moment) => moment >= before)).toBe(true)
  expect((await chat()).messages.slice(2).map(({ text }) => text?.split(' ').at(-1))).toEqual(['b-0', 'b-1', 'b-2'])
  const client = twilioClient(sandbox.running.twilio)
  await client.conversations.v1.conversations(media).messages.create({ author: 'gd_ann', body: 'It lights b-in-0' })
  const { told } = await sandbox.act('bench-notes', { on: false })
  expect(told.map(([mark]) => mark)).toEqual(['b-in-0'])
  expect((await sandbox.act('bench-notes', { on: false })).told).toEqual([])
})
