import { Client, GatewayDispatchEvents } from '@discordjs/core'
import { REST } from '@discordjs/rest'
import { type SessionInfo, WebSocketManager } from '@discordjs/ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'

const DIRECT = 1 << 12
const GUILD = (1 << 9) | 1
const CONTENT = 1 << 15

let sandbox: TestSandbox
let kofi: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ heartbeatMs: 2000 })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
})
afterEach(() => sandbox.close())

const say = (content: string, channel = 'dm') => sandbox.act('send', { member: kofi, channel, content })

describe('with the real @discordjs libraries', () => {
  it('connects, hears direct messages, answers, and hears itself with the nonce', async () => {
    const rest = new REST({ api: sandbox.running.apiBase, version: '10' }).setToken(sandbox.running.token)
    let session: SessionInfo | null = null
    const gateway = new WebSocketManager({
      token: sandbox.running.token,
      intents: DIRECT | GUILD,
      rest,
      retrieveSessionInfo: () => session,
      updateSessionInfo: (_shard, info) => {
        session = info
      },
    })
    const client = new Client({ rest, gateway })
    const heard: { content: string; nonce: unknown }[] = []
    const done = new Promise<void>((resolve) => {
      client.on(GatewayDispatchEvents.MessageCreate, async ({ data, api }) => {
        heard.push({ content: data.content, nonce: data.nonce })
        if (data.author.bot) return resolve()
        await api.channels.createMessage(data.channel_id, { content: 'answer', nonce: 'n1', enforce_nonce: true })
      })
    })
    const guild = new Promise<string>((resolve) =>
      client.once(GatewayDispatchEvents.GuildCreate, ({ data }) => resolve(data.name)),
    )
    await gateway.connect()
    expect(await guild).toBe('Lumen Trails')
    await say('hello')
    await done
    expect(heard).toEqual([
      { content: 'hello', nonce: undefined },
      { content: 'answer', nonce: 'n1' },
    ])
    await sandbox.act('drop-socket', { code: 4000 })
    const resumed = new Promise((resolve) => client.once(GatewayDispatchEvents.Resumed, resolve))
    await say('while away')
    await resumed
    expect(heard.map((message) => message.content)).toEqual(['hello', 'answer', 'while away'])
    await gateway.destroy()
  })
})

describe('sessions', () => {
  it('replays what was missed, and counts nothing twice that was not written twice', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    await say('one')
    const { s } = await first.next('MESSAGE_CREATE')
    await sandbox.act('drop-socket', {})
    expect(await first.closed()).toBe(4000)
    await say('two')
    await say('three')
    const again = await RawGateway.resume(sandbox.running, first.sessionId, s!)
    expect((await again.next('MESSAGE_CREATE')).d.content).toBe('two')
    expect((await again.next('MESSAGE_CREATE')).d.content).toBe('three')
    await again.next('RESUMED')
    expect((await sandbox.act('ledger', {})).in).toEqual({ sent: 3, arrived: 3, twice: 0 })
    again.close()
  })

  it('trims its buffer at the heartbeat, so that a resume below it is refused', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    await say('one')
    const { s } = await first.next('MESSAGE_CREATE')
    first.send(1, s)
    await first.nextOp(11)
    first.close(4000)
    const refused = await RawGateway.resume(sandbox.running, first.sessionId, s! - 1)
    expect((await refused.nextOp(9)).d).toBe(false)
    refused.close()
  })

  it('refuses a lost session with "invalid session", d: false', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    await sandbox.act('lose-session', {})
    await first.closed()
    const refused = await RawGateway.resume(sandbox.running, first.sessionId, first.sequence)
    expect((await refused.nextOp(9)).d).toBe(false)
    refused.close()
  })

  it('goes on speaking over a living socket whose session cannot be resumed any more', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    await sandbox.act('lose-session', { drop: false })
    await say('still here')
    expect((await first.next('MESSAGE_CREATE')).d.content).toBe('still here')
    first.close(4000)
    const refused = await RawGateway.resume(sandbox.running, first.sessionId, first.sequence)
    expect((await refused.nextOp(9)).d).toBe(false)
    refused.close()
  })

  it('closes with 4007 on a sequence that was never given, and with 4009 on a missing heartbeat', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    first.close(4000)
    const resumed = await RawGateway.resume(sandbox.running, first.sessionId, first.sequence + 100)
    expect(await resumed.closed()).toBe(4007)
    const hurried = await TestSandbox.start({ heartbeatMs: 1 })
    const silent = new RawGateway(hurried.running.gatewayUrl)
    expect(await silent.closed()).toBe(4009)
    await hurried.close()
  })

  it('asks to reconnect, and a session ends when the client says 1000', async () => {
    const first = await RawGateway.identify(sandbox.running, DIRECT)
    await sandbox.act('ask-reconnect', {})
    await first.nextOp(7)
    first.close(1000)
    await first.closed()
    const refused = await RawGateway.resume(sandbox.running, first.sessionId, first.sequence)
    expect((await refused.nextOp(9)).d).toBe(false)
    refused.close()
  })
})

