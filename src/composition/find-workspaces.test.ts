import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { upsertApplication } from '../connectors/discord/applications.ts'
import { createOwner } from '../core/agent/create-owner.ts'
import { findOwner } from '../core/agent/find-agent.ts'
import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { listWorkspaces } from '../core/workspace/read-workspace.ts'
import { retireDemo } from '../core/workspace/retire-demo.ts'
import { FolderBlobStore } from '../kernel/blobs.ts'
import { Bus } from '../kernel/bus.ts'
import { systemClock } from '../kernel/clock.ts'
import { Database } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openLog } from '../kernel/log.ts'
import { Secrets } from '../kernel/secrets/secrets.ts'
import { findDemoWorkspace, findRealWorkspace } from './find-workspaces.ts'
import { finishRemoval } from './remove-demo.ts'

let database: TestDatabase
let kernel: Kernel
const secrets = new Secrets('0123456789abcdef0123456789abcdef')
const at = new Date()
beforeEach(async () => {
  database = await createTestDatabase()
  const bus = new Bus()
  kernel = { db: new Database(database.pool, bus), bus, clock: systemClock, log: openLog('silent') }
})
afterEach(() => database.drop())

const names = async () => (await listWorkspaces(kernel.db)).map(({ name, demo }) => `${name}${demo ? ' (demo)' : ''}`)
const owner = (workspace: number) =>
  kernel.db.transaction((tx) => createOwner(tx, { workspace, userId: 'u', name: 'Ana', publicName: 'Ana', at }))

test('instances that start at once on an empty database make one real workspace and one demo', async () => {
  const found = await Promise.all([1, 2, 3].map(() => findRealWorkspace(kernel, secrets)))
  const demos = await Promise.all([1, 2, 3].map(() => findDemoWorkspace(kernel)))
  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
  expect(new Set(demos.map(({ id }) => id)).size).toBe(1)
  expect(await names()).toEqual(['My community', 'Lumen Trails (demo)'])
})

test('a demo that comes later has the owner of the real workspace, and one that came before gets them too', async () => {
  const real = await findRealWorkspace(kernel, secrets)
  const before = await findDemoWorkspace(kernel)
  expect(await findOwner(kernel.db, before.id)).toBeNull()
  await owner(real.id)
  expect(await findOwner(kernel.db, before.id)).not.toBeNull()
})

test('the one workspace of an earlier edition stays a demo while it is simulated, and the owner gets a real one beside it', async () => {
  const old = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Aurora', demo: true, at }))
  await owner(old)
  const simulated = { workspace: old, applicationId: '1', token: 't', apiBase: 'http://127.0.0.1/api', simulated: true }
  await upsertApplication(kernel.db, secrets, { ...simulated, at })
  const real = await findRealWorkspace(kernel, secrets)
  expect(await names()).toEqual(['Aurora (demo)', 'My community'])
  expect(await findOwner(kernel.db, real.id)).not.toBeNull()
})

test('where it was connected to a real application, it is the real one', async () => {
  const old = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Aurora', demo: true, at }))
  const application = { workspace: old, applicationId: '1', token: 't', apiBase: null, simulated: false }
  await upsertApplication(kernel.db, secrets, { ...application, at })
  expect(await findRealWorkspace(kernel, secrets)).toMatchObject({ id: old, name: 'Aurora', demo: false })
  expect(await names()).toEqual(['Aurora'])
})

test('a removal that broke off is ended by the next start; without one nothing is touched', async () => {
  const blobs = new FolderBlobStore('/nonexistent', systemClock)
  const real = await findRealWorkspace(kernel, secrets)
  const demo = await findDemoWorkspace(kernel)
  await owner(real.id)
  await finishRemoval({ kernel, blobs })
  expect(await names()).toEqual(['My community', 'Lumen Trails (demo)'])
  await kernel.db.transaction((tx) => retireDemo(tx, at))
  await finishRemoval({ kernel, blobs })
  expect(await names()).toEqual(['My community'])
  const left = await database.pool.query('select workspace from agent union select workspace from audit_entry')
  expect(left.rows).toEqual([{ workspace: real.id }])
  expect(demo.id).not.toBe(real.id)
})
