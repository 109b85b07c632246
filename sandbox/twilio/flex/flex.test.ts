import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import twilio from 'twilio'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openReceiver, type Receiver, status } from '../../../test/support/receiver.ts'
import { startTestTwilio, type TestTwilio } from '../../../test/support/twilio.ts'
import { twilioClient } from '../../../test/support/twilio-client.ts'
import { startTwilio } from '../server.ts'
import * as agents from './agents.ts'
import { viewChat, viewFlex } from './view.ts'

// Flex, TaskRouter and Event Streams of the simulated Twilio, asked by Twilio's own client; each request and answer is held to the descriptions.
let side: TestTwilio
let receiver: Receiver
let client: twilio.Twilio
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-21T10:00:00Z')
  ;[side, receiver] = await Promise.all([startTestTwilio({ clock: () => now }), openReceiver()])
  client = twilioClient(side)
})
afterEach(async () => {
  const { violations, wrongAnswers } = side.conforming
  await Promise.all([side.stop(), receiver.close()])
  expect({ violations, wrongAnswers }).toEqual({ violations: [], wrongAnswers: [] })
})

const flex = () => side.running.twilio

async function conversation(): Promise<string> {
  const { sid } = await client.conversations.v1.conversations.create({
    friendlyName: 'Case #1042 · Ann · Lumen Trails',
  })
  await client.conversations.v1.users.create({ identity: 'gd_ann', friendlyName: 'Ann' })
  await client.conversations.v1.conversations(sid).participants.create({ identity: 'gd_ann' })
  await client.conversations.v1.conversations(sid).messages.create({ author: 'gd_ann', body: 'The lantern is broken' })
  return sid
}

const set = () => client.flexApi.v1.configuration().fetch()

async function ask(media: string, more: object = {}) {
  const { taskrouterWorkspaceSid: workspace_sid, taskrouterTargetWorkflowSid: workflow_sid } = await set()
  const attributes = { channelType: 'discord', from: 'gd_ann', customerName: 'Ann', guildesk: { number: 1042 } }
  const properties = { workspace_sid, workflow_sid, task_channel_unique_name: 'chat', attributes, ...more }
  const interaction = await client.flexApi.v1.interaction.create({
    channel: { type: 'web', initiated_by: 'api', properties: { media_channel_sid: media } },
    routing: { properties },
  })
  const { properties: task } = interaction.routing as { properties: { sid: string; attributes: string } }
  return { interaction: interaction.sid, task: task.sid, attributes: JSON.parse(task.attributes) }
}

const channelsOf = (interaction: string) => client.flexApi.v1.interaction(interaction).channels
const channelOf = async (interaction: string) => (await channelsOf(interaction).list())[0]!
const taskOf = async (task: string) =>
  client.taskrouter.v1
    .workspaces((await set()).taskrouterWorkspaceSid)
    .tasks(task)
    .fetch()

/** What the receiver got, as forms; each signature is held to the address and the fields. */
function events(): Record<string, string>[] {
  return receiver.received.map(({ path, headers, body }) => {
    const form = Object.fromEntries(new URLSearchParams(body))
    const signature = String(headers['x-twilio-signature'])
    expect(twilio.validateRequest(side.authToken, signature, `${receiver.url}${path}`, form)).toBe(true)
    return form
  })
}

async function register(): Promise<void> {
  const { flexInstanceSid } = await set()
  const all = ['onInteractionCreated', 'onChannelCreated', 'onChannelCreateFailed', 'onChannelStatusUpdated']
  const form = new URLSearchParams({
    Type: 'global',
    WebhookUrl: `${receiver.url}/interactions?of=1`,
    WebhookMethod: 'POST',
  })
  for (const event of [...all, 'onParticipantJoined', 'onParticipantLeft']) form.append('WebhookEvents', event)
  const made = await client.request({
    method: 'post',
    uri: `https://flex-api.twilio.com/v1/Instances/${flexInstanceSid}/InteractionWebhooks`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    data: Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key)])),
  })
  expect(made.statusCode).toBe(201)
}

