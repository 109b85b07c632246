import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, joinTeam, writes } from '../support/colleague.ts'
import { setUp } from '../support/desk.ts'
import { expectPage, rowOf, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The page of a case, before the simulated Discord: members who reported it read what agents do here.
let product: Product
let browser: TestBrowser
let desk: Page
let tomasz: Colleague
/** Cases by a word of ours. */
const cases: Record<string, { id: string; number: number }> = {}

const MEMBERS = ['Mei-Ling Tan', 'Yuki', 'Diego Fuentes']
const BUG = {
  type: 'bug',
  description: 'The store charges the member, but the pass stays locked.',
  fields: { steps: '1. Update\n2. Buy any Trail Pass', severity: 'blocking' },
  published: true,
} as const

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  tomasz = await joinTeam(product, 'Tomasz')
  const { guild, channels } = await product.act('state', {})
  const channel = channels.find((each) => 'name' in each && each.name === 'bug-report')?.id ?? ''
  await setUp(product, { bugChannel: { guild: guild.id, id: channel } })
  const contacts: string[] = []
  for (const name of MEMBERS) {
    const id = await writes(product, name, 'My pass is locked')
    contacts.push((await product.rpc().conversations.show({ id })).contact.id)
  }
  const open = (subject: string, more: object = {}) => product.rpc().cases.open({ ...BUG, subject, ...more })
  cases.receipts = await open('Receipts delayed in 1.42', { contact: contacts[0], tags: ['store'] })
  cases.twin = await open('Pass locked after buying', { contact: contacts[1] })
  cases.other = await open('Store callbacks in 1.38')
  await product.rpc().cases.addReporter({ id: cases.receipts.id, contact: contacts[2] ?? '' })
  desk = await openCase('receipts')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const idOf = (name: string) => cases[name]?.id ?? ''
const show = (name: string) => product.rpc().cases.show({ id: idOf(name) })
const openCase = (name: string, looks: Parameters<TestBrowser['desk']>[2] = {}) =>
  browser.desk(product, `/cases/${idOf(name)}`, looks)
const side = (page = desk) => page.getByRole('complementary', { name: 'Details' })
const part = (name: string, page = desk) => side(page).getByRole('region', { name, exact: true })
const history = (page = desk) => page.getByRole('region', { name: 'History' })
const dialog = (page = desk) => page.getByRole('dialog')
const toast = (page = desk) => page.getByRole('status')
const told = async (text: string) => (await product.act('told', { text })).direct.map((each) => each.text)

test('what was reported, by how many, and the card as members see it', async () => {
  await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText('Receipts delayed in 1.42')
  await expectPage(desk.getByRole('button', { name: 'Mei-Ling Tan and 1 other' })).toBeVisible()
  await expectPage(desk.getByText('Buy any Trail Pass')).toBeVisible()
  await expectPage(part('Facts')).toContainText('Blocking')
  await expectPage(part('Living card')).toContainText('Received')
  await expectPage(part('Living card')).toContainText('2 me too')
  await expectPage(part('Living card')).toContainText('Same as here since')
  await expectPage(desk).toHaveTitle(new RegExp(`#${cases.receipts?.number} Receipts delayed in 1.42`))
})

test('type, priority, owner, due, version and tags are changed in their place; the history folds them', async () => {
  await desk.getByRole('button', { name: 'Normal priority' }).click()
  await desk.getByRole('menuitem', { name: 'Urgent' }).click()
  await part('Facts').getByRole('button', { name: 'Nobody yet' }).click()
  await desk.getByRole('menuitem', { name: 'Tomasz' }).click()
  await expectPage(part('Facts').getByRole('button', { name: 'Tomasz' })).toBeVisible()
  await part('Facts').getByRole('button', { name: 'Set a due time' }).click()
  await dialog().getByRole('button', { name: 'In a week' }).click()
  await dialog().getByRole('button', { name: 'Set due' }).click()
  await part('Facts').getByRole('button', { name: 'Set the version' }).click()
  await part('Facts').getByLabel('Fixed in').fill('1.43')
  await part('Facts').getByLabel('Fixed in').press('Enter')
  await expectPage(part('Facts').getByRole('button', { name: '1.43' })).toBeVisible()
  await part('Facts').getByRole('button', { name: 'Add a tag' }).click()
  await part('Facts').getByLabel('New tag').fill('purchases')
  await part('Facts').getByLabel('New tag').press('Enter')
  await expectPage.poll(async () => (await show('receipts')).tags).toEqual(['store', 'purchases'])
  expect(await show('receipts')).toMatchObject({ priority: 'urgent', fixedIn: '1.43', owner: { publicName: 'Tomasz' } })
  await history().getByRole('button', { name: '6 changes' }).click()
  await expectPage(history()).toContainText('Ana set the priority to Urgent')
  await expectPage(history()).toContainText('Ana gave it to Tomasz')
})

test('a colleague’s title under what is typed: both stand there, and a person chooses', async () => {
  await desk.getByRole('button', { name: 'Edit the title' }).click()
  await desk.getByLabel('Title').fill('Receipts come late')
  const { version } = await show('receipts')
  await tomasz.rpc.cases.update({ id: idOf('receipts'), version, subject: 'Receipts delayed' })
  await expectPage(desk.getByRole('alert')).toContainText('Theirs: Receipts delayed')
  await desk.getByRole('alert').getByRole('button', { name: 'Keep mine' }).click()
  await desk.getByLabel('Title').press('Enter')
  await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText('Receipts come late')
  await expectPage.poll(async () => (await show('receipts')).subject).toBe('Receipts come late')
})

test('a note names a colleague, who hears of it, opens the case at it, and has read it then', async () => {
  const his = await browser.desk(product, '/inbox/all', { cookie: tomasz.cookie })
  const mentions = his.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Mentions/ })
  await expectPage(mentions).toHaveText('Mentions')
  await desk.getByRole('region', { name: 'Case #' }).focus()
  await desk.keyboard.press('n')
  await desk.keyboard.type('@to')
  await expectPage(desk.getByRole('listbox', { name: 'Colleagues' })).toContainText('Tomasz')
  await desk.keyboard.press('Enter')
  await desk.keyboard.type('the callback times out')
  await desk.keyboard.press('Control+Enter')
  await expectPage(history().getByText('@Tomasz')).toBeVisible()
  await expectPage(mentions).toContainText('1')
  await mentions.click()
  await his.getByRole('link', { name: /@Tomasz the callback times out/ }).click()
  await expectPage(history(his).getByText('the callback times out')).toBeInViewport()
  await expectPage(mentions).toHaveText('Mentions')
  expect((await tomasz.rpc.cases.mentions({})).unread).toBe(0)
  await his.context().close()
})

