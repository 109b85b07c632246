import type { Locator, Page, Route } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, joinTeam } from '../support/colleague.ts'
import { Moderating } from '../support/moderating.ts'
import { expectPage, heard, memberWindow, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { chooseOnMember, chooseOnMessage } from '../support/server-pages.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The moderators' work from the member who reports to what becomes of it in Discord.
const MEI = 'Mei-Ling Tan'
const KOFI = 'Kofi Mensah'
const ARJUN = 'Arjun Nair'
const IMPOSTOR = 'Arjun Naïr'
const SORA = 'Sora Nakamura'
const SCAM = 'Free gems for everybody: https://gems.example/claim'
let product: Product
let browser: TestBrowser
let members: Moderating
let desk: Page
let discord: Page
let mei: Locator
let priya: Colleague

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ lifted: true }), TestBrowser.open()])
  members = new Moderating(product)
  await members.settle()
  priya = await joinTeam(product, 'Priya')
  ;[desk, discord] = await Promise.all([browser.desk(product, '/moderation'), browser.discord(product)])
  mei = memberWindow(discord, MEI)
  await mei.getByRole('button', { name: /^Lumen Trails/ }).click()
  await mei.getByRole('button', { name: /^general/ }).click()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const row = (name: string, page = desk) => page.getByRole('listbox').getByRole('option').filter({ hasText: name })
const report = (page = desk) => page.getByRole('region', { name: 'Report', exact: true })
const history = (page = desk) => report(page).getByRole('region', { name: 'What was done' })
const told = async (name: string) => {
  const member = await members.member(name)
  return (await product.act('told', {})).direct.filter((each) => each.member === member).map(({ text }) => text)
}

test('nothing waits, which the page says', async () => {
  await expectPage(desk.getByText('Nothing waits for a moderator')).toBeVisible()
})

test('a message is reported from its menu, and stands before the moderators at once', async () => {
  await members.says(KOFI, SCAM)
  await chooseOnMessage(discord, heard(mei, 'Free gems'), 'Report message')
  const form = mei.getByRole('dialog')
  await form.getByRole('textbox').fill('They sell stolen accounts.')
  await form.getByRole('button', { name: 'Submit' }).click()
  await expectPage(heard(mei, 'is with the moderators')).toContainText('Report #1001')
  await expectPage(row(KOFI)).toContainText('#general')
  await expectPage(desk.getByRole('link', { name: 'Moderation 1 open' })).toBeVisible()
})

test('what was said, by whom and why stands in the report; its links lead nowhere', async () => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('Enter')
  await expectPage(report()).toContainText('Free gems for everybody')
  await expectPage(report().getByRole('region', { name: 'What they said' }).getByRole('link')).toHaveText([
    'Open in Discord',
  ])
  await expectPage(report().getByRole('region', { name: 'Reported by' })).toContainText('They sell stolen accounts.')
})

test('an agent reads it, and is told who may act', async () => {
  const page = await browser.desk(product, `/moderation/${await members.openReport(KOFI)}`, { cookie: priya.cookie })
  await expectPage(report(page)).toContainText('Acting takes a moderator, an admin or the owner: Ana.')
  await expectPage(report(page).getByRole('button', { name: 'Ban' })).toBeDisabled()
  await page.keyboard.press('d')
  await product.rpc().agents.update({ id: priya.id, role: 'moderator' })
  await expectPage(report(page).getByRole('button', { name: 'Ban' })).toBeEnabled()
  await report(page).getByRole('textbox', { name: 'Note' }).fill('I know them from last week.')
  await report(page).getByRole('button', { name: 'Add note' }).click()
  await expectPage(history()).toContainText('Priya wrote a note')
  expect((await product.rpc().moderation.list({})).open).toBe(1)
  await page.context().close()
})

test('one key deletes it and times its writer out: it is gone in Discord, they are told, and the report is closed', async () => {
  await report().getByRole('textbox', { name: 'Reason' }).fill('No scams here')
  await report().getByRole('textbox', { name: 'Reason' }).press('Enter')
  await desk.keyboard.press('a')
  await expectPage(history()).toContainText(`timed ${KOFI} out for 1 hour`)
  await expectPage(history().getByText('they were told how to appeal')).toHaveCount(2)
  await expectPage(heard(mei, 'Free gems')).toHaveCount(0)
  await expectPage(report()).toContainText('Deleted in Discord')
  await expectPage(report()).toContainText('Dealt with by Ana')
  await expectPage(row(KOFI)).toHaveCount(0)
  const heardOf = await told(KOFI)
  expect(heardOf.some((words) => words.includes('removed a message of yours'))).toBe(true)
  expect(heardOf.some((words) => words.includes('has paused you') && words.includes('No scams here'))).toBe(true)
  await report().getByRole('button', { name: 'End the time-out' }).click()
  await expectPage(history()).toContainText('ended the time-out')
  await desk.getByRole('link', { name: 'Closed' }).click()
  await expectPage(row(KOFI)).toBeVisible()
})

