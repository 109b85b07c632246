import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/discord.ts'
import { expectPage, heard, memberWindow, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { go } from '../support/report-pages.ts'
import { chooseOnChannel } from '../support/server-pages.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// A server from nothing on two pages: the wizard at the desk, and the simulated Discord, in which somebody has just made a server. Each test goes
// on where the one before ended.
const MEI = 'Mei-Ling Tan'
const INGRID = 'Ingrid Solberg'
let product: Product
let browser: TestBrowser
let desk: Page
let discord: Page
let mei: Locator

beforeAll(async () => {
  const starting = Product.start({ demo: true, world: 'empty', lifted: true })
  ;[product, browser] = await Promise.all([starting, TestBrowser.open()])
  // Whoever sets up a first server of their own is done with the demo, which has the simulated Discord until then.
  await until(() => product.log.includes('the demo has its chats'), 'the demo is filled', 20_000)
  await product.rpc().settings.removeDemo()
  desk = await browser.desk(product, '/server/new')
  discord = await browser.discord(product)
  mei = memberWindow(discord, MEI)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const title = (page = desk): Locator => page.getByRole('heading', { level: 1 })
const steps = (): Locator => desk.getByRole('navigation', { name: 'Steps' })
const button = (name: string | RegExp, page = desk): Locator => page.getByRole('button', { name, exact: true })
const plan = (page = desk): Locator => page.getByRole('region', { name: 'Plan', exact: true })
const file = (page = desk): Locator => page.getByRole('textbox', { name: 'Server file, in YAML' })
const part = (name: string): Promise<void> =>
  desk
    .getByRole('navigation', { name: 'Server' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()

/** Acts as somebody else in the window that is named. */
async function become(window: Locator, name: string): Promise<Locator> {
  await window
    .getByRole('button', { name: /^Acting as/ })
    .first()
    .click()
  await discord.getByRole('menuitemradio', { name }).click()
  return memberWindow(discord, name)
}

const channelId = async (name: string): Promise<string> => {
  const { channels } = await product.act('state', {})
  return channels.find((each) => 'name' in each && each.name === name)?.id ?? ''
}

describe('the wizard', () => {
  test('a token that Discord refuses is told; the right one connects, and the server is found', async () => {
    await expectPage(title()).toHaveText('Connect your bot')
    await desk.getByLabel('Bot token').fill('123456789012345678')
    await button('Check').click()
    await expectPage(desk.getByRole('alert')).toContainText('That is the application')
    await expectWhole(desk)
    await desk.getByLabel('Bot token').fill(product.sandboxToken)
    await button('Check').click()
    await expectPage(desk.getByText('This is the token of Lumi')).toBeVisible()
    await button('Connect').click()
    await expectPage(title()).toHaveText('Make it yours')
    await expectPage(steps()).toContainText('Lumen Trails')
    await steps()
      .getByRole('link', { name: /Add it to your server/ })
      .click()
    await expectPage(desk.getByText('It is in Lumen Trails.')).toBeVisible()
    await desk.getByRole('link', { name: 'Go on', exact: true }).click()
    await expectPage(title()).toHaveText('Make it yours')
  })

  test('the template is read as what it would change, before anything is', async () => {
    await expectPage(plan().getByRole('status')).toContainText(/\d+ changes/)
    await expectPage(plan().getByRole('region', { name: 'Roles' })).toContainText('Make role Moderator')
    const channels = plan().getByRole('region', { name: 'Categories and channels' })
    await expectPage(channels.getByRole('listitem').filter({ hasText: '#announcements' })).toContainText('in Welcome')
    await expectPage(plan().getByRole('region', { name: 'Panels' })).toContainText('How we help you')
    await expectPage(plan().getByRole('region', { name: 'AutoMod' })).toContainText('Guildesk: scams')
    await expectWhole(desk)
    expect((await product.act('state', {})).channels.map((each) => 'name' in each && each.name)).toEqual(['general'])
  })

  test('it is made step by step, and a reload in the middle goes on with looking', async () => {
    await product.act('latency', { ms: 60 })
    await button(/^Apply \d+ changes$/, desk).click()
    const run = desk.getByRole('region', { name: 'Run', exact: true })
    await expectPage(run.getByRole('status')).toContainText(/[1-9]\d* of \d+ changes done/)
    await desk.reload()
    await expectPage(run.getByRole('progressbar')).toBeVisible()
    await expectPage(title()).toHaveText('Make it yours')
    await expectWhole(desk)
    await product.act('latency', { ms: 0 })
    await expectPage(title()).toHaveText('Ask it something from your own Discord', { timeout: 30_000 })
    await expectPage(steps()).toContainText('Make it yours')
    await go(mei, 'start-here')
    await expectPage(heard(mei, '/helpme').getByRole('button', { name: /Get help/ })).toBeVisible()
    await expectPage(mei).toContainText('You do not have permission to send messages in this channel.')
    await expectPage(mei.getByRole('button', { name: /^mod-log/ })).toHaveCount(0)
  })

  test('the first message lights it up, and leads to its conversation', async () => {
    await expectPage(desk.getByText('Waiting for your message')).toBeVisible()
    await expectWhole(desk)
    await desk.reload()
    await expectPage(desk.getByText('Waiting for your message')).toBeVisible()
    await go(mei, 'support')
    await mei.getByRole('textbox', { name: /^Message #support/ }).fill('/helpme does it hear me')
    await mei.getByRole('form', { name: '/helpme' }).getByRole('textbox').press('Enter')
    await expectPage(desk.getByText(`${MEI} wrote. It works.`)).toBeVisible()
    await expectWhole(desk)
    await desk.getByRole('link', { name: 'Open the conversation' }).click()
    await expectPage(desk.getByRole('article').filter({ hasText: 'does it hear me' })).toBeVisible()
  })
})

describe('the server that is kept', () => {
  const drift = (): Locator => desk.getByRole('region', { name: 'Changed by hand' })
  const items = (): Locator => drift().getByRole('listitem')

  test('what is changed by hand in Discord shows by itself, what is grave first', async () => {
    await desk.goto(`${product.url}/settings/server`)
    await part('Changed by hand')
    await expectPage(drift()).toContainText('The server is as the file says')
    const ingrid = await become(mei, INGRID)
    await go(ingrid, 'general')
    await chooseOnChannel(discord, ingrid, 'general', 'Rename')
    await discord.getByLabel('Name of the channel').fill('lounge')
    await discord.getByRole('button', { name: 'Rename' }).click()
    await chooseOnChannel(discord, ingrid, 'announcements', 'Everybody may write')
    await expectPage(items().first()).toHaveText(/Grave: Everyone can post in #announcements\./)
    await expectPage(drift()).toContainText('#general was renamed to #lounge.')
    await expectPage(desk.getByRole('navigation', { name: 'Server' })).toContainText(/Changed by hand\s*[1-9]/)
    await expectWhole(desk)
    await go(ingrid, 'mod-log')
    await expectPage(heard(ingrid, 'Everyone can post in #announcements')).toBeVisible()
  })

  test('it is put back by the plan', async () => {
    await drift().getByRole('link', { name: 'Put it back…' }).click()
    await expectPage(plan().getByRole('status')).toContainText('2 changes')
    await expectPage(plan()).toContainText('lounge')
    await button('Apply 2 changes').click()
    await expectPage(desk.getByText('The server is as the file says.')).toBeVisible()
    expect([await channelId('lounge'), await channelId('general')]).toEqual(['', expect.stringMatching(/^\d+$/)])
    await part('Changed by hand')
    await expectPage(drift()).toContainText('The server is as the file says')
    await part('File and plan')
  })

  test('a fault in the file is told with its line, and nothing is planned', async () => {
    const text = await file().inputValue()
    const line = text.split('\n').findIndex((each) => each.includes('- name: general')) + 1
    await file().fill(text.replace('- name: general', '- nmae: general'))
    await button('See what would change').click()
    const faults = desk.getByRole('alert').filter({ hasText: 'wrong in the file' })
    await expectPage(faults.getByRole('button', { name: new RegExp(`^Line ${line} `) }).first()).toBeVisible()
    await expectPage(plan()).toHaveCount(0)
    await expectWhole(desk)
    await faults
      .getByRole('button', { name: new RegExp(`^Line ${line} `) })
      .first()
      .click()
    const chosen = await file().evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as unknown as Record<
        'selectionStart' | 'selectionEnd',
        number
      > & { value: string }
      return value.slice(selectionStart, selectionEnd)
    })
    expect(chosen.trim()).toBe('- nmae: general')
    await file().fill(
      text.replace('- name: general', '- name: photos\n        topic: What you saw\n      - name: general'),
    )
  })

  test('a new channel is planned, and stands in Discord once it is applied', async () => {
    await button(/^(See what would change|Look again)/).click()
    await expectPage(plan().getByRole('listitem').filter({ hasText: '#photos' }).first()).toContainText('Make #photos')
    await expectPage(plan()).toContainText('What you saw')
    await button(/^Apply \d changes?$/).click()
    await expectPage(desk.getByText('The server is as the file says.')).toBeVisible()
    await expectPage(memberWindow(discord, INGRID).getByRole('button', { name: /^photos/ })).toBeVisible()
    await button(/^(See what would change|Look again)/).click()
    await expectPage(plan()).toContainText('Nothing is to be changed.')
  })

  test('what the bot may not do is named with the link that mends it; health shows limits and rights', async () => {
    const { roles, guild } = await product.act('state', {})
    const bot = { member: guild.owner_id, role: roles.find(({ name }) => name === 'Lumi')?.id ?? '' }
    const rights = ['Administrator', 'Manage Roles']
    await product.act('change-role', { ...bot, take: rights })
    await file().fill((await file().inputValue()).replace('  - name: Member\n', '  - name: Guide\n  - name: Member\n'))
    await button(/^(See what would change|Look again)/).click()
    const step = plan().getByRole('listitem').filter({ hasText: 'role Guide' })
    await expectPage(step).toContainText('The bot lacks "Manage Roles"')
    const link = step.getByRole('link', { name: /^Give it the right/ })
    const asked = new URL((await link.getAttribute('href')) ?? '')
    expect(BigInt(asked.searchParams.get('permissions') ?? 0) & (1n << 28n)).not.toBe(0n)
    expect(asked.searchParams.get('guild_id')).toBe(guild.id)
    await expectWhole(desk)
    for (const [, looks] of LOOKS) {
      const page = await browser.desk(product, '/settings/server?part=health', looks)
      const health = page.getByRole('region', { name: 'Health' })
      await expectPage(health.getByRole('listitem').first()).toContainText('Manage Roles')
      await expectPage(health).toContainText(/\d+ of 500 channels/)
      await expectPage(health).toContainText(/of 250 roles/)
      await expectWhole(page)
      await page.goto(`${product.url}/server/new`)
      await expectPage(title(page)).toHaveText('Ask it something from your own Discord')
      await expectWhole(page)
      await page.goto(`${product.url}/settings/server`)
      await expectPage(file(page)).toBeVisible()
      await expectWhole(page)
      await page.context().close()
    }
    await product.act('change-role', { ...bot, give: rights })
    await button(/^(See what would change|Look again)/).click()
    await button(/^Apply \d changes?$/).click()
    const left = desk.getByRole('region', { name: 'Last run' })
    await expectPage(left).toContainText('Move "Lumi" further up in Discord')
    await expectWhole(desk)
    await product.act('change-role', { ...bot, position: 6 })
    await left.getByRole('button', { name: 'Go on' }).click()
    await expectPage(desk.getByText('The server is as the file says.')).toBeVisible()
    expect((await product.act('state', {})).roles.map(({ name }) => name)).toContain('Guide')
    expect(browser.complaints).toEqual([])
  })
})
