import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// A person of two workspaces, with the desk open twice.
let product: Product
let browser: TestBrowser
let here: Page
let there: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ demo: true }), TestBrowser.open()])
  here = await browser.desk(product)
  there = await here.context().newPage()
  await there.goto(`${product.url}/inbox/all`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test('switching in one tab brings the other along, and neither mixes the two', async () => {
  const { workspaces, workspace } = await product.rpc().me.show()
  const other = workspaces.find(({ id }) => id !== workspace.id)
  if (!other) throw new Error('there is one workspace alone')
  await expectPage(navigation(there)).toContainText(workspace.name)
  await here.getByRole('button', { name: /other workspaces/ }).click()
  await here.getByRole('menuitem', { name: new RegExp(other.name) }).click()
  for (const page of [here, there]) {
    await expectPage(navigation(page)).toContainText(other.name)
    await expectPage(page).toHaveURL(/\/inbox\/mine$/)
  }
  expect(browser.complaints).toEqual([])
})
