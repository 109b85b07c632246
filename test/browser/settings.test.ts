import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinTeam } from '../support/colleague.ts'
import { setUp } from '../support/desk.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The settings of the demo workspace, which is connected to the simulated Discord; at the end it is removed.
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ demo: true }), TestBrowser.open()])
  desk = await browser.desk(product, '/settings')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const part = (name: string, page = desk) => page.getByRole('region', { name, exact: true })
const save = (name: string) => part(name).getByRole('button', { name: 'Save' }).click()
const settings = () => product.rpc().settings.show()

test('the brand is saved by itself, and the navigation reads it at once', async () => {
  await expectPage(part('Brand').getByRole('button', { name: 'Save' })).toHaveCount(0)
  await part('Brand').getByLabel('Name').fill('')
  await expectPage(part('Brand').getByRole('alert')).toHaveText('Members need a name to read.')
  await part('Brand').getByLabel('Name').fill('Lumen Paths ')
  await part('Brand').getByLabel('Greeting in English').fill('Hi, {name} here.')
  await save('Brand')
  await expectPage(part('Brand').getByText('Saved. Members read Lumen Paths.')).toBeVisible()
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toContainText('Lumen Paths')
  expect(await settings()).toMatchObject({ name: 'Lumen Paths', greeting: { en: 'Hi, {name} here.' } })
  await part('Brand').getByLabel('Greeting in English').fill('')
  await save('Brand')
  await expectPage.poll(async () => (await settings()).greeting).not.toHaveProperty('en')
})

test('the virtual agent is named and switched off, and the page says what that means', async () => {
  await part('Virtual agent').getByLabel('Name').fill('*Lumi*')
  await expectPage(part('Virtual agent').getByRole('alert')).toHaveText('Begin with a letter or a digit.')
  await part('Virtual agent').getByLabel('Name').fill('Lantern')
  await part('Virtual agent').getByRole('switch', { name: 'Answers members' }).uncheck()
  await expectPage(part('Virtual agent')).toContainText('Lantern says nothing.')
  await save('Virtual agent')
  await expectPage(part('Virtual agent').getByRole('status')).toContainText('Lantern is silent')
  expect((await settings()).virtualAgent).toMatchObject({ name: 'Lantern', enabled: false })
})

test('how careful it is, who sees /ask, and what it does otherwise in a server are chosen here', async () => {
  const agent = part('Virtual agent')
  await expectPage(agent).toContainText(/It answers where it is \d+\u00a0% sure/)
  await agent.getByLabel('How careful').fill('0.8')
  await agent.getByLabel('Tone').selectOption('warm')
  await agent.getByLabel('Who sees the answer to /ask').selectOption('private')
  await save('Virtual agent')
  await expectPage
    .poll(async () => (await settings()).virtualAgent)
    .toMatchObject({
      ...{ caution: 0.8, tone: 'warm', askShows: 'private' },
    })
  const there = part('Virtual agent in a server')
  await there.getByLabel('Name here').fill('Wisp')
  await there.getByRole('checkbox', { name: 'English' }).check()
  await there.getByRole('checkbox', { name: '#feature-request' }).check()
  await expectPage(there).toContainText('Message Content Intent')
  await save('Virtual agent in a server')
  await expectPage(there.getByText('Saved. It counts from the next question on.')).toBeVisible()
  const [own] = (await settings()).virtualAgent.guilds
  expect(own).toMatchObject({
    name: 'Wisp',
    languages: ['en'],
    collections: null,
    forums: [{ name: 'feature-request' }],
  })
  await there.getByLabel('Name here').fill('')
  await there.getByRole('checkbox', { name: 'English' }).uncheck()
  await there.getByRole('checkbox', { name: '#feature-request' }).uncheck()
  await save('Virtual agent in a server')
  await expectPage.poll(async () => (await settings()).virtualAgent.guilds).toEqual([])
})

test('times are sentences with a number, and what is no number of hours is said', async () => {
  const hours = part('Times').getByRole('textbox')
  await hours.nth(3).fill('0')
  await expectPage(part('Times').getByRole('alert')).toContainText('Write whole hours')
  await expectPage(part('Times').getByRole('button', { name: 'Save' })).toBeDisabled()
  await hours.nth(3).fill('48')
  await save('Times')
  await expectPage(part('Times').getByText(/^Saved/)).toBeVisible()
  expect((await settings()).times.graceHours).toBe(48)
})

test('a colleague’s change elsewhere stands in nobody’s way; of the same part, a person decides', async () => {
  await part('Brand').getByLabel('Name').fill('Mine')
  await setUp(product, { times: { graceHours: 50 } })
  await expectPage(part('Times').getByRole('textbox').nth(3)).toHaveValue('50')
  await save('Brand')
  await expectPage.poll(async () => (await settings()).name).toBe('Mine')
  await part('Brand').getByLabel('Name').fill('Mine again')
  await setUp(product, { name: 'Theirs' })
  const alert = part('Brand').getByRole('alert')
  await expectPage(alert).toContainText('Theirs: Theirs, English')
  await expectPage(part('Brand').getByLabel('Name')).toHaveValue('Mine again')
  await expectPage(part('Brand').getByRole('button', { name: 'Save' })).toHaveCount(0)
  await alert.getByRole('button', { name: 'Keep mine' }).click()
  await save('Brand')
  await expectPage.poll(async () => (await settings()).name).toBe('Mine again')
})

