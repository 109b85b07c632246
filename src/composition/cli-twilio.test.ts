import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../test/support/core.ts'
import { startTestTwilio, type TestTwilio } from '../../test/support/twilio.ts'
import type { Config } from '../config.ts'
import { upsertAccount } from '../connectors/twilio/accounts.ts'
import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { openSecrets } from '../kernel/secrets/open-secrets.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import type { Cli } from './cli-kernel.ts'
import { provisionTwilio } from './cli-twilio.ts'

const config = { secret: 'a key that is long enough for tests', dataFolder: '/nowhere' } as Config

let core: TestCore
let stood: TestTwilio
let secrets: Secrets
let cli: Cli
beforeAll(async () => {
  core = await openTestCore()
  stood = await startTestTwilio()
  secrets = await openSecrets(core.kernel.db, { configured: config.secret, dataFolder: config.dataFolder })
  cli = { kernel: core.kernel, pool: core.database.pool, config, publicUrl: 'https://desk.lumentrails.example' }
})
afterAll(async () => {
  await stood.stop()
  await core.close()
})

const connect = (workspace: number, simulated: boolean) => {
  const { accountSid, authToken, apiBase } = stood
  const at = core.clock.now()
  return upsertAccount(core.kernel.db, secrets, { workspace, accountSid, authToken, apiBase, simulated, at })
}

test('what is asked for wrongly, or without an account, is said in one line', async () => {
  await expect(provisionTwilio(cli, [])).rejects.toThrow('Say plan or apply.')
  await expect(provisionTwilio(cli, ['plan', 'everything'])).rejects.toThrow('Say plan or apply.')
  await expect(provisionTwilio(cli, ['plan', '--force'])).rejects.toThrow('guildesk twilio apply')
  await expect(provisionTwilio(cli, ['plan'])).rejects.toThrow('No Twilio account is connected.')
})

test('the plan says what would be done, and why something is as it is; its end says by its code whether there is anything', async () => {
  await connect(core.workspace, true)
  const plan = await provisionTwilio(cli, ['plan'])
  expect(plan.code).toBe(2)
  expect(plan.said.split('\n')).toEqual([
    `Lumen Trails: Twilio account ${stood.accountSid}, which reaches us at https://desk.lumentrails.example`,
    expect.stringMatching(/^ {2}keep {4}task queue "Everyone" \(WQ[0-9a-f]{32}\)$/),
    '          It takes every worker, so it is used as it is.',
    '  create  task channel "Discord"',
    '  create  workflow "Guildesk"',
    '  create  webhook for interactions "Interaction webhook"',
    '  create  sink of Event Streams "Guildesk"',
    '  create  subscription of Event Streams "Guildesk"',
    '  create  Studio flow "Guildesk router"',
    '6 of 7 to make or change: "guildesk twilio apply" does it.',
  ])
  expect(await provisionTwilio(cli, ['apply'])).toMatchObject({ code: 0 })
  expect(await provisionTwilio(cli, ['plan'])).toMatchObject({ code: 0 })
  expect((await provisionTwilio(cli, ['apply'])).said).toContain('Everything was as it should be.')
})

test('of several workspaces the real one is meant, unless one is named', async () => {
  const { kernel } = core
  const at = core.clock.now()
  const real = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Aurora', demo: false, at }))
  await connect(real, false)
  expect((await provisionTwilio(cli, ['plan'])).said).toContain('Aurora: ')
  expect((await provisionTwilio(cli, ['plan', '--workspace', 'lumen trails'])).said).toContain('Lumen Trails: ')
  await expect(provisionTwilio(cli, ['plan', '--workspace', '77'])).rejects.toThrow(
    `accounts are connected in ${core.workspace} (Lumen Trails), ${real} (Aurora)`,
  )
})

test('what Twilio refuses is said as it says it', async () => {
  stood.side.revoke()
  await expect(provisionTwilio(cli, ['plan'])).rejects.toThrow('Twilio does not do that: Authenticate')
})