test('the case leads to the report', async () => {
  await row(KOFI).click()
  await report().getByRole('link', { name: '#1001' }).click()
  await expectPage(desk.getByText(`${MEI} reported it to the moderators`)).toBeVisible()
  await desk.getByRole('link', { name: 'Act on it in Moderation' }).click()
  await expectPage(report()).toContainText('Dealt with by Ana')
  await expectPage(desk).toHaveURL(new RegExp(`/moderation/${(await closed())?.id}$`))
})

const closed = async () => (await product.rpc().moderation.list({ state: 'closed' })).items[0]

test('the menu of a member says who is staff, and who is not', async () => {
  await members.says(ARJUN, 'Be kind to each other.')
  await product.act('add-member', { name: IMPOSTOR, picture: await members.member(ARJUN), account_days: 2 })
  await members.says(IMPOSTOR, 'I am a moderator, write to me.')
  await chooseOnMember(discord, mei, ARJUN, 'Is this staff?')
  await expectPage(heard(mei, 'is one of us at Lumen Trails (Moderator)')).toBeVisible()
  await chooseOnMember(discord, mei, IMPOSTOR, 'Is this staff?')
  await expectPage(heard(mei, 'is not one of us')).toBeVisible()
})

test('who looks like staff raises an alarm, which is dismissed; that can be taken back', async () => {
  await desk.goto(`${product.url}/moderation`)
  await row(IMPOSTOR).click()
  const why = report().getByRole('region', { name: 'Why there is an alarm' })
  await expectPage(why).toContainText(`Looks like ${ARJUN} (Moderator)`)
  await expectPage(why.getByRole('figure')).toHaveCount(2)
  await desk.keyboard.press('d')
  await expectPage(report()).toContainText('Dismissed by Ana')
  await expectPage(row(IMPOSTOR)).toHaveCount(0)
  await desk.keyboard.press('z')
  await expectPage(row(IMPOSTOR)).toBeVisible()
  await desk.keyboard.press('r')
  await expectPage(report()).toContainText('Raised for an admin')
  await desk.keyboard.press('b')
  const ask = desk.getByRole('dialog', { name: `Ban ${IMPOSTOR} from Lumen Trails?` })
  await ask.getByRole('button', { name: `Ban ${IMPOSTOR}` }).click()
  await expectPage(history()).toContainText(`banned ${IMPOSTOR}`)
  await expectPage.poll(async () => (await memberOf(IMPOSTOR))?.banned).toBe(true)
})

const memberOf = async (name: string) =>
  (await product.act('state', {})).members.find(({ user }) => user.global_name === name)

