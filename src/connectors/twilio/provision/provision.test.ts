import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  interactionWebhooks,
  sinks,
  subscriptions,
  taskQueues,
  workflows,
} from '../../../../sandbox/twilio/flex/model.ts'
import { flowsOf, revisionsOf } from '../../../../sandbox/twilio/studio/tables.ts'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { startTestTwilio, type TestTwilio } from '../../../../test/support/twilio.ts'
import { Secrets } from '../../../kernel/secrets/secrets.ts'
import type { ProvisionPlan } from '../../../protocol/twilio.ts'
import { readAccount, type StoredAccount, savePlaces, upsertAccount } from '../accounts.ts'
import { openTwilioClient } from '../client.ts'
import { applyProvision, planProvision } from './provision.ts'

const PUBLIC_URL = 'https://desk.lumentrails.example'

let core: TestCore
let stood: TestTwilio
let publicUrl: string
const secrets = new Secrets('a key that is long enough for tests')

beforeAll(async () => {
  core = await openTestCore()
})
beforeEach(async () => {
  stood = await startTestTwilio()
  publicUrl = PUBLIC_URL
  await connect(stood)
  return async () => {
    await stood.stop()
    expect(stood.conforming).toMatchObject({ violations: [], wrongAnswers: [] })
  }
})
afterAll(() => core.close())

async function connect({ accountSid, authToken, apiBase }: TestTwilio): Promise<void> {
  const { kernel, workspace, clock } = core
  const at = clock.now()
  await upsertAccount(kernel.db, secrets, { workspace, accountSid, authToken, apiBase, simulated: true, at })
}

const account = async (): Promise<StoredAccount> => {
  const stored = await readAccount(core.kernel.db, secrets, core.workspace)
  if (!stored) throw new Error('no account')
  return stored
}
const plan = async () => planProvision({ kernel: core.kernel, account: await account(), publicUrl })
const apply = async () => applyProvision({ kernel: core.kernel, account: await account(), publicUrl })
const acts = ({ steps }: ProvisionPlan) =>
  Object.fromEntries(steps.flatMap(({ what, action }) => (action === 'keep' ? [] : [[what, action]])))
const noteOf = ({ steps }: ProvisionPlan, what: string) => steps.find((step) => step.what === what)?.note
const studio = async () => (await openTwilioClient(await account()).sdk()).studio.v2

test('a new account gets all but the queue, which it has; a second time there is nothing to do', async () => {
  expect(acts(await plan())).toEqual({
    taskChannel: 'create',
    workflow: 'create',
    interactionWebhook: 'create',
    sink: 'create',
    subscription: 'create',
    flow: 'create',
  })
  const before = stood.side.twilio.log.all().length
  await plan()
  expect(
    stood.side.twilio.log
      .all()
      .slice(before)
      .every(({ what }) => what.startsWith('GET ')),
  ).toBe(true)
  const done = await apply()
  expect(done.steps.every(({ sid }) => sid?.length)).toBe(true)
  expect(await plan()).toMatchObject({ empty: true })
  expect(await apply()).toMatchObject({ empty: true })
  const { places } = await account()
  expect(places).toMatchObject({ taskChannel: 'discord', flow: expect.stringMatching(/^FW/) })
  const { world } = stood.side.twilio
  expect(flowsOf(world).all()).toHaveLength(1)
  expect(flowsOf(world).all()[0]).toMatchObject({ status: 'published', revision: 1, sid: places.flow })
  expect(workflows(world).get(places.workflow ?? '')?.name).toBe('Guildesk')
  expect(sinks(world).all()).toHaveLength(1)
})

test('another public address changes what leads to us, and nothing else', async () => {
  await apply()
  publicUrl = 'https://help.lumentrails.example'
  const next = await plan()
  expect(acts(next)).toEqual({ interactionWebhook: 'change', sink: 'change', subscription: 'change', flow: 'change' })
  await apply()
  expect(await plan()).toMatchObject({ empty: true })
  const { world } = stood.side.twilio
  expect(
    interactionWebhooks(world)
      .all()
      .map(({ url }) => new URL(url).host),
  ).toEqual(['help.lumentrails.example'])
  expect(sinks(world).all()).toHaveLength(1)
  expect(
    subscriptions(world)
      .all()
      .map(({ sink }) => sink),
  ).toEqual([sinks(world).all()[0]?.sid])
  expect(revisionsOf(world).all()).toHaveLength(2)
  expect(JSON.stringify(flowsOf(world).all()[0]?.definition)).toContain('https://help.lumentrails.example/hooks/')
})

