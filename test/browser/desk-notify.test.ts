import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writes } from '../support/colleague.ts'
import { expectPage, rowOf, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// How an agent who looks elsewhere is told. The browser's own notification and its sound are listened to where the page calls them.
const LISTEN = `
  window.heard = { notes: 0, shown: [] }
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...when) { window.heard.notes += 1; return start.apply(this, when) }
  const Real = window.Notification
  window.Notification = class extends Real {
    constructor(title, options) { super(title, options); window.heard.shown.push({ title, body: options.body, it: this }) }
  }
`
const KOFI = 'Kofi Mensah'
let product: Product
let browser: TestBrowser
let context: BrowserContext
let desk: Page
let mine: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  mine = await writes(product, 'Mei-Ling Tan', 'my pass is locked')
  await product.rpc().conversations.take({ id: mine })
  context = await browser.context(product)
  await context.grantPermissions(['notifications'])
  await context.addInitScript(LISTEN)
  desk = await context.newPage()
  await desk.goto(`${product.url}/inbox/all/${mine}`)
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeVisible()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const notes = () => desk.evaluate<number>('window.heard.notes')
const shown = () =>
  desk.evaluate<{ title: string; body: string }[]>('window.heard.shown.map(({ title, body }) => ({ title, body }))')
const menu = () => desk.getByRole('button', { name: /look and sign-out/ })

test('the title counts who waits and what of mine is unread', async () => {
  await expectPage(desk).toHaveTitle('Mei-Ling Tan · Guildesk')
  await writes(product, KOFI, 'I want to talk to a person')
  await expectPage(desk).toHaveTitle('(1) Mei-Ling Tan · Guildesk')
})

test('somebody new waits: a tone, and no desktop notification before it is asked for', async () => {
  await expectPage.poll(notes).toBeGreaterThan(0)
  expect(await shown()).toEqual([])
})

test('what is said in the conversation that is open and seen tells nobody', async () => {
  const before = await notes()
  await writes(product, 'Mei-Ling Tan', 'are you there?')
  await expectPage(said(desk, 'are you there?')).toBeVisible()
  expect(await notes()).toBe(before)
})

test('the desktop is asked for by a press, and then shows what is said elsewhere; a click leads there', async () => {
  await menu().click()
  await desk.getByRole('menuitemcheckbox', { name: 'On the desktop' }).click()
  await expectPage(desk.getByRole('menuitemcheckbox', { name: 'On the desktop' })).toHaveAttribute(
    'aria-checked',
    'true',
  )
  await desk.keyboard.press('Escape')
  await rowOf(desk, KOFI).click()
  await expectPage(desk.getByRole('heading', { name: KOFI })).toBeVisible()
  await writes(product, 'Mei-Ling Tan', 'it **works** now')
  await expectPage.poll(shown).toEqual([{ title: 'Mei-Ling Tan', body: 'it works now' }])
  await expectPage(desk).toHaveTitle(`(2) ${KOFI} · Guildesk`)
  await desk.evaluate('window.heard.shown.at(-1).it.onclick()')
  await expectPage(desk).toHaveURL(new RegExp(mine))
})

test('who is not available hears of nobody new, and a browser that is told to be silent is', async () => {
  await product.rpc().me.update({ available: false })
  await menu().click()
  await desk.getByRole('menuitemcheckbox', { name: 'Sound' }).click()
  await desk.keyboard.press('Escape')
  const before = { notes: await notes(), shown: await shown() }
  await writes(product, 'Yuki', 'a real person please, I want to talk to a human')
  await expectPage(desk).toHaveTitle('(2) Mei-Ling Tan · Guildesk')
  await rowOf(desk, KOFI).click()
  await writes(product, 'Mei-Ling Tan', 'one more thing')
  await expectPage.poll(async () => (await shown()).length).toBe(before.shown.length + 1)
  expect((await shown()).at(-1)?.body).toBe('one more thing')
  expect(await notes()).toBe(before.notes)
  expect(browser.complaints).toEqual([])
})
