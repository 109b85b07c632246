import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, PHONE, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The cases as an agent looks at them: a board and a list, narrowed, moved by hand and by keys, and done with in bulk.
let product: Product
let browser: TestBrowser
let desk: Page
let crash: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  await fill()
  desk = await browser.desk(product, '/cases')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Two members who wrote, and five cases, of which one has them as reporters. */
async function fill(): Promise<void> {
  const { members } = await product.act('state', {})
  for (const { user } of members.slice(1, 3))
    await product.act('send', { member: user.id, channel: 'dm', content: 'hi' })
  const rpc = product.rpc()
  await expectPage.poll(async () => (await rpc.conversations.list({ view: 'all' })).items.length).toBe(2)
  const people = (await rpc.conversations.list({ view: 'all' })).items.map(({ contact }) => contact.id)
  const bug = { type: 'bug', published: true } as const
  const words = { subject: 'Crash when the lantern opens', fields: { platforms: ['android' as const] } }
  crash = (await rpc.cases.open({ ...bug, ...words, priority: 'urgent', contact: people[0] ?? null })).id
  await rpc.cases.addReporter({ id: crash, contact: people[1] ?? '' })
  await rpc.cases.open({ type: 'question', subject: 'Who walks the Lisbon trail?', tags: ['lisbon'] })
  await rpc.cases.open({ type: 'feature', subject: 'Dim the map at night' })
  await rpc.cases.open({ ...bug, subject: 'Steps counted on a train' })
  await rpc.cases.open({ type: 'feedback', subject: 'Lovely trails' })
}

const column = (name: string, page = desk) => page.getByRole('region', { name, exact: true })
const card = (words: string, page = desk) => page.getByRole('link', { name: words })
const row = (words: string) => desk.getByRole('row').filter({ hasText: words })
const statusOf = async (id: string) => (await product.rpc().cases.show({ id })).status

test('the board has each case in its column, with what matters of it', async () => {
  await expectPage(column('New').getByRole('listitem')).toHaveCount(5)
  await expectPage(card('Crash when')).toContainText('2 reporters')
  await expectPage(card('Crash when')).toContainText('Urgent priority')
  await expectPage(desk.getByText('5 open')).toBeVisible()
})

test('a card that is dragged to a column says whom it tells, and moves when it is told to', async () => {
  await card('Crash when').dragTo(column('Open'))
  const landing = desk.getByRole('dialog', { name: 'Move #1001 to Open' })
  await expectPage(landing).toContainText('Tells 2 reporters.')
  await landing.getByRole('button', { name: 'Cancel' }).click()
  expect(await statusOf(crash)).toBe('new')
  await card('Crash when').dragTo(column('Open'))
  await landing.getByRole('button', { name: 'Move and tell' }).click()
  await expectPage(column('Open').getByRole('link', { name: 'Crash when' })).toBeFocused()
  await expectPage(desk.getByText('#1001 is open. 2 are being told.')).toBeVisible()
  const { told } = await product.rpc().cases.show({ id: crash })
  expect(told).toMatchObject({ of: 2 })
})

test('keys move a card too; where it tells nobody it goes at once, and comes back by undo', async () => {
  await desk.getByRole('link', { name: 'Dim the map' }).focus()
  await desk.keyboard.press('Shift+ArrowRight')
  await expectPage(column('Open').getByRole('link', { name: 'Dim the map' })).toBeFocused()
  await desk.keyboard.press('z')
  await expectPage(column('New').getByRole('link', { name: 'Dim the map' })).toBeVisible()
  await desk.getByRole('link', { name: 'Dim the map' }).focus()
  await desk.keyboard.press('m')
  await desk.getByRole('menuitem', { name: 'In progress' }).click()
  await expectPage(column('In progress').getByRole('link', { name: 'Dim the map' })).toBeFocused()
  await desk.keyboard.press('ArrowLeft')
  await expectPage(column('Open').getByRole('link', { name: 'Crash when' })).toBeFocused()
})

test('what somebody else opens waits behind a pill while hands are in the board', async () => {
  await column('New').hover()
  await product.rpc().cases.open({ type: 'other', subject: 'Opened elsewhere' })
  const pill = desk.getByRole('button', { name: '1 new in New' })
  await expectPage(pill).toBeVisible()
  expect(await card('Opened elsewhere').count()).toBe(0)
  await pill.click()
  await expectPage(column('New').getByRole('listitem').first()).toContainText('Opened elsewhere')
})

