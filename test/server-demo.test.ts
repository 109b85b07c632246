import { afterAll, beforeAll, expect, test } from 'vitest'
import { SERVER_TEMPLATE } from '../src/protocol/server-template.ts'
import { until } from './support/discord.ts'
import { Product } from './support/product.ts'

/** The demo's server is kept by the template's file from its first start on, panels and all. */
let product: Product
beforeAll(async () => {
  product = await Product.start({ demo: true, lifted: true })
})
afterAll(() => product.close())

test('the simulated server stands under its file: nothing is left to do, and its panels are pressed', async () => {
  const state = await product.act('state', {})
  const guild = state.guild.id
  const { workspaces } = await product.rpc().me.show()
  const demo = workspaces.find((each) => each.demo)
  expect(demo).toBeDefined()
  await product.rpc().me.switch({ workspace: demo?.id ?? 0 })
  await until(async () => (await product.rpc().server.show({ guild })).appliedAt !== null, 'it is applied', 20_000)
  expect(await product.rpc().server.show({ guild })).toMatchObject({
    file: SERVER_TEMPLATE,
    isTemplate: false,
    drift: [],
  })
  expect((await product.rpc().server.plan({ guild })).steps).toEqual([])
  expect((await product.rpc().settings.show()).announcementChannel?.name).toBe('announcements')

  const channel = state.channels.find((each) => 'name' in each && each.name === 'start-here')?.id ?? ''
  const [panel] = await product.act('messages', { channel })
  expect(panel?.embeds[0]?.title).toBe('How we help you')
  const member = state.members.find(({ user }) => user.global_name === 'Kofi Mensah')?.user.id ?? ''
  await product.act('press', { member, channel, message: panel?.id ?? '', custom_id: 'panel:bug' })
  await until(async () => (await product.act('state', { as: member })).modals.length === 1, 'the form is shown')
})
