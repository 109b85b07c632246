import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SandboxMessage } from '../../sandbox/contract.ts'
import { wallOf } from '../../src/protocol/wall-time.ts'
import { type Colleague, joinTeam } from '../support/colleague.ts'
import { until } from '../support/discord.ts'
import { type FeedServer, feed, openFeedServer, rssOf, type SampleItem } from '../support/feeds/feed-server.ts'
import { expectPage, heard, memberWindow, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { go } from '../support/report-pages.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// Announcements on two pages at once: the desk of a moderator, and what a member reads in #announcements. Each test goes on where the one before ended.
const MINUTE = 60_000
const MARK = 'Lumen Trails, official. Is somebody really one of us? /verify'
const MEI = 'Mei-Ling Tan'
let product: Product
let browser: TestBrowser
let feeds: FeedServer
let moderator: Colleague
let desk: Page
let discord: Page
let mei: Locator

beforeAll(async () => {
  feeds = await openFeedServer()
  const env = { GUILDESK_ALLOW_PRIVATE_HOSTS: feeds.host }
  ;[product, browser] = await Promise.all([Product.start({ clock: true, env }), TestBrowser.open()])
  moderator = await joinTeam(product, 'Malik', 'moderator')
  discord = await browser.discord(product)
  mei = memberWindow(discord, MEI)
  await go(mei, 'announcements')
  desk = await browser.desk(product, '/announcements', { cookie: moderator.cookie })
})
afterAll(async () => {
  await browser.close()
  await product.close()
  await feeds.close()
})

const button = (name: string | RegExp): Locator => desk.getByRole('button', { name, exact: true })
const asked = (): Locator => desk.getByRole('dialog')
const words = (): Locator => desk.getByRole('textbox', { name: 'Words, in Markdown' })
const preview = (): Locator => desk.getByRole('region', { name: /^As Discord shows it/ })
const group = (name: string): Locator => desk.getByRole('region', { name: new RegExp(`^${name}`) })
const look = (name: string): Promise<void> =>
  desk.getByRole('navigation', { name: 'Announcements' }).getByRole('link', { name }).click()
const stands = (said: string | RegExp): Locator => heard(mei, said)

/** One of the acts behind the dots. */
async function more(item: string): Promise<void> {
  await button('More').click()
  await desk.getByRole('menuitem', { name: item }).click()
}

/** What stands in #announcements with such words, as Discord has it. */
async function posted(part: string): Promise<SandboxMessage[]> {
  const { channels } = await product.act('state', {})
  const channel = channels.find((each) => 'name' in each && each.name === 'announcements')?.id ?? ''
  return (await product.act('messages', { channel })).filter(({ content }) => content.includes(part))
}

async function overview(): Promise<void> {
  await desk.getByRole('link', { name: 'Announcements' }).last().click()
  await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText('Announcements')
}

describe('written by hand', () => {
  test('with Discord’s look of it beside, kept as a draft', async () => {
    await desk.getByRole('link', { name: 'Write an announcement' }).click()
    await words().fill('# Version 1.43\n**Aurora** mode for everybody, and:\n- the owl is back\n- maps load offline')
    await expectPage(preview().getByText('Version 1.43', { exact: true })).toBeVisible()
    await expectPage(preview().locator('strong')).toHaveText('Aurora')
    await expectPage(preview().getByRole('listitem')).toHaveText(['the owl is back', 'maps load offline'])
    await expectPage(preview()).toContainText(MARK)
    await expectPage(preview()).toContainText('#announcements')
    await expectPage(preview()).toContainText(/LumiAPP/)
    await button(/^Save draft/).click()
    await expectPage(desk.getByText('Not saved yet')).toHaveCount(0)
    await overview()
    await expectPage(group('Drafts').getByRole('listitem')).toContainText('Version 1.43')
    await group('Drafts')
      .getByRole('link', { name: /Version 1.43/ })
      .click()
    await expectPage(words()).toHaveValue(/maps load offline$/)
  })

  test('a role is mentioned by choice alone, and everyone only after a question', async () => {
    const mentions = desk.getByRole('combobox', { name: 'Mentions' })
    await expectPage(mentions).toHaveValue('')
    await mentions.selectOption('everyone')
    await expectPage(asked()).toContainText('Every member who can read the channel is notified')
    await expectWhole(desk)
    await asked().getByRole('button', { name: 'Mention nobody' }).click()
    await expectPage(mentions).toHaveValue('')
    await mentions.selectOption({ label: '@Night Walker' })
    await expectPage(preview()).toContainText('@Night Walker')
  })

  test('scheduled on the wall of another place, it goes out by itself, once, and is published', async () => {
    const publish = desk.getByRole('switch', { name: 'Publish it to the servers that follow' })
    await expectPage(publish).toHaveAccessibleDescription(/10 of 10 left this hour/)
    await publish.check()
    await button('Schedule…').click()
    await asked().getByRole('combobox', { name: 'Time zone' }).selectOption('Pacific/Chatham')
    const wall = wallOf(new Date(Date.now() + 20 * MINUTE), 'Pacific/Chatham')
    await asked().getByLabel('Day').fill('2020-01-01')
    await expectPage(asked()).toContainText('This moment has passed.')
    await expectPage(asked().getByRole('button', { name: 'Schedule it' })).toBeDisabled()
    await asked().getByLabel('Day').fill(wall.slice(0, 10))
    await asked().getByRole('textbox', { name: 'Time' }).fill(wall.slice(11))
    await expectPage(asked()).toContainText(/In (19|20) m\. For you that is/)
    await expectWhole(desk)
    await asked().getByRole('button', { name: 'Schedule it' }).click()
    await expectPage(desk.getByText(`${wall.slice(11)} in Chatham`).first()).toBeVisible()
    await expectPage(stands('Version 1.43')).toHaveCount(0)
    product.shiftClock(21 * MINUTE)
    await expectPage(stands('Aurora mode for everybody')).toContainText(MARK)
    await expectPage(stands('Aurora mode')).toContainText('@Night Walker')
    await expectPage(stands('Aurora mode')).toContainText('Published')
    await expectPage(stands('Aurora mode')).toHaveCount(1)
    await expectPage(desk.getByRole('region', { name: 'Announcement', exact: true })).toContainText(
      'Published to the servers that follow',
    )
    const [message] = await posted('# Version 1.43')
    expect([message?.mention_roles.length, message?.mention_everyone, message?.mentions]).toEqual([1, false, []])
  })

  test('members read there and cannot write', async () => {
    await expectPage(mei).toContainText('You do not have permission to send messages in this channel.')
    await expectPage(mei.getByRole('textbox', { name: /^Message / })).toHaveCount(0)
  })

  test('edited and pinned where it stands, with every wording kept', async () => {
    await words().fill('# Version 1.43\n**Aurora** mode for everybody, from *today*.')
    await button(/^Change it in Discord/).click()
    await expectPage(stands('from today')).toContainText('(edited)')
    await expectPage(stands('Aurora mode')).toHaveCount(1)
    const earlier = desk.getByRole('region', { name: 'Earlier wordings' })
    await earlier.locator('summary').filter({ hasText: 'Malik' }).click()
    await expectPage(earlier).toContainText('maps load offline')
    await more('Pin')
    await expectPage(mei.getByRole('log')).toContainText('pinned a message')
    await expectPage(desk.getByText(', pinned')).toBeVisible()
    await mei.getByRole('button', { name: 'Pinned messages' }).click()
    await expectPage(discord.getByRole('menuitem', { name: /Version 1.43/ })).toBeVisible()
    await discord.keyboard.press('Escape')
  })

  test('deleted only after a question, in Discord too', async () => {
    await more('Delete in Discord')
    await expectPage(asked()).toContainText('It goes from #announcements')
    await asked().getByRole('button', { name: 'Keep it' }).click()
    await expectPage(stands('Aurora mode')).toHaveCount(1)
    await more('Delete in Discord')
    await asked().getByRole('button', { name: 'Delete it in Discord' }).click()
    await expectPage(stands('Aurora mode')).toHaveCount(0)
    await look('Past')
    await expectPage(desk.getByRole('listitem').filter({ hasText: 'Version 1.43' })).toContainText('Deleted')
  })

  test('posted at once, with what Discord leaves of publishing; deleted there by hand it is known here', async () => {
    await desk.keyboard.press('n')
    await words().fill('The shop is open again.')
    await desk.getByRole('switch', { name: 'Publish it to the servers that follow' }).check()
    await button('Post now').click()
    await expectPage(asked()).toContainText('It mentions nobody.')
    await expectPage(asked()).toContainText('9 of 10 left this hour')
    await asked().getByRole('button', { name: 'Post now' }).click()
    await expectPage(stands('The shop is open again.')).toContainText('Published')
    const { channels, guild } = await product.act('state', {})
    const channel = channels.find((each) => 'name' in each && each.name === 'announcements')?.id ?? ''
    const [message] = (await product.act('messages', { channel })).filter(({ content }) =>
      content.startsWith('The shop'),
    )
    await product.act('delete', { member: guild.owner_id, channel, message: message?.id ?? '' })
    await expectPage(desk.getByRole('link', { name: 'Write it anew' })).toBeVisible()
    await desk.getByRole('link', { name: 'Write it anew' }).click()
    await expectPage(words()).toHaveValue('The shop is open again.')
    await desk.getByRole('link', { name: 'Announcements' }).last().click()
    await asked()
      .getByRole('button', { name: /Leave|Discard/ })
      .click()
  })
})

const one: SampleItem = { title: 'A walk in the fog', id: '1', link: 'https://blog.example/fog', minute: 0 }
const two: SampleItem = { title: 'Owls of the north', id: '2', link: 'https://blog.example/owls', minute: 1 }
const three: SampleItem = { title: 'The lantern of 1843', id: '3', link: 'https://blog.example/lantern', minute: 2 }

/** Fills what is asked of a feed, up to the point where it is added. */
async function addFeed(name: string, path: string): Promise<void> {
  await look('Sources')
  await desk.getByRole('link', { name: 'Add a source' }).click()
  await desk.getByRole('textbox', { name: 'Address' }).fill(`${feeds.url}${path}`)
  await button('Try it').click()
  await expectPage(desk.getByRole('region', { name: 'As Discord would show it' })).toContainText('RSS 2.0')
  await desk.getByRole('textbox', { name: 'Name' }).fill(name)
}

const sourceRow = (name: string): Locator => desk.getByRole('listitem').filter({ hasText: name })
const lookedAt = (name: string) => expectPage(sourceRow(name)).not.toContainText('not looked at yet')

async function lookNow(name: string): Promise<void> {
  await button(`What to do with ${name}`).click()
  await desk.getByRole('menuitem', { name: 'Look now' }).click()
}

describe('from a feed', () => {
  test('tried first, quiet at first; what is new waits, and is posted once somebody approves', async () => {
    feeds.serve('/blog', feed(rssOf([one])))
    await addFeed('Trail blog', '/blog')
    await expectPage(desk.getByRole('region', { name: 'As Discord would show it' })).toContainText(one.title)
    await expectWhole(desk)
    await button('Add the source').click()
    await lookedAt('Trail blog')
    await expectPage(sourceRow('Trail blog')).toContainText('0 announced')
    feeds.serve('/blog', feed(rssOf([two, one])))
    await lookNow('Trail blog')
    await look('Coming')
    const item = group('To approve').getByRole('listitem')
    await expectPage(item).toContainText(two.title)
    await expectPage(item).toContainText('from Trail blog')
    await expectPage(group('To approve').getByText(one.title)).toHaveCount(0)
    await desk.keyboard.press('j')
    await desk.keyboard.press('a')
    await expectPage(asked()).toContainText('Approve it and post to #announcements now?')
    await desk.keyboard.press('Enter')
    await expectPage(stands(two.title)).toContainText(two.link ?? '')
    await expectPage(stands(one.title)).toHaveCount(0)
  })

  test('what is not wanted is dismissed by a key; an automatic source posts by itself', async () => {
    feeds.serve('/blog', feed(rssOf([{ ...three, title: 'We are hiring' }, two, one])))
    feeds.serve('/news', feed(rssOf([one])))
    await look('Sources')
    await lookNow('Trail blog')
    await addFeed('News', '/news')
    await desk.getByRole('switch', { name: 'Wait for approval' }).uncheck()
    await button('Add the source').click()
    await lookedAt('News')
    feeds.serve('/news', feed(rssOf([three, one])))
    await lookNow('News')
    await expectPage(stands(three.title)).toHaveCount(1)
    await look('Coming')
    await expectPage(group('To approve').getByRole('listitem')).toContainText('We are hiring')
    await desk.keyboard.press('j')
    await desk.keyboard.press('d')
    await expectPage(group('To approve')).toHaveCount(0)
    await look('Past')
    await expectPage(desk.getByRole('listitem').filter({ hasText: 'We are hiring' })).toContainText('Dismissed')
    await expectPage(stands(two.title)).toHaveCount(1)
    await expectPage(stands('We are hiring')).toHaveCount(0)
  })
})

describe('who may', () => {
  test('an agent reads it all and is offered nothing to write; the server refuses as well', async () => {
    const agent = await joinTeam(product, 'Tomasz')
    for (const [, looks] of LOOKS) {
      const page = await browser.desk(product, '/announcements?show=past', { ...looks, cookie: agent.cookie })
      await expectPage(page.getByRole('listitem').filter({ hasText: two.title })).toContainText('Posted')
      await expectPage(page.getByRole('link', { name: /^New announcement/ })).toHaveCount(0)
      await expectWhole(page)
      await page.getByRole('link', { name: new RegExp(two.title) }).click()
      await expectPage(page.getByRole('region', { name: 'Announcement', exact: true })).toContainText('Trail blog')
      await expectPage(page.getByRole('textbox', { name: 'Words, in Markdown' })).toHaveCount(0)
      await expectWhole(page)
      await page.context().close()
    }
    const [place] = (await agent.rpc.announcements.places()).items
    const draft = { id: crypto.randomUUID(), place: { guild: place?.guild ?? '', id: place?.id ?? '' }, text: 'Mine' }
    await expect(agent.rpc.announcements.create(draft)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the calendar and the sources are whole in each look, and nothing was complained about', async () => {
    const { items } = await moderator.rpc.announcements.list({ view: 'past' })
    await until(async () => items.length > 3, 'what was posted')
    for (const [, looks] of LOOKS) {
      const page = await browser.desk(product, '/announcements?show=calendar', { ...looks, cookie: moderator.cookie })
      await expectPage(page.getByRole('link', { name: /Version 1.43/ }).filter({ visible: true })).toHaveCount(1)
      await expectWhole(page)
      await page.goto(`${product.url}/announcements?show=sources`)
      await expectPage(page.getByRole('listitem').filter({ hasText: 'News' })).toContainText('posted by itself')
      await expectWhole(page)
      await page.goto(`${product.url}/announcements/new`)
      await expectPage(page.getByRole('textbox', { name: 'Words, in Markdown' })).toBeVisible()
      await expectWhole(page)
      await page.context().close()
    }
    expect(browser.complaints).toEqual([])
  })
})