it('an interaction is set up, offered, accepted, handed over and ended, and webhooks hear of each step', async () => {
  await register()
  const media = await conversation()
  const { interaction, task, attributes } = await ask(media)
  expect(attributes).toMatchObject({
    customerName: 'Ann',
    guildesk: { number: 1042 },
    conversationSid: media,
    flexInteractionSid: interaction,
  })
  await expect.poll(async () => (await channelOf(interaction)).status).toBe('active')
  await expect.poll(async () => (await taskOf(task)).assignmentStatus).toBe('reserved')
  const channel = await channelOf(interaction)
  const [offer] = await client.taskrouter.v1
    .workspaces((await set()).taskrouterWorkspaceSid)
    .tasks(task)
    .reservations.list()
  expect(offer).toMatchObject({ workerName: 'priya.kumar', reservationStatus: 'pending' })
  expect(agents.accept(flex(), media)).toEqual({ worker: offer!.workerSid })
  const inside = await channelsOf(interaction)(channel.sid).participants.list()
  expect(inside.map((each) => [each.type, each.routingProperties?.task_sid])).toEqual([
    ['customer', undefined],
    ['agent', task],
  ])
  const identities = await client.conversations.v1.conversations(media).participants.list()
  expect(identities.map(({ identity }) => identity)).toEqual(['gd_ann', 'priya_2Ekumar'])

  await agents.say(flex(), { worker: 'Priya Kumar', task, text: 'Hi Ann' })
  agents.transfer(flex(), 'Priya Kumar', task, 'Ben Okafor')
  expect(() => agents.transfer(flex(), 'Priya Kumar', task, 'Ben Okafor')).toThrow('Somebody is asked')
  await expect
    .poll(() => viewFlex(flex()).tasks.map(({ asked, from }) => [Boolean(asked), Boolean(from)]))
    .toEqual([
      [true, false],
      [false, true],
    ])
  await expect
    .poll(() => viewFlex(flex()).workers.map(({ offered, tasks }) => [offered, tasks]))
    .toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
    ])
  agents.accept(flex(), media, 'Ben Okafor')
  expect((await taskOf(task)).assignmentStatus).toBe('completed')
  expect(viewChat(flex(), media).lines.map(({ text }) => text)).toEqual([
    'Priya Kumar joined',
    'Ben Okafor joined',
    'Priya Kumar left',
  ])
  const bens = viewFlex(flex()).tasks[0]!
  expect(JSON.parse(bens.attributes).guildesk).toEqual({ number: 1042 })
  expect(() => agents.complete(flex(), 'Ben Okafor', bens.sid)).toThrow(/wrapped up/)
  agents.wrapUp(flex(), 'Ben Okafor', media)
  expect((await client.conversations.v1.conversations(media).fetch()).state).toBe('closed')
  expect((await taskOf(bens.sid)).assignmentStatus).toBe('wrapping')
  const evaluateTaskAttributes = `conversationSid == "${media}"`
  const found = await client.taskrouter.v1
    .workspaces((await set()).taskrouterWorkspaceSid)
    .tasks.list({ evaluateTaskAttributes })
  expect(found.map(({ sid, assignmentStatus }) => [sid, assignmentStatus])).toEqual([
    [task, 'completed'],
    [bens.sid, 'wrapping'],
  ])
  agents.complete(flex(), 'Ben Okafor', bens.sid)
  expect(viewFlex(flex()).tasks).toEqual([])
  await expect(channelsOf(interaction)(channel.sid).update({ status: 'closed' })).rejects.toMatchObject({ code: 80906 })
  await side.side.idle()
  const heard = events()
  expect(heard.map(({ EventType, ParticipantType }) => [EventType, ParticipantType].filter(Boolean).join(' '))).toEqual(
    [
      'onInteractionCreated',
      'onChannelCreated',
      'onParticipantJoined customer',
      'onParticipantJoined agent',
      'onParticipantJoined agent',
      'onParticipantLeft agent',
      'onChannelStatusUpdated',
    ],
  )
  expect(heard.at(-1)).toMatchObject({
    ChannelStatus: 'closed',
    InteractionSid: interaction,
    ChannelSid: channel.sid,
    MediaChannelSid: media,
    MediaChannelType: 'web',
  })
})

