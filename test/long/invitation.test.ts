import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinTeam } from '../support/colleague.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// Links that lead into the desk, and a second workspace that one is invited to.
let product: Product
let browser: TestBrowser
let own: number
let demo: number

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ demo: true }), TestBrowser.open()])
  const { workspaces } = await product.rpc().me.show()
  own = workspaces.find((each) => !each.demo)?.id ?? 0
  demo = workspaces.find((each) => each.demo)?.id ?? 0
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const invite = async () => {
  const { link } = await product.rpc().invitations.create({ role: 'agent', note: '' })
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}
const open = (path: string): Promise<Page> => browser.desk(product, path, { signedIn: false })
const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test('a dead link says so, and so does half a link', async () => {
  const page = await open('/invitation?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
  await expectPage(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await expectPage(page.getByText('This invitation was used, withdrawn or is too old.')).toBeVisible()
  await page.goto(`${product.url}/invitation`)
  await expectPage(page.getByText('This address lacks the secret of the invitation.')).toBeVisible()
  await page.goto(`${product.url}/password`)
  await expectPage(page.getByText('This address lacks the secret of the link.')).toBeVisible()
  await page.context().close()
})

test('who is signed in joins with their own sign-in, and switches between workspaces', async () => {
  const { cookie } = await joinTeam(product, 'Kofi')
  await product.rpc().me.switch({ workspace: own })
  const page = await browser.desk(product, await invite(), { cookie })
  await expectPage(page.getByRole('heading', { name: 'Join My community' })).toBeVisible()
  await page.getByLabel('Public name').fill('Kofi of ours')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expectPage(page).toHaveURL(/\/inbox\/mine$/)
  await expectPage(nav(page)).toContainText('My community')
  await expectPage(nav(page)).toContainText('Kofi of ours')
  await page.getByRole('button', { name: /other workspaces/ }).click()
  await expectPage(page.getByRole('menuitem', { name: /Lumen Trails/ })).toContainText('Demo')
  await page.getByRole('menuitem', { name: /Lumen Trails/ }).click()
  await expectPage(nav(page)).toContainText('Lumen Trails')
  await expectPage(page.getByRole('link', { name: 'Open the sandbox' })).toBeVisible()
  await page.context().close()
  await product.rpc().me.switch({ workspace: demo })
})

test('who is signed in as somebody else may join with another sign-in', async () => {
  const page = await browser.desk(product, await invite())
  await page.getByRole('button', { name: 'Join with another sign-in' }).click()
  await expectPage(page.getByLabel('E-mail')).toBeVisible()
  await page.context().close()
})

describe.each(LOOKS)('the pages at %s', (_name, looks) => {
  test('are whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, await invite(), { ...looks, signedIn: false })
    await expectPage(page.getByRole('button', { name: 'Join and open the desk' })).toBeVisible()
    await expectWhole(page)
    await page.goto(`${product.url}/password?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`)
    await expectPage(page.getByLabel('New password', { exact: true })).toBeVisible()
    await expectWhole(page)
    await page.goto(`${product.url}/sign-in`)
    await expectPage(page.getByText('Lost your password? Ask an owner or admin for a link.')).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })
})

test('nothing went wrong on the way', () => {
  expect(browser.complaints).toEqual([])
})