test('filters stand in the address, are taken away one by one, and are kept as a view', async () => {
  await desk.getByRole('button', { name: 'Type any' }).click()
  await desk.getByRole('menuitemcheckbox', { name: 'Bug' }).click()
  await desk.keyboard.press('Escape')
  await expectPage(desk.getByText('2 of 6 open')).toBeVisible()
  expect(new URL(desk.url()).searchParams.get('types')).toBe('["bug"]')
  await desk.getByRole('searchbox', { name: 'Search cases' }).fill('lantern')
  await expectPage(desk.getByText('1 of 6 open')).toBeVisible()
  await desk.getByRole('button', { name: 'Save view' }).click()
  const saving = desk.getByRole('dialog', { name: 'Save view' })
  await saving.getByLabel('Name').fill('Lantern bugs')
  await saving.getByRole('button', { name: 'Save view' }).click()
  const view = desk.getByRole('list', { name: 'Saved views' }).getByRole('link', { name: /Lantern bugs/ })
  await expectPage(view).toHaveAttribute('aria-current', 'page')
  await expectPage(view).toContainText('1')
  await desk
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Cases/ })
    .click()
  await expectPage(desk.getByText('6 open')).toBeVisible()
  await expectPage(desk.getByRole('searchbox', { name: 'Search cases' })).toHaveValue('')
  await view.click()
  await expectPage(desk.getByText('1 of 6 open')).toBeVisible()
  await desk.getByRole('button', { name: 'More' }).click()
  await desk.getByRole('menuitem', { name: /Delete the view/ }).click()
  await expectPage(view).toHaveCount(0)
  await desk.getByRole('button', { name: 'Type: any' }).click()
  await desk.getByRole('searchbox', { name: 'Search cases' }).fill('zebra')
  await expectPage(desk.getByRole('heading', { name: 'No case is like that' })).toBeVisible()
  await desk.getByRole('button', { name: 'Clear the filter' }).click()
  await expectPage(desk.getByText('6 open')).toBeVisible()
})

test('in the list several are chosen and done with at once, and what was left says why', async () => {
  await desk.getByRole('button', { name: 'List', exact: true }).click()
  await expectPage(desk.getByRole('row')).toHaveCount(7)
  await row('Opened elsewhere').getByRole('link').focus()
  await desk.keyboard.press('x')
  await expectPage(row('Opened elsewhere').getByRole('checkbox')).toBeChecked()
  await row('Lovely trails').getByRole('checkbox').click()
  const bar = desk.getByRole('toolbar', { name: 'Chosen cases' })
  await expectPage(bar).toContainText('2 chosen')
  await bar.getByRole('button', { name: 'Owner' }).click()
  await desk.getByRole('menuitem', { name: 'Me' }).click()
  await expectPage(row('Lovely trails')).toContainText('Ana')
  await expectPage(bar).toHaveCount(0)

  await row('Crash when').getByRole('checkbox').click()
  await desk.getByRole('toolbar').getByRole('button', { name: 'Status' }).click()
  await desk.getByRole('menuitem', { name: 'In progress' }).click()
  await desk.getByRole('button', { name: 'Move 1 and tell 2' }).click()
  await expectPage(row('Crash when')).toContainText('In progress')

  await row('Lovely trails').getByRole('checkbox').click()
  await row('Crash when').getByRole('checkbox').click()
  await desk.getByRole('toolbar').getByRole('button', { name: 'Merge' }).click()
  const merging = desk.getByRole('dialog', { name: 'Merge into one case' })
  await merging.getByRole('searchbox').fill('#1001')
  await merging.getByRole('button', { name: /Crash when/ }).click()
  await merging.getByRole('button', { name: 'Merge 1 into #1001' }).click()
  await expectPage(desk.getByText('One was left as it is.')).toBeVisible()
  await expectPage(row('Lovely trails')).toHaveCount(0)
})

test('an agent opens a case, and is shown what it resembles', async () => {
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('c')
  const dialog = desk.getByRole('dialog', { name: 'New case' })
  await dialog.getByLabel('Subject').fill('It crashes when I open the lantern')
  await expectPage(dialog.getByRole('region', { name: 'Cases like it' })).toContainText('#1001')
  await dialog.getByLabel('Subject').fill('Zebra stripes flicker')
  await expectPage(dialog.getByRole('region', { name: 'Cases like it' })).toHaveCount(0)
  await dialog.getByLabel('Members see it').click()
  await dialog.getByRole('button', { name: 'Open the case' }).click()
  await expectPage(desk).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  const { items } = await product.rpc().cases.list({ q: 'zebra' })
  expect(items).toMatchObject([{ type: 'bug', published: true, status: 'new' }])
})

test('on a phone the cases are a list, narrowed in a sheet', async () => {
  const phone = await browser.desk(product, '/inbox/all', { viewport: PHONE })
  await phone.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Cases' }).click()
  await expectPage(phone.getByRole('link', { name: 'Crash when' })).toBeVisible()
  await phone.getByRole('button', { name: /^Filters/ }).click()
  await phone.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'Type any' }).click()
  await phone.getByRole('menuitemcheckbox', { name: 'Question' }).click()
  await phone.keyboard.press('Escape')
  await phone.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'Show' }).click()
  await expectPage(phone.getByRole('link', { name: 'Who walks' })).toBeVisible()
  await expectPage(phone.getByRole('link', { name: 'Crash when' })).toHaveCount(0)
  await phone.context().close()
})

test.each(LOOKS)('board, list and dialog are whole at %s', async (_name, looks) => {
  const page = await browser.desk(product, '/cases', looks)
  await expectPage(page.getByRole('link', { name: 'Crash when' })).toBeVisible()
  await expectWhole(page)
  await page.goto(`${product.url}/cases?look=list`)
  await expectPage(page.getByRole('link', { name: 'Crash when' })).toBeVisible()
  await expectWhole(page)
  await page.keyboard.press('c')
  await expectPage(page.getByRole('dialog', { name: 'New case' })).toBeVisible()
  await expectWhole(page)
  await page.goto(`${product.url}/cases?tag=nothing`)
  await expectPage(page.getByRole('heading', { name: 'No case is like that' })).toBeVisible()
  await expectWhole(page)
  await page.context().close()
})

test('no page complained', () => {
  expect(browser.complaints).toEqual([])
})
