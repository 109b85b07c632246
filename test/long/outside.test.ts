import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Github, openGithub } from '../support/github.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { openReceiver, type Receiver, status } from '../support/receiver.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// Webhooks and GitHub Issues as people set them up and use them.
let receiver: Receiver
let github: Github
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[receiver, github] = await Promise.all([openReceiver(), openGithub()])
  const env = { GUILDESK_ALLOW_PRIVATE_HOSTS: `${receiver.host},${github.host}` }
  ;[product, browser] = await Promise.all([Product.start({ env }), TestBrowser.open()])
  desk = await browser.desk(product, '/settings')
})
afterAll(async () => {
  await browser.close()
  await product.close()
  // What was refused on purpose is said by the page itself.
  expect(browser.complaints.filter((words) => !words.includes('status of 400'))).toEqual([])
  expect(github.violations).toEqual([])
  await Promise.all([receiver.close(), github.close()])
})

const part = (name: string, page = desk) => page.getByRole('region', { name, exact: true })
const dialog = (page = desk) => page.getByRole('dialog')

test('a webhook is added, its secret shown once, a test sent, and what was not taken is sent again', async () => {
  await expectPage(part('Webhooks')).toContainText('No program hears of anything yet.')
  await part('Webhooks').getByRole('button', { name: 'Add a webhook' }).click()
  await dialog().getByLabel('Address').fill('http://169.254.169.254/latest')
  await dialog().getByRole('button', { name: 'Add it' }).click()
  await expectPage(dialog().getByRole('alert')).toContainText('private network')
  await dialog().getByLabel('Address').fill(`${receiver.url}/hook`)
  await dialog().getByLabel('What it is for').fill('Tells the developers')
  await dialog().getByLabel('Only these').check()
  await expectPage(dialog().getByRole('button', { name: 'Add it' })).toBeDisabled()
  await dialog().getByLabel('A case is opened').check()
  await dialog().getByRole('button', { name: 'Add it' }).click()
  await expectPage(dialog().getByLabel('Signing secret', { exact: true })).toHaveValue(/^whsec_/)
  await dialog().getByRole('button', { name: 'Done' }).click()
  await expectPage(part('Webhooks')).toContainText('A case is opened · nothing taken yet')

  receiver.answerBy(status(500, 'out of order <b>here</b>'))
  await part('Webhooks')
    .getByRole('button', { name: /What to do with/ })
    .click()
  await desk.getByRole('menuitem', { name: 'Send a test' }).click()
  await expectPage(dialog().getByText('webhook.test')).toBeVisible()
  await expectPage(dialog().getByText('500').first()).toBeVisible()
  await dialog().getByText('webhook.test').click()
  await expectPage(dialog().getByText('out of order <b>here</b>')).toBeVisible()
  await expectWhole(desk)
  receiver.answerBy(status(204))
  await dialog()
    .getByRole('button', { name: /^Send (now|again)$/ })
    .click()
  await expectPage(dialog().getByRole('listitem').getByText('Taken', { exact: true })).toBeVisible()
  await desk.keyboard.press('Escape')
  await expectPage(part('Webhooks')).toContainText('last taken')
}, 60_000)

test('GitHub is connected, a case makes an issue, and follows when it is closed there', async () => {
  const own = part('GitHub Issues')
  await own.getByLabel('Repository').fill('lumen/trails')
  await own.getByLabel('Token', { exact: true }).fill('wrong')
  await own.getByLabel('API address').fill(github.apiBase)
  await own.getByRole('button', { name: 'Check' }).click()
  await expectPage(own.getByRole('alert')).toContainText('GitHub refuses this token.')
  await own.getByLabel('Token', { exact: true }).fill(github.token)
  await own.getByRole('button', { name: 'Check' }).click()
  await expectPage(own).toContainText('The token reads the issues of lumen/trails.')
  await own.getByRole('button', { name: 'Connect' }).click()
  const secret = own.getByLabel('Secret', { exact: true })
  await expectPage(secret).toHaveValue(/^[0-9a-f]{64}$/)
  const address = await own.getByLabel('Payload URL').inputValue()
  github.hook = { url: address, secret: await secret.inputValue() }
  await own.getByRole('button', { name: 'Done' }).click()
  await expectPage(own).toContainText('0 cases have issues')
  await own.getByLabel('Label of the issue while its case is: In progress').fill('in progress')
  await own.getByRole('button', { name: 'Save' }).click()
  await expectPage(own.getByRole('button', { name: 'Save' })).toHaveCount(0)

  const { id } = await product.rpc().cases.open({ type: 'bug', subject: 'The lamp goes out' })
  await desk.goto(`${product.url}/cases/${id}`)
  const issue = part('GitHub issue')
  await issue.getByRole('button', { name: 'Make an issue' }).click()
  await expectPage(dialog().getByLabel('Title')).toHaveValue('The lamp goes out')
  await expectWhole(desk)
  await dialog().getByRole('button', { name: 'Make the issue' }).click()
  await expectPage(issue.getByRole('link')).toContainText('lumen/trails#1')
  await github.change(1, { state: 'closed', state_reason: 'completed' }, 'closed')
  await expectPage(issue).toContainText('closed')
  await expectPage(desk.getByText('followed lumen/trails#1, which was closed')).toBeVisible()
  expect((await product.rpc().cases.show({ id })).status).toBe('resolved')
  await issue.getByRole('button', { name: 'Unlink lumen/trails#1' }).click()
  await dialog().getByRole('button', { name: 'Unlink it' }).click()
  await issue.getByRole('button', { name: 'Link one' }).click()
  await dialog().getByLabel('Issue').fill('#7')
  await dialog().getByRole('button', { name: 'Link it' }).click()
  await expectPage(dialog().getByRole('alert')).toContainText('not there')
  await dialog().getByLabel('Issue').fill('#1')
  await dialog().getByRole('button', { name: 'Link it' }).click()
  await expectPage(issue.getByRole('link')).toContainText('lumen/trails#1')
}, 60_000)

describe.each(LOOKS)('the settings at %s', (_name, looks) => {
  test('are whole with webhooks and GitHub, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/settings', looks)
    await expectPage(part('Webhooks', page)).toContainText('last taken')
    await expectPage(part('GitHub Issues', page)).toContainText('1 case has an issue')
    await expectWhole(page)
    await part('Webhooks', page).scrollIntoViewIfNeeded()
    await part('Webhooks', page).getByRole('button', { name: 'Add a webhook' }).click()
    await dialog(page).getByLabel('Only these').check()
    await expectWhole(page)
    await page.context().close()
  })
})