it('a channel that cannot be made fails a moment later, and its task is canceled', async () => {
  await register()
  const media = await conversation()
  await client.conversations.v1.conversations(media).update({ state: 'closed' })
  const { interaction, task } = await ask(media)
  await expect.poll(async () => (await channelOf(interaction)).status).toBe('failed')
  expect(await channelOf(interaction)).toMatchObject({ errorCode: 45354 })
  expect((await taskOf(task)).assignmentStatus).toBe('canceled')
  await side.side.idle()
  expect(events().at(-1)).toMatchObject({ EventType: 'onChannelCreateFailed', ErrorCode: '45354' })
})

it('a reservation that is turned down or runs out goes to somebody else; who says nothing is set offline', async () => {
  const media = await conversation()
  const { task } = await ask(media)
  const asked = () => viewFlex(flex()).tasks.find(({ sid }) => sid === task)?.worker
  const [priya, ben, mara] = viewFlex(flex()).workers.map(({ sid }) => sid)
  await expect.poll(asked).toBe(priya)
  agents.reject(flex(), task)
  await expect.poll(asked).toBe(ben)
  now += 121_000
  side.side.tick()
  // Priya said no once, as often as Ben; she is the one who is still there.
  await expect.poll(asked).toBe(priya)
  expect(viewFlex(flex()).workers.map(({ activity }) => activity)).toEqual(['Available', 'Offline', 'Offline'])
  agents.changeActivity(flex(), 'priya.kumar', 'Break')
  await expect.poll(asked).toBe(null)
  expect((await taskOf(task)).assignmentStatus).toBe('pending')
  agents.changeActivity(flex(), 'mara.lind', 'Available')
  await expect.poll(asked).toBe(mara)
  agents.accept(flex(), task, 'mara.lind')
  expect((await taskOf(task)).assignmentStatus).toBe('assigned')
})

it('who is asked to take over and says no leaves the chat where it was', async () => {
  const media = await conversation()
  const { task } = await ask(media)
  await expect.poll(() => viewFlex(flex()).tasks[0]?.worker).toBeTruthy()
  agents.accept(flex(), task)
  agents.transfer(flex(), 'Priya Kumar', task, 'Ben Okafor')
  await expect.poll(() => viewFlex(flex()).tasks[1]?.status).toBe('reserved')
  agents.reject(flex(), viewFlex(flex()).tasks[1]!.sid)
  expect(viewFlex(flex()).tasks.map(({ sid, status, asked }) => [sid, status, asked])).toEqual([
    [task, 'assigned', null],
  ])
  expect(() => agents.transfer(flex(), 'Priya Kumar', task, 'Mara Lind')).toThrow('Mara Lind is not available.')
  agents.leaveChat(flex(), 'Priya Kumar', task)
  expect(viewFlex(flex()).tasks).toEqual([])
  expect((await client.conversations.v1.conversations(media).fetch()).state).toBe('active')
  const inside = await client.conversations.v1.conversations(media).participants.list()
  expect(inside.map(({ identity }) => identity)).toEqual(['gd_ann'])
})

