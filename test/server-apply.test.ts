import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readServerFile } from '../src/connectors/discord/server/read-server-file.ts'
import type { ServerRun } from '../src/protocol/server.ts'
import { SERVER_TEMPLATE } from '../src/protocol/server-template.ts'
import { KeptServer } from './support/kept-server.ts'

/** A guild that somebody has just made becomes the template, by the connector's own verbs against the simulated Discord. */
const fileOf = (text: string) => {
  const read = readServerFile(text)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.file
}

const undone = (run: ServerRun) => run.steps.filter(({ state }) => state !== 'done').map(({ id, words }) => [id, words])

/** What stands in the guild, by kind and name. */
async function namesIn(server: KeptServer) {
  const { roles, channels } = await server.sandbox.state()
  const panels = await Promise.all(
    ['start-here', 'rules'].map(async (name) => {
      const channel = await server.sandbox.channel(name)
      return (await server.sandbox.act('messages', { channel })).length
    }),
  )
  const rules = await server.sandbox.rest('GET', `/guilds/${server.work.guild}/auto-moderation/rules`)
  return {
    roles: roles.map(({ name }) => name).sort(),
    channels: channels.flatMap((channel) => ('name' in channel && channel.name ? [channel.name] : [])).sort(),
    panels,
    rules: rules.body.map(({ name }: { name: string }) => name).sort(),
  }
}

const WHOLE = {
  roles: ['@everyone', 'Admin', 'Agent', 'Helper', 'Lumi', 'Member', 'Moderator'],
  channels: [
    ...['Community', 'Help', 'Staff', 'Welcome', 'announcements', 'bug-report', 'desk', 'feature-request'],
    ...['general', 'mod-log', 'rules', 'start-here', 'support'],
  ],
  panels: [1, 1],
  rules: ['Guildesk: invites', 'Guildesk: mentions', 'Guildesk: scams', 'Guildesk: spam'],
}

describe('an empty guild', () => {
  let server: KeptServer
  beforeAll(async () => {
    server = await KeptServer.open('empty')
  })
  afterAll(() => server.close())

  test('becomes the template, and the next plan is empty', async () => {
    const run = await server.apply()
    expect(undone(run)).toEqual([])
    expect(run).toMatchObject({ state: 'done', words: null })
    expect(await namesIn(server)).toEqual(WHOLE)
    expect(await server.plan()).toEqual([])
    // Applied again it does nothing at all.
    const before = server.requests.length
    expect((await server.apply()).steps).toEqual([])
    expect(server.requests.slice(before).filter((request) => !request.startsWith('GET'))).toEqual([])
  })

  test('is written as the file that made it', async () => {
    const written = await server.export()
    expect(fileOf(written)).toEqual(fileOf(SERVER_TEMPLATE))
    expect(await server.plan(written)).toEqual([])
  })

  test('is not pruned of what the file names, and a panel that goes out of the file is deleted with --prune alone', async () => {
    const less = SERVER_TEMPLATE.replace(/ {8}panels:\n {10}- key: rules[\s\S]*?emoji: 🚩 }\n/, '')
    expect(await server.plan(less)).toEqual([])
    expect(await server.plan(less, true)).toHaveLength(1)
    expect((await server.apply(less, { prune: true })).state).toBe('done')
    expect((await namesIn(server)).panels).toEqual([1, 0])
    expect((await server.apply(SERVER_TEMPLATE)).state).toBe('done')
  })
})

test('whatever the moment of a kill, nothing is made twice', async () => {
  const server = await KeptServer.open('empty')
  let kills = 0
  // Each run ends with its first change: done at Discord, and never heard of by us.
  server.onChange = (_call, when) => {
    if (when === 'after') throw new Error('killed')
  }
  for (; kills < 60; kills += 1) {
    const run = await server.apply(SERVER_TEMPLATE).catch((error: Error) => error.message)
    if (run !== 'killed') break
    await server.forgetRun()
  }
  expect(kills).toBeGreaterThan(25)
  expect(await namesIn(server)).toEqual(WHOLE)
  expect(await server.plan()).toEqual([])
  await server.close()
})

test('what Discord only wants a moment for is waited out, and an answer that never came is looked up', async () => {
  const server = await KeptServer.open('empty', { lifted: false })
  const waits: number[] = []
  await server.sandbox.act('answer-errors', { count: 1, status: 502, when: 'after', route: 'POST /guilds' })
  await server.sandbox.act('rate-limit', { seconds: 40, route: '/roles' })
  const run = await server.apply(SERVER_TEMPLATE, { waits })
  expect(run.state).toBe('done')
  expect(Math.max(...waits)).toBeGreaterThan(30_000)
  expect(await namesIn(server)).toEqual(WHOLE)
  await server.close()
})

describe('a guild that is changed meanwhile', () => {
  let server: KeptServer
  beforeAll(async () => {
    server = await KeptServer.open('empty')
  })
  afterAll(() => server.close())

  test('goes on by a new plan: what was made stays made, what was taken away is made again', async () => {
    let steps = 0
    server.onChange = async ({ route }, when) => {
      if (when !== 'before' || !route.endsWith('/channels')) return
      steps += 1
      if (steps !== 6) return
      const member = await server.owner()
      await server.sandbox.act('delete-role', { member, role: await server.role('Member') })
      await server.sandbox.act('delete-channel', { member, channel: await server.sandbox.channel('Help') })
    }
    const run = await server.apply()
    expect(undone(run)).toEqual([])
    expect(await namesIn(server)).toEqual(WHOLE)
    expect(await server.plan()).toEqual([])
  })

  test('what came after the plan was looked at is not deleted with --prune', async () => {
    const member = await server.owner()
    const make = (name: string) => server.sandbox.act('create-channel', { member, name })
    await make('old')
    const file = SERVER_TEMPLATE.replace('topic: Everything else', 'topic: All else')
    server.onChange = async (_call, when) => {
      if (when !== 'before') return
      server.onChange = undefined
      await make('young')
    }
    const run = await server.apply(file, { prune: true })
    expect(run.state).toBe('failed')
    expect(undone(run)).toEqual([[expect.stringMatching(/^delete channel/), expect.stringContaining('so it stays')]])
    const { channels } = await namesIn(server)
    expect([channels.includes('old'), channels.includes('young')]).toEqual([false, true])
    const { rows } = await server.core.database.pool.query(
      `select facts from audit_entry where act = 'server.applied' order by at desc, id desc limit 1`,
    )
    expect(rows).toEqual([{ facts: { guild: server.work.guild, prune: 'true' } }])
  })
})

test('the simulated server of the template needs nothing but its panels, which are messages of ours', async () => {
  const server = await KeptServer.open('template')
  expect(await server.plan()).toEqual(['post panel start-here/start', 'post panel rules/rules'])
  expect((await server.apply()).state).toBe('done')
  expect(await server.plan()).toEqual([])
  // It has roles of its own beside; a file with all of them asks for nothing either, and comes back as it is.
  const written = await server.export()
  expect(await server.plan(written, true)).toEqual([])
  expect((await server.apply(written)).state).toBe('done')
  expect(await server.export()).toBe(written)
  await server.close()
})