test('the author alone changes a note or takes it back; that there was one stays', async () => {
  const line = history().getByRole('listitem').filter({ hasText: 'the callback times out' })
  await line.hover()
  await line.getByRole('button', { name: 'Edit the note' }).click()
  await history().getByRole('textbox', { name: 'Note' }).fill('@Tomasz it times out since 1.42')
  await history().getByRole('button', { name: 'Save' }).click()
  await expectPage(history()).toContainText('edited')
  const theirs = await openCase('receipts', { cookie: tomasz.cookie })
  await expectPage(history(theirs).getByText('it times out since 1.42')).toBeVisible()
  await expectPage(history(theirs).getByRole('button', { name: 'Edit the note' })).toHaveCount(0)
  await theirs.context().close()
  const edited = history().getByRole('listitem').filter({ hasText: 'it times out since 1.42' })
  await edited.hover()
  await edited.getByRole('button', { name: 'Delete the note' }).click()
  await dialog().getByRole('button', { name: 'Delete note' }).click()
  await expectPage(history()).toContainText('Ana deleted a note')
  await expectPage(history().getByText('it times out since 1.42')).toHaveCount(0)
})

test('an update is written for all, sent once, and its way is seen', async () => {
  await desk.getByRole('region', { name: 'Case #' }).focus()
  await desk.keyboard.press('u')
  await desk.keyboard.type('Every receipt is replayed at half past.')
  await desk.getByRole('button', { name: 'Preview' }).click()
  await expectPage(desk.getByRole('region', { name: 'English' })).toContainText('replayed at half past')
  await desk.getByRole('button', { name: 'Send to 2' }).click()
  await expectPage(toast()).toContainText('2 members are being told.')
  await expectPage(history()).toContainText('2 of 2 told')
  expect(await told('replayed at half past')).toHaveLength(2)
  await expectPage(desk.getByRole('textbox', { name: 'Update' })).toHaveValue('')
})

