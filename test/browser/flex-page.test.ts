import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, PHONE, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { TestSandbox } from '../support/sandbox-client.ts'
import { twilioClient } from '../support/twilio-client.ts'
import { expectWhole } from '../support/whole.ts'

// The page of the simulated Flex by itself: the test plays Guildesk, by Twilio's own client.
let sandbox: TestSandbox
let browser: TestBrowser
let client: ReturnType<typeof twilioClient>
let page: Page
let media: string

beforeAll(async () => {
  ;[sandbox, browser] = await Promise.all([TestSandbox.start(), TestBrowser.open()])
  client = twilioClient(sandbox.running.twilio)
  await client.conversations.v1.users.create({ identity: 'gd_ann', friendlyName: 'Ann' })
  page = await open(1440, 'light')
})
afterAll(async () => {
  expect(browser.complaints).toEqual([])
  await browser.close()
  await sandbox.close()
})

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const viewport = width === 390 ? PHONE : { width, height: 900 }
  const context = await browser.context({ cookie: '' }, { viewport, colorScheme, signedIn: false })
  const opened = await context.newPage()
  await opened.goto(sandbox.running.twilio.agentPage)
  return opened
}

const conversation = () => client.conversations.v1.conversations(media)
const said = (words: string | RegExp) => page.getByRole('log').getByRole('article').filter({ hasText: words })

async function handOver(): Promise<void> {
  const title = 'Case #1042 · Ann · Lumen Trails'
  media = (await client.conversations.v1.conversations.create({ friendlyName: title })).sid
  await conversation().participants.create({ identity: 'gd_ann' })
  const past = new Date('2026-11-20T08:00:00Z')
  await conversation().messages.create({ author: 'gd_ann', body: 'My lantern is dark', dateCreated: past })
  const { taskrouterWorkspaceSid, taskrouterTargetWorkflowSid } = await client.flexApi.v1.configuration().fetch()
  const properties = { workspace_sid: taskrouterWorkspaceSid, workflow_sid: taskrouterTargetWorkflowSid }
  await client.flexApi.v1.interaction.create({
    channel: { type: 'web', initiated_by: 'api', properties: { media_channel_sid: media } },
    routing: { properties: { ...properties, attributes: { customerName: 'Ann', channelType: 'discord' } } },
  })
}

test('says what it is, and what there is to do while nothing has come', async () => {
  await expectPage(page.getByRole('heading', { name: 'Simulated Flex' })).toBeVisible()
  await expectPage(page.getByText('No chat is here.')).toBeVisible()
  await page.getByLabel('Status').selectOption('Break')
  await expectPage(page.getByText('Your status is Break, so nothing is offered to you.')).toBeVisible()
  await page.getByRole('button', { name: 'Be available' }).click()
  await expectPage(page.getByLabel('Status')).toHaveValue('Available')
})

test('a task is offered, accepted, and its chat goes both ways', async () => {
  await handOver()
  await page
    .getByRole('region', { name: 'Offered to you' })
    .getByRole('button', { name: /^Case #1042/ })
    .click()
  await expectPage(
    page.getByRole('region', { name: 'Chat', exact: true }).getByText('My lantern is dark'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Accept' }).click()
  await expectPage(said('My lantern is dark')).toContainText('Ann')
  await expectPage(page.getByRole('log')).toContainText('Priya Kumar joined')
  const box = page.getByRole('textbox', { name: 'Message Ann' })
  await box.fill('Hello Ann, I lok at it')
  await box.press('Enter')
  await said('I lok at it').hover()
  await said('I lok at it').getByRole('button', { name: 'Edit message' }).click()
  await page.getByRole('textbox', { name: 'Edit message' }).fill('Hello Ann, I look at it')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectPage(said('I look at it')).toContainText('edited')
  const picture = { name: 'lantern.png', mimeType: 'image/png', buffer: makePng(120, 80, [200, 160, 40]) }
  await page.getByLabel('File', { exact: true }).setInputFiles({ ...picture, name: 'lantern.webp' })
  await expectPage(page.getByRole('alert')).toContainText('Flex cannot send lantern.webp.')
  await page.getByLabel('File', { exact: true }).setInputFiles(picture)
  await page.getByRole('button', { name: 'Send' }).click()
  await expectPage(page.getByRole('img', { name: 'lantern.png' })).toBeVisible()
  await conversation().messages.create({ author: 'gd_ann', body: 'It glows again' })
  await expectPage(said('It glows again')).toBeVisible()
  await box.fill('Never mind')
  await box.press('Enter')
  await said('Never mind').hover()
  await said('Never mind').getByRole('button', { name: 'Delete message' }).click()
  await expectPage(said('Never mind')).toHaveCount(0)
  const stands = await conversation().messages.list()
  expect(stands.map(({ author, body }) => `${author}: ${body}`)).toEqual([
    'gd_ann: My lantern is dark',
    'priya_2Ekumar: Hello Ann, I look at it',
    'priya_2Ekumar: null',
    'gd_ann: It glows again',
  ])
  await expectWhole(page)
})

test('somebody else takes over, wraps up and completes', async () => {
  await page.getByRole('button', { name: 'Transfer' }).click()
  await expectPage(page.getByRole('button', { name: 'Mara Lind · Offline' })).toBeDisabled()
  await page.getByRole('button', { name: 'Ben Okafor' }).click()
  await expectPage(page.getByText('Ben Okafor is asked to take over.')).toBeVisible()
  await page.getByLabel('You are').selectOption({ label: 'Ben Okafor (1 offered)' })
  const task = page.getByRole('region', { name: 'Offered to you' }).getByRole('button')
  await expectPage(task).toContainText('from Priya Kumar')
  await task.click()
  await page.getByRole('button', { name: 'Accept' }).click()
  await expectPage(page.getByRole('log')).toContainText(/Ben Okafor joined.*Priya Kumar left/)
  await page.getByRole('button', { name: 'Wrap up' }).click()
  await expectPage(page.getByText('The chat is over.')).toBeVisible()
  expect((await conversation().fetch()).state).toBe('closed')
  await page.getByRole('button', { name: 'Complete' }).click()
  await expectPage(page.getByText('No chat is here.')).toBeVisible()
})

test('on a telephone one sees the tasks or a chat, whole', async () => {
  await page.getByLabel('You are').selectOption({ label: 'Priya Kumar' })
  await handOver()
  page = await open(390, 'dark')
  const offered = page.getByRole('region', { name: 'Offered to you' }).getByRole('button')
  await expectPage(offered).toBeVisible()
  await expectWhole(page)
  await offered.click()
  await expectWhole(page)
  await page.getByRole('button', { name: 'Accept' }).click()
  await expectPage(said('My lantern is dark')).toBeVisible()
  await page.getByRole('button', { name: 'Transfer' }).click()
  await expectWhole(page)
  await page.getByRole('button', { name: 'Tasks' }).click()
  await expectPage(page.getByRole('region', { name: 'Yours' }).getByRole('button')).toBeVisible()
  await page.getByRole('region', { name: 'Yours' }).getByRole('button').click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expectPage(page.getByText('You have no chat.')).toBeVisible()
  expect((await conversation().fetch()).state).toBe('active')
})
