import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { setUp } from './support/desk.ts'
import { until } from './support/discord.ts'
import { Product } from './support/product.ts'
import { idsOf, Talk } from './support/talk.ts'

/** The staff channel on the bundle: chosen by the API, written in while the product is killed, and a chat taken there. */

let product: Product
let staff: string
let arjun: string

beforeAll(async () => {
  product = await Product.start({ lifted: true })
  const { channels, guild, members } = await product.act('state', {})
  staff = channels.find((channel) => 'name' in channel && channel.name === 'desk')?.id ?? ''
  arjun = members.find(({ user }) => user.global_name === 'Arjun Nair')?.user.id ?? ''
  await setUp(product, { staffChannel: { guild: guild.id, id: staff } })
})
afterAll(() => product.close())

const lines = (): Promise<SandboxMessage[]> => product.act('messages', { channel: staff })

async function line(part: string): Promise<SandboxMessage> {
  const find = async () => (await lines()).find(({ content }) => content.includes(part))
  await until(async () => (await find()) !== undefined, `a line with "${part}"`, 20_000)
  return (await find()) as SandboxMessage
}

async function waits(name: string): Promise<Talk> {
  const talk = await Talk.joins(product, name)
  await talk.says('I want to talk to a human')
  await talk.is('queued')
  return talk
}

test('an agent links the account with a code of the desk, and takes a chat without leaving Discord', async () => {
  const talk = await waits('Ann')
  const waiting = await line('Ann')
  const [open, take = ''] = (waiting.components as unknown as { components: { url?: string; custom_id?: string }[] }[])
    .flatMap(({ components }) => components)
    .map(({ url, custom_id }) => url ?? custom_id)
  expect(open).toBe(`${product.url}/inbox/unassigned/${talk.conversation}`)
  const { code } = await product.rpc().me.discordCode()
  await product.act('command', {
    member: arjun,
    channel: staff,
    name: 'link',
    options: { code: ` ${code.toLowerCase()} ` },
  })
  await until(async () => (await product.rpc().me.show()).agent.discord !== null, 'the account is linked')
  await product.act('press', { member: arjun, channel: staff, message: waiting.id, custom_id: take })
  await talk.is('assigned')
  await talk.hears('joined')
  expect(idsOf((await line('taken by')).components ?? [])).toEqual([])
  await product.rpc().me.unlinkDiscord()
})

test('killed while lines are written, nobody is told of twice and nobody is left out', async () => {
  const before = (await lines()).length
  const names = Array.from({ length: 9 }, (_, n) => `Walker ${n}`)
  const talks = await Promise.all(names.map((name) => Talk.joins(product, name)))
  await Promise.all(talks.map((talk) => talk.says('I want to talk to a human')))
  await until(async () => (await lines()).length > before, 'the first line')
  await product.kill()
  await product.boot()
  await Promise.all(talks.map((talk) => talk.is('queued')))
  const told = async () => {
    const fresh = (await lines()).slice(before)
    const single = fresh.map(({ content }) => /Walker \d/.exec(content)?.[0] ?? '').filter(Boolean)
    const counted = fresh.flatMap(({ content }) => Number(/(\d+) more/.exec(content)?.[1] ?? 0))
    return { single, all: single.length + counted.reduce((sum, each) => sum + each, 0) }
  }
  await until(async () => (await told()).all === names.length, 'everybody is told of', 20_000)
  const { single } = await told()
  expect(new Set(single).size).toBe(single.length)
  for (const talk of talks) await product.rpc().conversations.take({ id: talk.conversation })
  await until(
    async () => (await lines()).slice(before).every(({ content }) => /taken by|None of them/.test(content)),
    'each line says so',
    20_000,
  )
})