test('what bears our names and is not ours stays as it is, and is spoken of', async () => {
  const sdk = await openTwilioClient(await account()).sdk()
  const { taskrouterWorkspaceSid: workspace } = await sdk.flexApi.v1.configuration().fetch()
  const there = sdk.taskrouter.v1.workspaces(workspace)
  const [everyone] = await there.taskQueues.list()
  await there.taskQueues(everyone?.sid ?? '').update({ targetWorkers: 'skill == "x"' })
  const theirQueue = await there.taskQueues.create({ friendlyName: 'Guildesk', targetWorkers: 'skill == "y"' })
  const configuration = JSON.stringify({ task_routing: { filters: [], default_filter: { queue: theirQueue.sid } } })
  const theirFlow = await sdk.studio.v2.flows.create({
    friendlyName: 'Guildesk router',
    status: 'draft',
    definition: {
      description: 'theirs',
      states: [{ name: 'Trigger', type: 'trigger', transitions: [], properties: {} }],
      initial_state: 'Trigger',
    },
  })
  const theirWorkflow = await there.workflows.create({ friendlyName: 'Guildesk', configuration })
  const theirSink = await sdk.events.v1.sinks.create({
    description: 'Guildesk',
    sinkType: 'webhook',
    sinkConfiguration: { destination: 'https://elsewhere.example/events', method: 'POST' },
  })
  const before = JSON.stringify([...stood.side.twilio.world.records()].filter((record) => 'value' in record))
  const done = await apply()
  expect(noteOf(done, 'taskQueue')).toContain('another task queue named "Guildesk"')
  expect(noteOf(done, 'workflow')).toContain('another workflow named "Guildesk"')
  expect(noteOf(done, 'flow')).toContain('another flow named "Guildesk router"')
  expect(await plan()).toMatchObject({ empty: true })
  const { world } = stood.side.twilio
  const after = new Map(
    [...world.records()].flatMap((record) => ('value' in record ? [[record.value.sid, record.value]] : [])),
  )
  for (const { value } of JSON.parse(before)) expect(after.get(value.sid)).toEqual(value)
  for (const { sid } of [theirQueue, theirFlow, theirWorkflow, theirSink]) expect(after.has(sid)).toBe(true)
  expect(
    taskQueues(world)
      .all()
      .map(({ name }) => name),
  ).toContainEqual(expect.stringMatching(/^Guildesk \([0-9a-f]{6}\)$/))
})

test('a flow that was changed in Studio keeps its changes, and only our address in it follows', async () => {
  await apply()
  const { flow = '' } = (await account()).places
  const flows = (await studio()).flows(flow)
  const definition = (await flows.fetch()).definition as { description: string }
  await flows.update({ status: 'published', definition: { ...definition, description: 'With opening hours' } })
  const edited = await plan()
  expect(edited.empty).toBe(true)
  expect(noteOf(edited, 'flow')).toBe('It was changed in Studio (revision 2) and stays so.')
  publicUrl = 'https://help.lumentrails.example'
  await apply()
  const now = await flows.fetch()
  expect(now.definition).toMatchObject({ description: 'With opening hours' })
  expect(JSON.stringify(now.definition)).toContain('https://help.lumentrails.example/hooks/')
  expect(await plan()).toMatchObject({ empty: true })
})

test('a workflow that was chosen is used as it is, and the flow sends to it', async () => {
  const sdk = await openTwilioClient(await account()).sdk()
  const { taskrouterWorkspaceSid: workspace } = await sdk.flexApi.v1.configuration().fetch()
  const [theirs] = await sdk.taskrouter.v1.workspaces(workspace).workflows.list()
  await apply()
  await savePlaces(core.kernel.db, await account(), { workflow: theirs?.sid ?? '' }, core.clock.now())
  const next = await plan()
  expect(acts(next)).toEqual({ flow: 'change' })
  await apply()
  expect(JSON.stringify(flowsOf(stood.side.twilio.world).all()[0]?.definition)).toContain(theirs?.sid)
  expect((await account()).places.workflow).toBe(theirs?.sid)
})

test('who is stopped in the middle goes on where it was, also where the last thing was made but not written down', async () => {
  stood.side.twilio.faults.next.push({ route: 'POST events.twilio.com/v1/Sinks', fault: 'lost', left: 1 })
  await expect(apply()).rejects.toThrow('Twilio cannot be reached')
  expect(acts(await plan())).toEqual({ subscription: 'create', flow: 'create' })
  await apply()
  expect(sinks(stood.side.twilio.world).all()).toHaveLength(1)
  expect(await plan()).toMatchObject({ empty: true })
})

test('who applies twice at once makes everything once', async () => {
  const [one, other] = await Promise.all([apply(), apply()])
  // Whichever came first.
  expect([one.empty, other.empty].sort()).toEqual([false, true])
  const { world } = stood.side.twilio
  expect([flowsOf(world), sinks(world), interactionWebhooks(world)].map((table) => table.all().length)).toEqual([
    1, 1, 1,
  ])
})

test('what was removed at Twilio is made again; what another account has is nothing to this one', async () => {
  await apply()
  const { flow = '' } = (await account()).places
  await (await studio()).flows(flow).remove()
  expect(acts(await plan())).toEqual({ flow: 'create' })
  const other = await startTestTwilio()
  await connect(other)
  expect(Object.keys(acts(await plan()))).toHaveLength(6)
  await other.stop()
})
