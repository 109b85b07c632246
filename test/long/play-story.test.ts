import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/discord.ts'
import { expectPage, heard, memberWindow, PHONE, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

let product: Product
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ demo: true }), TestBrowser.open()])
  // What was before stands first, as for everybody who does not press within the first seconds.
  const chats = async () => (await product.rpc().conversations.list({ view: 'all', limit: 50 })).items.length
  await until(async () => (await chats()) === 19, 'the demo has its chats', 40_000)
  page = await browser.discord(product)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const captions = (of: Page) => of.getByRole('region', { name: 'The story' })
const play = (of: Page) => of.getByRole('button', { name: 'Play the story' })

test('one button acts both sides, with captions, before the eyes of who watches', async () => {
  await play(page).click()
  const sofia = memberWindow(page, 'Sofia Marchetti')
  await expectPage(captions(page)).toContainText('1 of 10Sofia is new here.')
  await expectPage(sofia).toBeVisible()
  await captions(page).getByRole('button', { name: 'Faster' }).click()
  await expectPage(heard(sofia, 'Does it help?')).toBeVisible()
  await expectPage(heard(sofia, 'Case #1038')).toBeVisible()
  await expectPage(heard(sofia, 'Priya joined the chat.')).toBeVisible()
  await expectPage(heard(sofia, "it's open!!")).toBeVisible()
  await expectPage(captions(page)).toContainText('10 of 10That was the whole story.')
  await expectPage(play(page)).toBeVisible()
  // The telling is over, and the member is anybody's.
  await sofia.getByRole('textbox', { name: 'Message Lumi' }).fill('one more thing: can we be 21?')
  await sofia.getByRole('textbox', { name: 'Message Lumi' }).press('Enter')
  await expectPage(heard(sofia, 'can we be 21?')).toBeVisible()
}, 90_000)

test('from the last caption a way leads to the conversation at the desk', async () => {
  const link = await captions(page).getByRole('link', { name: 'See it at the desk' }).getAttribute('href')
  const desk = await browser.desk(product, new URL(link ?? '').pathname)
  await expectPage(desk.getByRole('heading', { name: 'Sofia Marchetti' })).toBeVisible()
  await desk.context().close()
})

test('the next chapter is a bug: its card counts who has it and follows the fix, and the thread names who waited', async () => {
  await captions(page).getByRole('button', { name: 'Next: a bug' }).click()
  const reporter = memberWindow(page, 'Emre Aydın')
  await expectPage(reporter.getByRole('dialog', { name: /bug/i })).toBeVisible()
  await captions(page).getByRole('button', { name: 'Faster' }).click()
  const card = heard(reporter, 'Lantern stays dark after a photo')
  await expectPage(card.getByRole('button', { name: /^.*Me too/ })).toBeVisible()
  await expectPage(
    heard(memberWindow(page, 'Aiko Mori'), /#\d+/).getByRole('button', { name: /^It is #/ }),
  ).toBeVisible()
  await expectPage(captions(page)).toContainText('10 of 10Fixed, and all five know it')
  await expectPage(heard(reporter, 'Fixed in 1.43')).toContainText('@Emre Aydın')
  const link = await captions(page).getByRole('link', { name: 'See it at the desk' }).getAttribute('href')
  expect(link).toContain('/cases/')
}, 90_000)

test('it stops where it is told to, and its words are put away', async () => {
  await play(page).click()
  await expectPage(memberWindow(page, 'Lukas Brandt')).toBeVisible()
  await page.getByRole('button', { name: 'Stop the story' }).click()
  await expectPage(captions(page)).toContainText('Stopped.')
  await captions(page).getByRole('button', { name: "Put the story's words away" }).click()
  await expectPage(captions(page)).toHaveCount(0)
  await expectPage(play(page)).toBeVisible()
})

test('whoever opens the page while it plays sees it too, on a phone as well, and axe finds nothing', async () => {
  await play(page).click()
  const phone = await browser.discord(product, { viewport: PHONE })
  const naledi = memberWindow(phone, 'Naledi Khumalo')
  await expectPage(naledi).toBeVisible()
  await expectPage(captions(phone)).toBeVisible()
  for (const each of [page, phone]) {
    const { violations } = await new AxeBuilder({ page: each }).include('main, header, section').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.getByRole('button', { name: 'Stop the story' }).click()
  await expectPage(captions(phone)).toContainText('Stopped.')
  await phone.context().close()
})

test('while a picker is open no half of the hint looks out behind it', async () => {
  const kofi = await browser.discord(product)
  const mei = memberWindow(kofi, 'Mei-Ling Tan')
  const hint = mei.getByRole('complementary', { name: 'Things to try' })
  await expectPage(hint).toBeVisible()
  await mei.getByRole('textbox', { name: 'Message #support' }).pressSequentially('/')
  await expectPage(mei.getByRole('listbox')).toBeVisible()
  await expectPage(hint).toBeHidden()
  await mei.getByRole('textbox', { name: 'Message #support' }).fill('')
  await expectPage(hint).toBeVisible()
  await kofi.context().close()
})

test('both pages show one face for one member', async () => {
  const desk = await browser.desk(product)
  const shown = async (of: Page, selector: string) =>
    new URL((await of.locator(selector).first().getAttribute('src')) ?? '', of.url()).pathname
  const member = (await product.act('state', {})).members.find(({ user }) => user.username === 'mossy.lantern')
  const path = `/avatars/${member?.user.id}/`
  await expectPage(desk.locator(`img[src*="${path}"]`).first()).toBeVisible()
  expect(
    await desk
      .locator(`img[src*="${path}"]`)
      .first()
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
  ).toBeGreaterThan(0)
  expect(await shown(desk, `img[src*="${path}"]`)).toBe(await shown(page, `img[src*="${path}"]`))
  await desk.context().close()
  expect(browser.complaints).toEqual([])
})
