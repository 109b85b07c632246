import { expectPage } from '../support/pages.ts'
import type { Product } from '../support/product.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

const FILE_LINES = `version: 1
categories:
  - name: Community
    channels:
      - name: general
        topic: Talk about walks
      - name: trail-reports
        topic: What the trails are like today
        slowmode: 30
      - name: ideas
        type: forum
        tags: [{ name: Trails, emoji: 🥾 }, { name: Other }]
`

/** A server that was applied and then changed by hand. */
export async function changeByHand(product: Product): Promise<void> {
  const guild = await putBack(product)
  const { guild: server, channels } = await product.act('state', {})
  const idOf = (name: string) => channels.find((channel) => channel.name === name)?.id ?? ''
  const member = server.owner_id
  await product.act('change-channel', { member, channel: idOf('rules'), name: 'laws' })
  await product.act('change-overwrite', {
    member,
    channel: idOf('announcements'),
    target: guild,
    allow: ['Send Messages'],
  })
  await product.rpc().server.drift({ guild })
}

/** Makes the server as its file says. Answers its id. */
export async function putBack(product: Product): Promise<string> {
  const rpc = product.rpc()
  const guild = (await rpc.discord.show()).guilds?.[0]?.id ?? ''
  const { hash, steps } = await rpc.server.plan({ guild })
  if (steps.length === 0) return guild
  await rpc.server.apply({ guild, hash })
  await expectPage.poll(async () => (await rpc.server.show({ guild })).run?.state, { timeout: 60_000 }).toBe('done')
  return guild
}

/** The pages about a server in one look. */
export async function shootServer({ studio, full }: Stage, look: Look): Promise<void> {
  const page = await studio.page(look, full)
  const take = async (title: string) => {
    await loaded(page)
    await studio.take(page, title, look)
  }
  await page.goto(`${full.url}/settings/server`)
  await page.getByLabel('Server file, in YAML').fill(FILE_LINES)
  await page.getByRole('button', { name: 'See what would change' }).click()
  const apply = page.getByRole('button', { name: /^Apply \d+/ })
  await expectPage(apply).toBeVisible({ timeout: 30_000 })
  if (look.width === 390) await apply.scrollIntoViewIfNeeded()
  await take('Server plan')
  await page.getByRole('link', { name: /^Changed by hand/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click()
  await expectPage(page.getByText('#rules was renamed to #laws.')).toBeVisible()
  await take('Server drift')
  await page.getByRole('link', { name: /^Health/ }).click()
  await expectPage(page.getByRole('region', { name: 'Health' }).getByRole('listitem').first()).toBeVisible()
  await take('Server health')
  await page.goto(`${full.url}/server/new`)
  await expectPage(page.getByText('Waiting for your message').or(page.getByText(/It works\./))).toBeVisible()
  await take('Wizard')
  await page.context().close()
}
