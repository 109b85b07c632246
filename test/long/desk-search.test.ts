import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writes } from '../support/colleague.ts'
import { expectPage, PHONE, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// One box for a person, a case or words, and the way from there to the message.
const MEI = 'Mei-Ling Tan'
let product: Product
let browser: TestBrowser
let desk: Page
let conversation: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ lifted: true }), TestBrowser.open()])
  await writes(product, 'Kofi Mensah', 'the lantern at the harbour stays dark')
  conversation = await writes(product, MEI, 'my aurora pass is locked')
  await product.rpc().conversations.take({ id: conversation })
  // The first words stand two pages above the last ones.
  for (let at = 0; at < 110; at += 1) await product.rpc().messages.send({ conversation, text: `line ${at}` })
  desk = await browser.desk(product, '/inbox/all')
  await expectPage(desk.getByRole('option').first()).toBeVisible()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const box = () => desk.getByRole('dialog', { name: 'Search' })
const found = () => box().getByRole('option')

async function search(words: string): Promise<void> {
  await desk.keyboard.press('Control+k')
  await expectPage(box().getByRole('combobox')).toBeFocused()
  await desk.keyboard.type(words)
}

test('/ opens it; the beginning of a name finds the person, Enter opens their conversation', async () => {
  await desk.keyboard.press('/')
  await expectPage(box().getByRole('combobox')).toBeFocused()
  await desk.keyboard.type('mei')
  await expectPage(box().getByRole('group', { name: 'People' }).getByRole('option')).toContainText(MEI)
  await expectPage(found().first()).toHaveAttribute('aria-selected', 'true')
  await desk.keyboard.press('Enter')
  await expectPage(desk).toHaveURL(new RegExp(`/inbox/all/${conversation}`))
  await expectPage(box()).toHaveCount(0)
  await expectPage(said(desk, 'line 109')).toBeVisible()
})

test('it stands in the middle, as wide as it is meant to be', async () => {
  await search('m')
  const { x, width } = (await box().boundingBox()) ?? { x: 0, width: 0 }
  expect([Math.round(x), Math.round(width)]).toEqual([420, 600])
  await desk.keyboard.press('Escape')
})

test('reading up goes on to the first words, and holds what is read while older ones come in', async () => {
  await expectPage(said(desk, 'line 109')).toBeInViewport()
  await desk.getByRole('region', { name: 'Messages' }).hover()
  await expectPage(async () => {
    await desk.mouse.wheel(0, -4000)
    await expectPage(said(desk, 'my aurora pass is locked')).toBeInViewport({ timeout: 300 })
  }).toPass()
  // Begins at the end again for who comes after.
  await desk.reload()
  await expectPage(said(desk, 'line 109')).toBeVisible()
})

test('words lead to the message itself, pages above the last one', async () => {
  await search('aurora pass')
  const hit = box().getByRole('group', { name: 'Messages' }).getByRole('option')
  await expectPage(hit).toContainText('aurora pass is locked')
  await expectPage(hit.getByText('aurora', { exact: true })).toBeVisible()
  await hit.click()
  await expectPage(said(desk, 'my aurora pass is locked')).toBeVisible()
  await expectPage(said(desk, 'my aurora pass is locked')).toBeInViewport()
  await expectPage(said(desk, 'line 109')).toHaveCount(0)
})

test('a Discord id finds its person, a number its case', async () => {
  const { address } = (await product.rpc().conversations.show({ id: conversation })).contactDetail
  await search(address)
  await expectPage(found()).toHaveCount(1)
  await expectPage(found()).toContainText(MEI)
  await desk.keyboard.press('Escape')
  await expectPage(box()).toHaveCount(0)
  await search('#1001')
  await expectPage(box().getByRole('group', { name: 'Cases' }).getByRole('option')).toContainText('#1001')
  await desk.keyboard.press('Escape')
})

test('the arrows go through all that was found; nothing found is said in words', async () => {
  await search('a')
  await expectPage(found().first()).toBeVisible()
  await desk.keyboard.press('Escape')
  await search('the')
  await expectPage(found().first()).toHaveAttribute('aria-selected', 'true')
  await desk.keyboard.press('ArrowUp')
  await expectPage(found().last()).toHaveAttribute('aria-selected', 'true')
  await desk.keyboard.press('Escape')
  await search('xylophone')
  await expectPage(box().getByText(/^Nothing here goes by “xylophone”/)).toBeVisible()
  await desk.keyboard.press('Escape')
})

test('on a phone it stands in the tab bar', async () => {
  const phone = await browser.desk(product, '/inbox/all', { viewport: PHONE })
  await phone.getByRole('button', { name: 'Search' }).click()
  await phone.getByRole('combobox', { name: 'Search' }).fill('kofi')
  await phone.getByRole('dialog', { name: 'Search' }).getByRole('option').first().click()
  await expectPage(said(phone, 'the lantern at the harbour')).toBeVisible()
  // A long one scrolls inside its pane there too, and opens at its end, above the composer.
  await phone.goto(`${product.url}/inbox/all/${conversation}`)
  await expectPage(said(phone, 'line 109')).toBeInViewport()
  const feed = await phone.getByRole('region', { name: 'Messages' }).boundingBox()
  expect((feed?.y ?? 0) + (feed?.height ?? 0)).toBeLessThan(PHONE.height)
  expect(browser.complaints).toEqual([])
})