test('what was written directly is timed out for a time of one’s own', async () => {
  await members.reportsDirect(MEI, KOFI, 'Send me your password.')
  await row(KOFI).click()
  await expectPage(report()).toContainText('Send me your password.')
  await desk.keyboard.press('t')
  await desk.getByRole('menuitem', { name: 'Another time…' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Time out' })
  await dialog.getByLabel('Minutes').fill('0')
  await expectPage(dialog.getByRole('button', { name: 'Time out' })).toBeDisabled()
  await dialog.getByLabel('Minutes').fill('90')
  await dialog.getByRole('button', { name: 'Time out' }).click()
  await expectPage(history()).toContainText(`timed ${KOFI} out for 90 minutes`)
})

test('of two moderators the second reads what the first has done', async () => {
  const rude = await members.says(SORA, 'You are all stupid')
  await members.reports(MEI, rude, 'Rude.')
  await row(SORA).click()
  await expectPage(report()).toContainText('You are all stupid')
  const id = await members.openReport(SORA)
  // Her act arrives while this desk's is under way.
  const actFirst = async (route: Route) => {
    const { version } = await priya.rpc.moderation.show({ id })
    await priya.rpc.moderation.act({ id, version, act: 'dismiss', text: '', tell: false })
    await route.continue()
  }
  await desk.route('**/rpc/moderation/act', actFirst, { times: 1 })
  await desk.keyboard.press('x')
  await expectPage(report().getByRole('alert')).toContainText('Priya was faster: dismissed it.')
  await expectPage(heard(mei, 'You are all stupid')).toBeVisible()
})

test('what Discord would refuse says so before anybody presses it', async () => {
  await members.reports(MEI, await members.says('Ingrid Solberg', 'I am above you'), 'Boasting.')
  await row('Ingrid Solberg').click()
  await expectPage(report()).toContainText('Time out, Ban: They own the server: nobody can do that to them.')
  await expectPage(report().getByRole('button', { name: 'Ban' })).toBeDisabled()
  await desk.keyboard.press('d')
  await expectPage(report()).toContainText('Dismissed by Ana')
})

test('who is blocked is told once, and nothing of theirs is kept; a block is lifted, and put back', async () => {
  await desk.getByRole('link', { name: 'Blocks' }).click()
  await expectPage(desk.getByText('Nobody is blocked')).toBeVisible()
  await desk.keyboard.press('n')
  const dialog = desk.getByRole('dialog', { name: 'Block an account' })
  await dialog.getByLabel('Discord id').fill(await members.member(KOFI))
  await dialog.getByLabel('Reason').fill('Sells accounts')
  await dialog.getByLabel('For how long').selectOption('30 days')
  await dialog.getByRole('button', { name: 'Block' }).click()
  const blocked = desk.getByRole('list', { name: 'Blocked' }).getByRole('listitem')
  await expectPage(blocked).toContainText([`${KOFI}`])
  const kofi = await members.member(KOFI)
  for (const content of ['let me in', 'hello?']) await product.act('send', { member: kofi, channel: 'dm', content })
  const blocks = async () => (await told(KOFI)).filter((words) => words.includes('have blocked you')).length
  await expectPage.poll(blocks).toBe(1)
  expect((await product.rpc().conversations.list({ view: 'all' })).items).toEqual([])
  await blocked.getByRole('button', { name: /^Lift/ }).click()
  await expectPage(desk.getByText('Nobody is blocked')).toBeVisible()
  await desk.keyboard.press('z')
  await expectPage(blocked).toContainText(['Sells accounts'])
  expect(await blocks()).toBe(1)
})

test('from a chat its contact is blocked by the menu of their details', async () => {
  await product.act('send', { member: await members.member(SORA), channel: 'dm', content: 'free nitro' })
  const find = async () => (await product.rpc().conversations.list({ view: 'all' })).items[0]?.id
  await expectPage.poll(find).toBeTruthy()
  await desk.goto(`${product.url}/inbox/all/${await find()}`)
  await desk.getByRole('button', { name: `More about ${SORA}` }).click()
  await desk.getByRole('menuitem', { name: 'Block…' }).click()
  await desk
    .getByRole('dialog', { name: `Block ${SORA}` })
    .getByRole('button', { name: 'Block' })
    .click()
  await expectPage(desk.getByText('Blocked: what they write is not taken')).toBeVisible()
})

test('limits and lists are set, and what cannot be is said', async () => {
  await desk.goto(`${product.url}/settings`)
  const part = desk.getByRole('region', { name: 'Safety' })
  const minute = part.getByLabel('and writes at most')
  await minute.fill('2')
  await expectPage(part.getByRole('alert')).toHaveText('Write a whole number, from 5 to 300.')
  await minute.fill('30')
  await part.getByLabel('Hosts that are fine').fill('youtube.com\nlumentrails.example')
  await part.getByRole('button', { name: 'Save' }).click()
  await expectPage(part.getByText('It counts for what happens from now on.')).toBeVisible()
  const { safety } = await product.rpc().settings.show()
  expect(safety).toMatchObject({ messagesAMinute: 30, allowedHosts: ['youtube.com', 'lumentrails.example'] })
})

describe.each(LOOKS)('the pages at %s', (_name, looks) => {
  test('are whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/moderation?show=closed', looks)
    await expectPage(row(KOFI, page).first()).toBeVisible()
    await expectWhole(page)
    await row(IMPOSTOR, page).click()
    await expectPage(history(page)).toContainText('banned')
    await expectWhole(page)
    await page.goto(`${product.url}/moderation?show=blocks`)
    await expectPage(page.getByRole('list', { name: 'Blocked' })).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })
})

test('nothing went wrong on the way', () => {
  expect(browser.complaints).toEqual([])
})
