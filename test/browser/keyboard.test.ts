import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// An agent's day without the pointer.
const MEMBERS = ['Mei-Ling Tan', 'Kofi Mensah', 'Yuki']
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  const { members } = await product.act('state', {})
  for (const [index, name] of MEMBERS.entries()) {
    const member = members.find(({ user }) => user.global_name === name)?.user.id ?? ''
    await product.act('send', { member, channel: 'dm', content: `hello from ${name}` })
    const newest = async () => (await product.rpc().conversations.list({})).items
    await expectPage.poll(async () => (await newest()).length).toBe(index + 1)
    // The virtual agent answers too, and whoever was answered last stands first.
    await expectPage.poll(async () => (await newest())[0]?.preview?.author).toBe('virtual_agent')
  }
  desk = await browser.desk(product, '/inbox/all')
  await expectPage(desk.getByRole('listbox').getByRole('option')).toHaveCount(3)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const focused = () => desk.locator(':focus')

test('J and K walk through the list, Enter opens', async () => {
  await desk.keyboard.press('j')
  await expectPage(focused()).toContainText('Yuki')
  await desk.keyboard.press('j')
  await expectPage(focused()).toContainText('Kofi Mensah')
  await desk.keyboard.press('j')
  await expectPage(focused()).toContainText('Mei-Ling Tan')
  await desk.keyboard.press('k')
  await expectPage(focused()).toContainText('Kofi Mensah')
  await desk.keyboard.press('Enter')
  await expectPage(said(desk, 'hello from Kofi Mensah')).toBeVisible()
})

test('I takes, R writes, Control and Enter send, Escape leads out again', async () => {
  await desk.keyboard.press('i')
  await expectPage(desk.getByText('Ana joined the chat.')).toBeVisible()
  await desk.keyboard.press('r')
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeFocused()
  // Single letters are words while one writes.
  await desk.keyboard.type('jekyll is here?')
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toHaveValue('jekyll is here?')
  await desk.keyboard.press('Control+Enter')
  await expectPage(said(desk, 'jekyll is here?')).toBeVisible()
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
  await desk.keyboard.press('Escape')
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).not.toBeFocused()
})

test('E resolves, Escape goes back to the row in the list, and the next one opens', async () => {
  await desk.keyboard.press('e')
  await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  await desk.keyboard.press('Escape')
  await expectPage(desk).toHaveURL(/\/inbox\/all$/)
  await expectPage(focused()).toContainText('Kofi Mensah')
  await desk.keyboard.press('j')
  await expectPage(focused()).not.toContainText('Kofi Mensah')
  await desk.keyboard.press('Enter')
  await expectPage(said(desk, 'hello from')).toHaveCount(1)
})

test('the keys are named on a sheet, and the panes fold', async () => {
  await desk.keyboard.press('?')
  await expectPage(desk.getByRole('dialog', { name: 'Keys' })).toContainText('Next conversation')
  await desk.keyboard.press('Escape')
  await expectPage(desk.getByRole('dialog')).toHaveCount(0)
  await desk.keyboard.press(']')
  await expectPage(desk.getByRole('complementary', { name: 'Details' })).toHaveCount(0)
  await desk.keyboard.press('[')
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  await desk.keyboard.press('[')
  await desk.keyboard.press(']')
  await expectPage(desk.getByRole('complementary', { name: 'Details' })).toBeVisible()
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toBeVisible()
  expect(browser.complaints).toEqual([])
})