test('a channel is chosen from those of the server, and what the bot lacks there is named', async () => {
  const channel = part('Channels').getByLabel('Staff channel')
  await channel.selectOption({ label: '#support' })
  await expectPage(part('Channels')).toContainText('Everyone in the server reads #support.')
  await channel.selectOption('')
  await part('Channels').getByRole('button', { name: 'Save' }).click()
  await expectPage(part('Channels').getByText(/^Saved/)).toBeVisible()
  expect((await settings()).staffChannel).toBeNull()
  const support = (await settings()).supportChannel?.id ?? ''
  await product.act('deny-permission', { channel: support, permission: 'SendMessages' })
  await desk.reload()
  await expectPage(part('Channels')).toContainText('The bot lacks rights in #support. Give it “Send Messages”')
  await product.act('deny-permission', { channel: support, permission: 'SendMessages', denied: false })
})

test('cards have a channel and a forum of their own, and roles that act on them', async () => {
  const reports = part('Reports')
  await expectPage(reports.getByLabel('Feature forum').getByRole('option')).toHaveText([/^None/, '#feature-request'])
  await reports.getByLabel('Bug channel').selectOption('')
  await reports.getByRole('checkbox', { name: 'Moderator' }).setChecked(true)
  await save('Reports')
  await expectPage(reports.getByText('Saved. It counts for cards from now on.')).toBeVisible()
  expect(await settings()).toMatchObject({ bugChannel: null, featureChannel: { name: 'feature-request' } })
  expect((await settings()).staffRoles.map(({ name }) => name)).toContain('Moderator')
  const forum = (await settings()).featureChannel?.id ?? ''
  await product.act('deny-permission', { channel: forum, permission: 'SendMessages' })
  await desk.reload()
  await expectPage(reports).toContainText('The bot lacks rights in #feature-request.')
  await product.act('deny-permission', { channel: forum, permission: 'SendMessages', denied: false })
})

describe.each(LOOKS)('the page at %s', (_name, looks) => {
  test('is whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/settings', looks)
    await expectPage(part('Discord', page).getByText('Connected.')).toBeVisible()
    await part('Virtual agent', page).getByLabel('Name').fill('*')
    await expectWhole(page)
    await page.context().close()
  })
})

test('an agent sees the settings, and who may change them', async () => {
  const { cookie } = await joinTeam(product, 'Kofi')
  const page = await browser.desk(product, '/settings', { cookie })
  await expectPage(page.getByText('Changing them takes an admin or the owner: Ana')).toBeVisible()
  await expectPage(part('Brand', page).getByLabel('Name')).toBeDisabled()
  await expectPage(part('Virtual agent', page).getByRole('switch')).toBeDisabled()
  await expectPage(part('Discord', page)).toHaveCount(0)
  await expectPage(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await page.context().close()
})

test('Discord is taken away, a token is checked, and connects without a restart', async () => {
  const discord = part('Discord')
  await expectPage(discord.getByText('Connected.')).toBeVisible()
  await discord.getByRole('button', { name: 'Disconnect' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expectPage(discord.getByText('Reset Token')).toBeVisible()
  await discord.getByLabel('Bot token').fill('123456789012345678')
  await discord.getByRole('button', { name: 'Check' }).click()
  await expectPage(discord.getByRole('alert')).toContainText('That is the application')
  await discord.getByLabel('Bot token').fill(product.sandboxToken)
  await discord.getByRole('button', { name: 'Check' }).click()
  await expectPage(discord.getByText('This is the token of')).toBeVisible()
  expect((await product.rpc().discord.show()).application).toBeNull()
  await discord.getByRole('button', { name: 'Connect' }).click()
  await expectPage(discord.getByText('Connected.')).toBeVisible()
  await expectPage(discord.getByRole('list', { name: 'Servers' })).toContainText('Has all the rights that it needs')
  expect(product.log).not.toContain(product.sandboxToken)
})

test('the demo is removed by one button that asks, and the desk goes on in the real workspace', async () => {
  await part('Demo').getByRole('button', { name: 'Remove the demo' }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove the demo with \d+ articles$/ })
    .click()
  await expectPage(desk).toHaveURL(/\/inbox\/mine$/)
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toContainText('My community')
  expect((await product.rpc().me.show()).workspaces).toHaveLength(1)
  await desk.goto(`${product.url}/inbox/all`)
  await desk.getByRole('link', { name: 'Connect Discord' }).click()
  await expectPage(desk.getByRole('heading', { name: 'Connect your bot' })).toBeVisible()
  await expectPage(desk.getByLabel('Bot token')).toBeVisible()
  await desk.getByRole('link', { name: 'Leave, and go on later' }).click()
  await expectPage(part('Discord').getByLabel('Bot token')).toBeVisible()
  await expectPage(part('Demo')).toHaveCount(0)
  // What the page asked of the demo's Discord while that went away is answered by 503, which browsers note.
  expect(browser.complaints.filter((words) => !words.endsWith('503 (Service Unavailable)'))).toEqual([])
})

test('without Discord an announcement can be written, and what is missing is said', async () => {
  await desk.goto(`${product.url}/announcements/new`)
  await expectPage(desk.getByText('No Discord application is connected yet.')).toBeVisible()
  await desk.getByRole('textbox', { name: 'Words, in Markdown' }).fill('Soon more')
  await expectPage(desk.getByRole('region', { name: /^As Discord shows it/ })).toContainText('Soon more')
})
