import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

const PASSWORD = 'lantern over mossy bridge'
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ unowned: true }), TestBrowser.open()])
  desk = await (await browser.context(product, { signedIn: false })).newPage()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function signIn(password: string): Promise<void> {
  await desk.getByLabel('E-mail').fill('ingrid@lumentrails.example')
  await desk.getByLabel('Password', { exact: true }).fill(password)
  await desk.getByRole('button', { name: 'Sign in' }).click()
}

test('before there is an owner, the desk says what to open', async () => {
  await desk.goto(product.url)
  await expectPage(desk.getByRole('heading', { name: 'No owner yet' })).toBeVisible()
  await expectPage(desk.getByText('Open the set-up link that the desk printed')).toBeVisible()
})

test('the one-time link makes the owner and leads into the inbox', async () => {
  await desk.goto(product.setUpLink)
  await desk.getByLabel('Workspace').fill('Lumen Trails')
  await desk.getByLabel('Your name').fill('Ingrid Solberg')
  await desk.getByLabel('Public name').fill('Ingrid')
  await expectPage(desk.getByText('Ingrid:')).toBeVisible()
  await desk.getByLabel('E-mail').fill('ingrid@lumentrails.example')
  await desk.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await desk.getByRole('button', { name: 'Open the desk' }).click()
  await expectPage(desk).toHaveURL(/\/inbox\/all$/)
  await expectPage(desk.getByText('Nobody has written yet')).toBeVisible()
  await expectPage(desk.getByRole('navigation', { name: 'Main' })).toContainText('Lumen Trails')
})

test('the link works once', async () => {
  const other = await (await browser.context(product, { signedIn: false })).newPage()
  await other.goto(product.setUpLink)
  for (const [label, words] of [
    ['Workspace', 'Mine'],
    ['Your name', 'Mallory'],
    ['Public name', 'Mallory'],
    ['E-mail', 'mallory@example.com'],
  ] as const)
    await other.getByLabel(label).fill(words)
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await other.getByRole('button', { name: 'Open the desk' }).click()
  await expectPage(other.getByRole('alert')).toBeVisible()
  await other.context().close()
})

test('signed out, the desk is closed; a wrong password is told as such, the right one lets in', async () => {
  await desk.getByRole('button', { name: /look and sign-out/ }).click()
  await desk.getByRole('menuitem', { name: 'Sign out' }).click()
  await expectPage(desk.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await expectPage(desk.getByText('Lost your password? Ask an owner or admin for a link.')).toBeVisible()
  await desk.goto(`${product.url}/inbox/resolved`)
  await expectPage(desk).toHaveURL(/\/sign-in/)
  await signIn('not the password at all')
  await expectPage(desk.getByRole('alert')).toHaveText('This e-mail and password do not belong together.')
  await signIn(PASSWORD)
  await expectPage(desk).toHaveURL(/\/inbox\/resolved$/)
})

test('a session that ends elsewhere leads to the sign-in and back to where one was', async () => {
  const cookies = await desk.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const ended = await fetch(`${product.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: product.url, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(ended.ok).toBe(true)
  await expectPage(desk.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await signIn(PASSWORD)
  await expectPage(desk).toHaveURL(/\/inbox\/resolved$/)
  expect(browser.complaints).toEqual([])
})