test('the status menu says whom a move tells; what tells nobody happens at once and can be undone', async () => {
  await desk.getByRole('region', { name: 'Case #' }).focus()
  await desk.keyboard.press('m')
  await expectPage(desk.getByRole('menuitem', { name: /^Open/ })).toContainText('tells 2')
  await desk.getByRole('menuitem', { name: /^Open/ }).click()
  await dialog().getByRole('switch').uncheck()
  await dialog().getByRole('button', { name: 'Move to Open', exact: true }).click()
  await expectPage(part('Living card')).toContainText('Confirmed')
  await desk.getByRole('button', { name: 'Open', exact: true }).click()
  await desk.getByRole('menuitem', { name: /^New/ }).click()
  await expectPage(toast()).toContainText('is new.')
  await toast().getByRole('button', { name: 'Undo' }).click()
  await expectPage.poll(async () => (await show('receipts')).status).toBe('open')
  expect(await told('is confirmed')).toEqual([])
})

test('a twin is found by words and merged; the toast undoes it, and so does the page later', async () => {
  const page = await openCase('twin')
  const merge = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Merge into another case' }).click()
    await dialog(page).getByRole('searchbox').fill('receipts')
    await dialog(page)
      .getByRole('button', { name: /Receipts come late/ })
      .click()
    await expectPage(dialog(page)).toContainText(`Its 1 reporter wait`)
    await dialog(page)
      .getByRole('button', { name: `Merge into #${cases.receipts?.number}` })
      .click()
    await expectPage(page.getByRole('heading', { level: 1 })).toHaveText('Receipts come late')
  }
  await merge()
  await expectPage(page.getByRole('button', { name: 'Mei-Ling Tan and 2 others' })).toBeVisible()
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expectPage(page.getByRole('heading', { level: 1 })).toHaveText('Pass locked after buying')
  expect((await show('receipts')).reporters).toBe(2)
  await merge()
  await part('Merged into this one', page).getByRole('button', { name: 'Unmerge' }).click()
  await expectPage(part('Merged into this one', page)).toHaveCount(0)
  expect((await show('twin')).mergedInto).toBeNull()
  await page.context().close()
})

test('another case is linked, and the link leads there', async () => {
  await desk.getByRole('region', { name: 'Case #' }).focus()
  await desk.keyboard.press('l')
  await dialog().getByRole('searchbox').fill(`#${cases.other?.number}`)
  await dialog()
    .getByRole('button', { name: /Store callbacks/ })
    .click()
  await dialog().getByRole('combobox').selectOption({ label: 'is blocked by it' })
  await dialog()
    .getByRole('button', { name: /^Link with/ })
    .click()
  await expectPage(part('Linked')).toContainText('Blocked by')
  await part('Linked').getByRole('link').click()
  await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText('Store callbacks in 1.38')
  await expectPage(part('Linked')).toContainText('Blocks')
  await desk.goBack()
})

test('reporters are added and taken away; one of them is written to in their own chat', async () => {
  await desk.getByRole('button', { name: 'Mei-Ling Tan and 1 other' }).click()
  await dialog().getByRole('searchbox').fill('Yuki')
  await dialog().getByRole('list', { name: 'Members' }).getByRole('button', { name: /Yuki/ }).click()
  const parties = dialog().getByRole('list', { name: 'Reporters and followers' })
  await expectPage(parties).toContainText('Yuki')
  await parties.getByRole('button', { name: 'Remove Yuki' }).click()
  await expectPage(parties).not.toContainText('Yuki')
  await parties.getByRole('button', { name: 'Write to Diego Fuentes' }).click()
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeFocused()
  await expectPage(desk.getByRole('region', { name: 'Conversation with Diego Fuentes' })).toBeVisible()
  const cards = desk.getByRole('complementary').getByRole('region', { name: 'Cases' })
  await cards.getByRole('link', { name: /Receipts come late/ }).click()
  await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText('Receipts come late')
})

