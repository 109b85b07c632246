import { v7 } from 'uuid'
import { expectPage } from '../support/pages.ts'
import type { DeskClient, Product } from '../support/product.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

const DAY_MS = 86_400_000
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

const NEWS = `# Version 2.4 is out
New **lantern trails** in the north, and walks start twice as fast.
- Offline maps for every trail
- Fewer crashes on Android

All of it: <https://example.org/2-4>`

/** What the pictures of announcements show. */
export interface Announced {
  posted: string
  scheduled: string
  source: string
}

/** One that was posted and changed, two to come, a draft, and a source that has brought two to approve. */
export async function announce(product: Product): Promise<Announced> {
  const rpc = product.rpc()
  const { items } = await rpc.announcements.places()
  const [first] = items
  if (!first) throw new Error('There is no channel that announcements can go to.')
  const place = { guild: first.guild, id: first.id }
  const write = (text: string, more: Partial<Parameters<typeof rpc.announcements.create>[0]> = {}) =>
    rpc.announcements.create({ id: v7(), place, text, ...more })
  const news = await write(NEWS.replace('2.4', '2.3'), { crosspost: first.publishes, pin: true })
  await rpc.announcements.post({ id: news.id, version: news.version })
  await expectPage.poll(async () => (await rpc.announcements.show({ id: news.id })).state).toBe('posted')
  const { version } = await rpc.announcements.show({ id: news.id })
  await rpc.announcements.update({ id: news.id, version, text: NEWS })
  const walk = await write('The **winter walk** begins on Saturday at 18:00. Bring a lantern, bring a friend.')
  await rpc.announcements.schedule({ id: walk.id, version: walk.version, wall: `${dayFrom(2)}T10:00`, zone: 'UTC' })
  const pause = await write('Trails are closed for an hour tonight while the lanterns are changed.')
  await rpc.announcements.schedule({ id: pause.id, version: pause.version, wall: `${dayFrom(5)}T18:00`, zone: 'UTC' })
  await write('What we are planning for spring')
  return { posted: news.id, scheduled: walk.id, source: await bring(rpc, place, product.url) }
}

async function bring(rpc: DeskClient, place: { guild: string; id: string }, url: string): Promise<string> {
  const template = '**{title}**\n{link}'
  const { source, secret } = await rpc.sources.create({
    kind: 'webhook',
    name: 'X by Zapier',
    place,
    template,
    plainSecret: true,
  })
  for (const [id, title] of ['The photos of the lantern festival', 'We are looking for a trail keeper'].entries()) {
    await fetch(`${url}${new URL(source.url).pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ id: `post-${id}`, title, link: `https://example.org/posts/${id}` }),
    })
  }
  return source.id
}

/** The pages of announcements in one look. */
export async function shootAnnouncements({ studio, full }: Stage, look: Look, announced: Announced): Promise<void> {
  const page = await studio.page(look, full)
  for (const [title, path, words] of [
    ['Announcements', '/announcements', 'We are looking for a trail keeper'],
    ['Announcements past', '/announcements?show=past', 'Version 2.4 is out'],
    ['Announcements calendar', '/announcements?show=calendar', 'winter walk'],
    ['Announcement posted', `/announcements/${announced.posted}`, 'Earlier wordings'],
    ['Announcement source', `/announcements/sources/${announced.source}`, 'How it is sent'],
  ] as const) {
    await page.goto(`${full.url}${path}`)
    await expectPage(page.getByText(words).filter({ visible: true }).first()).toBeVisible()
    await loaded(page)
    await studio.take(page, title, look)
  }
  await page.goto(`${full.url}/announcements/${announced.scheduled}`)
  await page.getByRole('button', { name: 'Move…' }).click()
  await expectPage(page.getByLabel('Time zone')).toBeVisible()
  await studio.take(page, 'Announcement schedule', look)
  await page.context().close()
}