it('a workflow sends by attributes and ends by time; a sink hears of it, again where it did not answer', async () => {
  const { taskrouterWorkspaceSid } = await set()
  const workspace = client.taskrouter.v1.workspaces(taskrouterWorkspaceSid)
  const queue = await workspace.taskQueues.create({ friendlyName: 'Discord', targetWorkers: 'name == "nobody"' })
  const filter = { expression: 'guildesk.number == 1042', targets: [{ queue: queue.sid, timeout: 60 }] }
  const workflow = await workspace.workflows.create({
    friendlyName: 'Discord',
    configuration: JSON.stringify({ task_routing: { filters: [filter] } }),
    taskReservationTimeout: 30,
  })
  await workspace.taskChannels.create({ friendlyName: 'Discord', uniqueName: 'discord' })
  const sink = await client.events.v1.sinks.create({
    description: 'Guildesk',
    sinkType: 'webhook',
    sinkConfiguration: { destination: `${receiver.url}/events`, method: 'POST' },
  })
  const types = ['task.created', 'task.canceled', 'workflow.timeout'].map((type) => ({
    type: `com.twilio.taskrouter.${type}`,
    schema_version: 4,
  }))
  await client.events.v1.subscriptions.create({ description: 'Guildesk', sinkSid: sink.sid, types })
  receiver.answerBy(status(503))
  const { task } = await ask(await conversation(), { workflow_sid: workflow.sid, task_channel_unique_name: 'discord' })
  expect(await taskOf(task)).toMatchObject({ taskQueueFriendlyName: 'Discord', taskChannelUniqueName: 'discord' })
  await expect.poll(() => receiver.received.length).toBe(1)
  receiver.answerBy(status(204))
  now += 61_000
  side.side.tick()
  expect(await taskOf(task)).toMatchObject({
    assignmentStatus: 'canceled',
    reason: 'Task canceled on Workflow timeout',
  })
  const taken = () =>
    receiver.received.slice(1).flatMap(({ path, headers, body }) => {
      const signature = String(headers['x-twilio-signature'])
      expect(twilio.validateRequestWithBody(side.authToken, signature, `${receiver.url}${path}`, body)).toBe(true)
      return JSON.parse(body) as { type: string; data: { payload: Record<string, string> } }[]
    })
  // What was refused comes again after a second of the stand-in's clock, so not in its order.
  await expect
    .poll(() => {
      now += 1000
      side.side.tick()
      return taken()
        .map(({ type }) => type.split('.').slice(3).join('.'))
        .sort()
    })
    .toEqual(['task.canceled', 'task.created', 'workflow.timeout'])
  const canceled = taken().find(({ type }) => type.endsWith('task.canceled'))
  expect(canceled?.data.payload).toMatchObject({
    task_sid: task,
    task_assignment_status: 'canceled',
    task_canceled_reason: 'Task canceled on Workflow timeout',
  })
  const again = { ...filter, targets: [{ queue: 'WQ00000000000000000000000000000000' }] }
  const broken = JSON.stringify({ task_routing: { filters: [again] } })
  await expect(workspace.workflows(workflow.sid).update({ configuration: broken })).rejects.toMatchObject({
    status: 400,
  })
})

it('what is not the account of who asks is not there', async () => {
  await expect(client.flexApi.v1.interaction('KD00000000000000000000000000000000').fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  })
  await expect(
    client.flexApi.v1.interaction.create({ channel: { type: 'discord' }, routing: {} }),
  ).rejects.toMatchObject({ status: 400 })
})

it('what was going on goes on after a restart', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'flex-'))
  const first = await startTwilio({ dataFolder: folder })
  const asked = twilioClient(first)
  const { sid } = await asked.conversations.v1.conversations.create({ friendlyName: 'Case #8' })
  const { taskrouterWorkspaceSid, taskrouterTargetWorkflowSid } = await asked.flexApi.v1.configuration().fetch()
  await asked.flexApi.v1.interaction.create({
    channel: { type: 'web', initiated_by: 'api', properties: { media_channel_sid: sid } },
    routing: { properties: { workspace_sid: taskrouterWorkspaceSid, workflow_sid: taskrouterTargetWorkflowSid } },
  })
  await first.close()
  const second = await startTwilio({ dataFolder: folder })
  await expect.poll(() => viewFlex(second.twilio).tasks[0]?.status).toBe('reserved')
  agents.accept(second.twilio, sid)
  expect(viewChat(second.twilio, sid).lines).toMatchObject([{ text: 'Priya Kumar joined' }])
  await second.close()
  await rm(folder, { recursive: true })
})
