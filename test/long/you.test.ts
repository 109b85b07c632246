import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { switchOff } from '../support/desk.ts'
import { expectPage, heard, memberWindow, rowOf, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The agent's own page: what members read of them, changed there and read by a member.
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  desk = await browser.desk(product)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const preview = () => desk.getByRole('region', { name: 'How a member reads you' })
const field = () => desk.getByRole('textbox', { name: 'Public name' })

async function choose(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose a picture' }).click()
  await (await chooser).setFiles(file)
}

test('the menu of the agent leads to the page, and the page leads back', async () => {
  await desk.getByRole('button', { name: /profile, look and sign-out/ }).click()
  await desk.getByRole('menuitem', { name: 'Your profile' }).click()
  await expectPage(desk).toHaveURL(/\/you$/)
  await desk.getByRole('link', { name: 'Back to the inbox' }).click()
  await expectPage(desk).toHaveURL(/\/inbox\/mine$/)
  await desk.goto(`${product.url}/you`)
})

test('a name is shown as members would read it, told what is wrong with it, and saved', async () => {
  await expectPage(desk.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await field().fill('Ana @everyone')
  await expectPage(desk.getByRole('alert')).toHaveText("Use letters, digits, spaces and . , ' & ( ) + - only.")
  await expectPage(preview()).toContainText('Ana: Hi Kofi')
  await field().fill('Ana Luísa')
  await expectPage(preview()).toContainText('Ana Luísa joined the chat.')
  await expectPage(preview()).toContainText('Ana Luísa: Hi Kofi')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expectPage(desk.getByText('Saved', { exact: true })).toBeVisible()
  await expectPage(desk.getByRole('heading', { name: 'Ana Luísa' })).toBeVisible()
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toContainText('Ana Luísa')
  expect((await product.rpc().me.show()).agent.publicName).toBe('Ana Luísa')
})

test('a name that could not be saved stays in the field, with the cause', async () => {
  await desk.context().setOffline(true)
  await field().fill('Ana L.')
  await field().press('Enter')
  await expectPage(desk.getByRole('alert')).toHaveText('The desk could not be reached. The name is not saved yet.')
  await desk.context().setOffline(false)
  await field().press('Enter')
  await expectPage(desk.getByText('Saved', { exact: true })).toBeVisible()
})

test('what is no picture is refused in words', async () => {
  await choose({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
  await expectPage(desk.getByText('notes.png cannot be read as a picture.')).toBeVisible()
  expect((await product.rpc().me.show()).agent.picture).toBeNull()
})

test('a photo from a telephone is made small, stored, and read by a member as a card', async () => {
  const photo = makePng(3024, 4032, [176, 104, 70])
  await choose({ name: 'IMG_2041.png', mimeType: 'image/png', buffer: photo })
  await expectPage(desk.getByRole('button', { name: 'Remove the picture' })).toBeVisible()
  await expectPage(preview().getByRole('presentation')).toHaveAttribute('src', /^\/api\/v1\/agents\//)
  const { agent } = await product.rpc().me.show()
  const stored = await fetch(`${product.url}${agent.picture}`, { headers: { cookie: product.cookie } })
  expect(stored.headers.get('content-type')).toBe('image/webp')
  expect((await stored.arrayBuffer()).byteLength).toBeLessThan(64 * 1024)

  await switchOff(product)
  const { members } = await product.act('state', {})
  const kofi = members.find(({ user }) => user.global_name === 'Kofi Mensah')?.user.id ?? ''
  await product.act('send', { member: kofi, channel: 'dm', content: 'my pass is locked' })
  await desk.getByRole('link', { name: 'Back to the inbox' }).click()
  await desk.getByRole('link', { name: /^Unassigned/ }).click()
  await rowOf(desk, 'Kofi Mensah').click()
  await desk.getByRole('button', { name: /^Take/ }).first().click()
  const discord = await browser.discord(product)
  const card = memberWindow(discord, 'Kofi Mensah').getByRole('article', { name: 'Ana L. joined the chat.' })
  await expectPage(card).toBeVisible()
  await expectPage(card.getByRole('presentation')).toHaveJSProperty('naturalWidth', 256)
  await expectPage(heard(memberWindow(discord, 'Kofi Mensah'), 'joined the chat')).toHaveCount(1)
})

test('availability is one switch, here and in the menu', async () => {
  await desk.goto(`${product.url}/you`)
  const available = desk.getByRole('switch', { name: 'Available' })
  await available.uncheck()
  await expectPage(desk.getByText('Away: nobody can give you a chat.')).toBeVisible()
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toContainText('Away')
  expect((await product.rpc().me.show()).agent.available).toBe(false)
  await desk.getByRole('button', { name: /profile, look and sign-out/ }).click()
  await desk.getByRole('menuitemradio', { name: 'Available' }).click()
  await expectPage(available).toBeChecked()
  expect((await product.rpc().me.show()).agent.available).toBe(true)
})

test('a Discord account is linked by a code, which the page hears of, and unlinked', async () => {
  const section = desk.getByRole('region', { name: 'Your Discord account' })
  await section.getByRole('button', { name: 'Make a code' }).click()
  const line = await section.getByLabel('Type this in any channel of your server').inputValue()
  const code = /^\/link code:(\w+)$/.exec(line)?.[1] ?? ''
  const { members } = await product.act('state', {})
  const arjun = members.find(({ user }) => user.global_name === 'Arjun Nair')?.user
  await product.act('command', { member: arjun?.id ?? '', channel: 'dm', name: 'link', options: { code } })
  await expectPage(section).toContainText(`Linked to @${arjun?.username}`)
  await section.getByRole('button', { name: 'Unlink' }).click()
  await expectPage(section.getByRole('button', { name: 'Make a code' })).toBeVisible()
  expect((await product.rpc().me.show()).agent.discord).toBeNull()
})

describe.each(LOOKS)('the page at %s', (_name, looks) => {
  test('is whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/you', looks)
    await expectPage(page.getByRole('heading', { name: 'What members read' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Public name' }).fill('*')
    await expectPage(page.getByRole('alert')).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })
})

test('a picture is removed at once', async () => {
  await desk.goto(`${product.url}/you`)
  await desk.getByRole('button', { name: 'Remove the picture' }).click()
  await expectPage(desk.getByRole('button', { name: 'Remove the picture' })).toHaveCount(0)
  await expectPage(preview().getByRole('presentation')).toHaveCount(0)
  expect((await product.rpc().me.show()).agent.picture).toBeNull()
  expect(browser.complaints).toEqual([])
})
