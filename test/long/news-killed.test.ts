import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../../sandbox/contract.ts'
import { setUp } from '../support/desk.ts'
import { until } from '../support/discord.ts'
import { Product } from '../support/product.ts'

/** News of a case on the bundle: many who wait for it, half of their direct messages closed, and the product killed in the middle. */

let product: Product
let bugs: string

beforeAll(async () => {
  product = await Product.start({ lifted: true })
  const { channels, guild } = await product.act('state', {})
  bugs = channels.find((channel) => 'name' in channel && channel.name === 'bug-report')?.id ?? ''
  await setUp(product, { bugChannel: { guild: guild.id, id: bugs }, virtualAgent: { enabled: false } })
})
afterAll(() => product.close())

async function cardOf(part: string): Promise<SandboxMessage> {
  const find = async () =>
    (await product.act('messages', { channel: bugs })).find(({ embeds }) => embeds[0]?.title?.includes(part))
  await until(async () => (await find()) !== undefined, `a card with ${part}`, 20_000)
  return (await find()) as SandboxMessage
}

async function pressAll(card: SandboxMessage, label: string, members: string[]): Promise<void> {
  const buttons = (card.components as unknown as { components: { label: string; custom_id: string }[] }[]).flatMap(
    ({ components }) => components,
  )
  const custom_id = buttons.find((button) => button.label.startsWith(label))?.custom_id ?? ''
  await product.act('press-many', { channel: bugs, message: card.id, custom_id, members })
}

test('killed twice while news is told, everybody is told once', async () => {
  const rpc = product.rpc()
  const opened = await rpc.cases.open({ type: 'bug', subject: 'Lanterns go out', published: true })
  const { id } = opened
  const card = await cardOf('Lanterns go out')
  const { members } = await product.act('add-members', { count: 120 })
  const [chatty, quiet] = [members.slice(0, 60), members.slice(60)]
  await Promise.all(chatty.map((member) => product.act('send', { member, channel: 'dm', content: 'hello' })))
  await pressAll(card, 'Me too', chatty)
  await pressAll(card, 'Follow', quiet)
  const counted = async () => {
    const { reporters, followers } = await rpc.cases.show({ id })
    return reporters === chatty.length && followers === quiet.length
  }
  await until(counted, 'all are counted', 30_000)
  const closed = chatty.slice(0, 30)
  await product.act('direct-messages-many', { members: closed, open: false })
  await product.act('latency', { ms: 300 })
  await rpc.cases.move({ id, status: 'resolved', fixedIn: '2.3.1' })
  const told = async () => {
    const { direct, mentioned } = await product.act('told', { text: '2.3.1' })
    return [...direct, ...mentioned].map(({ member }) => member)
  }
  for (const some of [3, 70]) {
    await until(async () => (await told()).length >= some, `${some} are told`, 30_000)
    await product.kill()
    // Else it was not the middle.
    expect((await told()).length).toBeLessThan(members.length)
    await product.boot()
  }
  await product.act('latency', { ms: 0 })
  await until(async () => new Set(await told()).size === members.length, 'everybody is told', 60_000)
  const isOver = async () => {
    const { told: sum } = await rpc.cases.show({ id })
    return sum?.told === members.length && sum.unreached === 0
  }
  await until(isOver, 'the desk says so', 30_000)
  expect((await told()).length).toBe(members.length)
  const { direct } = await product.act('told', { text: '2.3.1' })
  expect(direct.length).toBe(chatty.length - closed.length)
})