test('it is resolved with a word to all: each is told once, with the version, and the card says so', async () => {
  await desk.getByRole('button', { name: 'Resolve and tell 2' }).click()
  await dialog().getByLabel('A word to all').fill('Thank you for your patience.')
  await expectPage(dialog().getByLabel('Fixed in')).toHaveValue('1.43')
  await dialog().getByRole('button', { name: 'Resolve and tell 2' }).click()
  await expectPage(toast()).toContainText('2 are being told.')
  await expectPage(part('Living card')).toContainText('Fixed')
  await expectPage(history()).toContainText('Ana set the status to Resolved: fixed')
  await expectPage.poll(() => told('Thank you for your patience.')).toHaveLength(2)
  expect((await told('Thank you for your patience.'))[0]).toContain('1.43')
  await expectPage(desk.getByRole('button', { name: 'Reopen' })).toBeVisible()
})

test('a card that somebody deleted in Discord is named, and posted again', async () => {
  const page = await openCase('other')
  const url = (await show('other')).card?.url ?? ''
  await expectPage(part('Living card', page)).toContainText('Same as here since')
  const [channel = '', message = ''] = url.split('/').slice(-2)
  const { members } = await product.act('state', {})
  const owner = members.find(({ user }) => user.global_name === 'Ingrid Solberg')?.user.id ?? ''
  await product.act('delete', { member: owner, channel: channel as 'dm', message })
  await expectPage(part('Living card', page)).toContainText('Somebody deleted it in Discord.')
  await part('Living card', page).getByRole('button', { name: 'Post again' }).click()
  await expectPage(part('Living card', page)).toContainText('Same as here since')
  expect((await show('other')).card?.url).not.toBe(url)
  await page.context().close()
})

test('a case is opened from a chat, stands on it, and in the side pane of the chat', async () => {
  const page = await browser.desk(product, '/inbox/all')
  await rowOf(page, 'Yuki').click()
  const mine = page.getByRole('complementary').getByRole('region', { name: 'Cases' })
  await mine.getByRole('button', { name: 'Open a case' }).click()
  await dialog(page).getByLabel('Subject').fill('Yuki’s map is blank')
  await dialog(page).getByRole('button', { name: 'Open the case' }).click()
  await expectPage(page.getByRole('heading', { name: 'Yuki’s map is blank' })).toBeVisible()
  await part('Conversations', page).getByRole('link', { name: /Yuki/ }).click()
  await expectPage(mine.getByRole('link', { name: /map is blank/ })).toBeVisible()
  await page.context().close()
})

test('a reminder is set for a day that has a name, and taken away', async () => {
  await desk.getByRole('button', { name: 'More', exact: true }).click()
  await desk.getByRole('menuitem', { name: 'Remind me' }).click()
  await dialog().getByRole('button', { name: 'Tomorrow 09:00' }).click()
  await dialog().getByLabel('What of').fill('Ask the store')
  await dialog().getByRole('button', { name: 'Remind me' }).click()
  await expectPage(part('Reminders')).toContainText('tomorrow 09:00, only if nobody has answered')
  await part('Reminders').getByRole('listitem').hover()
  await part('Reminders').getByRole('button', { name: 'Take the reminder away' }).click()
  await expectPage(part('Reminders')).toHaveCount(0)
})

describe.each(LOOKS)('at %s', (_name, looks) => {
  test('a case, its dialogs and the mentions are whole, and axe finds nothing', async () => {
    const page = await openCase('twin', looks)
    await expectPage(history(page)).toContainText('opened it')
    await expectPage(page.getByRole('textbox', { name: 'Update' })).toBeVisible()
    await expectWhole(page)
    await page.getByRole('button', { name: /^Resolve/ }).click()
    await expectPage(dialog(page).getByRole('button', { name: /^Resolve and tell/ })).toBeVisible()
    await expectWhole(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Yuki', exact: true }).click()
    await expectPage(dialog(page).getByRole('button', { name: 'Write to Yuki' })).toBeVisible()
    await expectWhole(page)
    await page.goto(`${product.url}/mentions`)
    await expectPage(page.getByRole('heading', { level: 1 })).toHaveText('Mentions')
    await expectWhole(page)
    await page.context().close()
  })
})

test('no page complains; a case that is not there is said', async () => {
  expect(browser.complaints).toEqual([])
  await desk.goto(`${product.url}/cases/01a1fd71-8b05-7290-a457-000000000000`)
  await expectPage(desk.getByText('This case could not be read')).toBeVisible()
  await desk.getByRole('button', { name: 'Back to the list' }).click()
  await expectPage(desk).toHaveURL(/\/cases\?|\/cases$/)
})
