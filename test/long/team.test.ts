import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinTeam, writes } from '../support/colleague.ts'
import { switchOff } from '../support/desk.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The team as its owner runs it: links out, people in, and out again.
const PASSWORD = 'lantern over mossy bridge'
let product: Product
let browser: TestBrowser
let desk: Page
let malik: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  desk = await browser.desk(product, '/team')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const row = (name: string, page = desk) =>
  page.getByRole('list', { name: /gents/ }).getByRole('listitem').filter({ hasText: name })
const agent = async (name: string) =>
  (await product.rpc().agents.list({ deactivated: true })).items.find(({ publicName }) => publicName === name)

async function choose(name: string, act: string): Promise<void> {
  await desk.getByRole('button', { name: `What to do with ${name}` }).click()
  await desk.getByRole('menuitem', { name: act }).click()
}

/** Opens a link that the desk printed, in the browser of somebody else. */
async function openLink(link: string): Promise<Page> {
  const page = await (await browser.context(product, { signedIn: false })).newPage()
  const { pathname, search } = new URL(link)
  await page.goto(`${product.url}${pathname}${search}`)
  return page
}

test('an invitation is made, waits in the list, and brings somebody in', async () => {
  await desk.getByRole('button', { name: 'Invite' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('For whom').fill('Malik, weekend shift')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByLabel('Invitation link').inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expectPage(desk.getByRole('list', { name: 'Invitations' })).toContainText('Malik, weekend shift')

  malik = await openLink(link)
  await expectPage(malik.getByText('Ana invites you to answer its members.')).toBeVisible()
  await malik.getByLabel('Your name').fill('Malik Johnson')
  await malik.getByLabel('Public name').fill('Malik')
  await expectPage(malik.getByRole('region', { name: 'How a member reads you' })).toContainText('Malik: Hi Kofi')
  await malik.getByLabel('E-mail').fill('malik@lumentrails.example')
  await malik.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await malik.getByRole('button', { name: 'Join and open the desk' }).click()
  await expectPage(malik).toHaveURL(/\/inbox\/mine$/)
  await expectPage(row('Malik')).toContainText('malik@lumentrails.example')
  await expectPage(desk.getByRole('list', { name: 'Invitations' })).toHaveCount(0)
})

test('a link that is not wanted any more is revoked', async () => {
  await product.rpc().invitations.create({ role: 'agent', note: 'Nobody after all' })
  await desk.reload()
  await desk.getByRole('button', { name: 'Revoke Nobody after all' }).click()
  await expectPage(desk.getByRole('list', { name: 'Invitations' })).toHaveCount(0)
  expect((await product.rpc().invitations.list()).items).toEqual([])
})

test('an agent looks at the team, and changes nothing in it', async () => {
  await malik.getByRole('link', { name: 'Team' }).click()
  await expectPage(row('Ana', malik)).toContainText('Owner')
  await expectPage(row('Ana', malik)).not.toContainText('@')
  await expectPage(malik.getByRole('button', { name: 'Invite' })).toHaveCount(0)
  await expectPage(malik.getByRole('button', { name: /^What to do with/ })).toHaveCount(0)
  await expectPage(malik.getByText('takes an admin or the owner')).toBeVisible()
})

test('availability is shown as it changes', async () => {
  await expectPage(row('Malik')).toContainText('Available')
  await malik.getByRole('button', { name: /look and sign-out/ }).click()
  await malik.getByRole('menuitemradio', { name: 'Away' }).click()
  await expectPage(row('Malik')).toContainText('Away')
})

test('a role is given, and the other one’s desk follows', async () => {
  await choose('Malik', 'Make admin')
  await expectPage(row('Malik')).toContainText('Admin')
  await expectPage(malik.getByRole('button', { name: 'Invite' })).toBeVisible()
  await choose('Malik', 'Make agent')
  await expectPage(row('Malik')).toContainText('Agent')
  expect((await agent('Malik'))?.role).toBe('agent')
})

test('who lost the password gets a link, sets a new one, and is in', async () => {
  await choose('Malik', 'Link for a new password')
  const dialog = desk.getByRole('dialog', { name: 'A new password for Malik' })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByLabel('One-time link').inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const page = await openLink(link)
  await page.getByLabel('New password', { exact: true }).fill('another bridge, less moss')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expectPage(page).toHaveURL(/\/inbox\/mine$/)
  await malik.context().close()
  malik = page
  const again = await openLink(link)
  await again.getByLabel('New password', { exact: true }).fill('yet another bridge')
  await again.getByRole('button', { name: 'Save and sign in' }).click()
  await expectPage(again.getByRole('alert')).toContainText('used or is too old')
  await again.context().close()
})

test('deactivating says what goes back, closes the other desk, and can be taken back', async () => {
  await switchOff(product)
  const conversation = await writes(product, 'Mei-Ling Tan', 'my pass is locked')
  const rpc = product.rpc()
  await expectPage.poll(async () => (await rpc.conversations.show({ id: conversation })).status).toBe('queued')
  await malik.goto(`${product.url}/inbox/unassigned/${conversation}`)
  await malik.getByRole('button', { name: /^Take/ }).first().click()
  await expectPage.poll(async () => (await rpc.conversations.show({ id: conversation })).status).toBe('assigned')
  await desk.reload()
  await choose('Malik', 'Deactivate')
  const dialog = desk.getByRole('dialog', { name: 'Deactivate Malik?' })
  await expectPage(dialog).toContainText('1 chat goes back to the queue.')
  await dialog.getByRole('button', { name: 'Deactivate' }).click()
  await expectPage(malik).toHaveURL(/\/sign-in/)
  await expectPage(desk.getByRole('list', { name: 'Deactivated agents' })).toContainText('Malik')
  expect((await rpc.conversations.show({ id: conversation })).status).toBe('queued')
  await choose('Malik', 'Reactivate')
  await expectPage(desk.getByRole('status').filter({ hasText: 'Malik is in the team again.' })).toBeVisible()
  await expectPage(desk.getByRole('list', { name: 'Deactivated agents' })).toHaveCount(0)
})

describe.each(LOOKS)('the page at %s', (_name, looks) => {
  test('is whole, and axe finds nothing', async () => {
    if ((await agent('Priya')) === undefined) {
      const { id } = await joinTeam(product, 'Priya')
      await product.rpc().agents.deactivate({ id })
      await product
        .rpc()
        .invitations.create({ role: 'admin', note: 'Somebody with a rather long description of who that is' })
    }
    const page = await browser.desk(product, '/team', looks)
    await expectPage(page.getByRole('list', { name: 'Deactivated agents' })).toBeVisible()
    await expectPage(page.getByRole('list', { name: 'Invitations' })).toBeVisible()
    await expectWhole(page)
    await page.getByRole('button', { name: 'Invite' }).click()
    await expectPage(page.getByLabel('For whom')).toBeFocused()
    await expectWhole(page)
    await page.context().close()
  })
})

test('nothing went wrong on the way', () => {
  expect(browser.complaints).toEqual([])
})