describe('refusals', () => {
  it.each([
    ['a wrong token', 4004, DIRECT, 'wrong'],
    ['intents that are none', 4013, 1 << 30, undefined],
    ['MESSAGE_CONTENT that was not granted', 4014, CONTENT, undefined],
    ['GUILD_MEMBERS that was not granted', 4014, 2, undefined],
  ])('closes on %s with %i', async (_what, code, intents, token) => {
    const gateway = await RawGateway.identify(sandbox.running, intents, token)
    expect(await gateway.closed()).toBe(code)
  })

  it.each([
    ['what is not JSON', 4002, (gateway: RawGateway) => gateway.sendText('{')],
    ['an unknown opcode', 4001, (gateway: RawGateway) => gateway.send(99, null)],
    ['presence before identifying', 4003, (gateway: RawGateway) => gateway.send(3, {})],
  ])('closes on %s with %i', async (_what, code, act) => {
    const gateway = new RawGateway(sandbox.running.gatewayUrl)
    await gateway.nextOp(10)
    act(gateway)
    expect(await gateway.closed()).toBe(code)
  })

  it('closes on identifying twice with 4005, and lets nobody in while the gateway is off', async () => {
    const gateway = await RawGateway.identify(sandbox.running, DIRECT)
    gateway.send(2, { token: sandbox.running.token, intents: DIRECT })
    expect(await gateway.closed()).toBe(4005)
    await sandbox.act('gateway', { on: false })
    expect(await new RawGateway(sandbox.running.gatewayUrl).closed()).toBe(1006)
  })
})

describe('intents and permissions', () => {
  it('hides the words of guild messages without MESSAGE_CONTENT, unless the application is mentioned', async () => {
    const general = await sandbox.channel('general')
    const gateway = await RawGateway.identify(sandbox.running, GUILD)
    await sandbox.act('send', {
      member: kofi,
      channel: general,
      content: 'secret',
      files: [{ name: 'a.txt', base64: 'aGk=' }],
    })
    expect((await gateway.next('MESSAGE_CREATE')).d).toMatchObject({
      content: '',
      attachments: [],
      embeds: [],
      components: [],
    })
    await say(`<@${sandbox.running.applicationId}> help`, general)
    expect((await gateway.next('MESSAGE_CREATE')).d.content).toContain('help')
    await say('direct')
    await say('marker', general)
    expect((await gateway.next('MESSAGE_CREATE')).d.guild_id).toBe(sandbox.running.guildId)
    gateway.close()
  })

  it('shows them with it, and closes with 4014 when it is taken away', async () => {
    const general = await sandbox.channel('general')
    await sandbox.act('message-content', { granted: true })
    const gateway = await RawGateway.identify(sandbox.running, GUILD | CONTENT)
    await say('open', general)
    expect((await gateway.next('MESSAGE_CREATE')).d.content).toBe('open')
    await sandbox.act('message-content', { granted: false })
    expect(await gateway.closed()).toBe(4014)
  })

  it('tells nothing of channels that the application cannot see', async () => {
    const general = await sandbox.channel('general')
    await sandbox.act('deny-permission', { channel: general, permission: 'VIEW_CHANNEL' })
    const gateway = await RawGateway.identify(sandbox.running, GUILD)
    await say('unseen', general)
    await say('seen', await sandbox.channel('walks'))
    expect((await gateway.next('MESSAGE_CREATE')).d.channel_id).toBe(await sandbox.channel('walks'))
    gateway.close()
  })
})
