import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, heard, memberWindow, PHONE, TestBrowser } from '../support/pages.ts'
import { RawGateway } from '../support/raw-gateway.ts'
import { go } from '../support/report-pages.ts'
import { TestSandbox } from '../support/sandbox-client.ts'
import { chooseOnChannel, chooseOnMember } from '../support/server-pages.ts'

// The page of the simulated Discord by itself, before an application that the test plays.
let sandbox: TestSandbox
let gateway: RawGateway
let browser: TestBrowser
let discord: Page
let mei: Locator
let arjun: string

beforeAll(async () => {
  ;[sandbox, browser] = await Promise.all([TestSandbox.start({ lifted: true }), TestBrowser.open()])
  gateway = await RawGateway.identify(sandbox.running, 1 << 12)
  const number = { type: 4, name: 'number', description: 'Its number', required: true, autocomplete: true }
  await sandbox.rest('PUT', `/applications/${sandbox.running.applicationId}/commands`, [
    { name: 'bug', description: 'Report it', name_localizations: { 'pt-BR': 'falha' } },
    { name: 'status', description: 'How is a case?', options: [number] },
    { name: 'Report as bug', type: 3 },
    { name: 'Is this staff?', type: 2 },
    { name: 'Open a case', type: 3, default_member_permissions: '8192' },
  ])
  arjun = (await sandbox.member('Arjun Nair')).user.id
  discord = await browser.discord({ sandboxUrl: sandbox.origin, cookie: '' })
  mei = memberWindow(discord, 'Mei-Ling Tan')
})
afterAll(async () => {
  expect(browser.complaints).toEqual([])
  await browser.close()
  gateway.close()
  await sandbox.close()
})

const asked = async () => (await gateway.next('INTERACTION_CREATE')).d
const answer = (d: { id: string; token: string }, body: object) =>
  sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback`, body)
const post = async (channel: string, body: object) =>
  (await sandbox.rest('POST', `/channels/${channel}/messages`, body)).body

/** Acts as somebody else in the left window. */
async function become(name: string): Promise<Locator> {
  await discord
    .getByRole('button', { name: /^Acting as/ })
    .first()
    .click()
  await discord.getByRole('menuitemradio', { name }).click()
  return memberWindow(discord, name)
}

test("a message's menu offers the apps, by mouse and by keyboard, and only what one may use", async () => {
  const channel = await sandbox.channel('support')
  const said = await sandbox.act('send', { member: arjun, channel, content: 'the lantern crashes' })
  await go(mei, 'support')
  await heard(mei, 'the lantern crashes').click({ button: 'right', position: { x: 200, y: 20 } })
  const menu = discord.getByRole('menu', { name: 'Message' })
  await expectPage(menu.getByRole('menuitem')).toHaveText(['Reply', 'Report as bug'])
  await menu.press('Escape')
  await expectPage(menu).toHaveCount(0)
  await heard(mei, 'the lantern crashes').getByRole('button', { name: 'More' }).focus()
  await discord.keyboard.press('Enter')
  await discord.keyboard.press('End')
  await discord.keyboard.press('Enter')
  const d = await asked()
  expect(d.data).toMatchObject({ type: 3, name: 'Report as bug', target_id: said.id })
  await answer(d, { type: 4, data: { content: 'Filed as #1042.', flags: 64 } })
  await expectPage(heard(mei, 'Filed as #1042.')).toContainText('Mei-Ling Tan used Report as bug')
  const staff = await become('Arjun Nair')
  await heard(staff, 'the lantern crashes').click({ button: 'right', position: { x: 200, y: 20 } })
  await expectPage(menu.getByRole('menuitem')).toContainText(['Report as bug', 'Open a case'])
  await menu.press('Escape')
  mei = await become('Mei-Ling Tan')
})

test("a member's menu offers the apps, and to a moderator what they may do; who is timed out reads until when", async () => {
  await chooseOnMember(discord, mei, 'Arjun Nair', 'Is this staff?')
  const d = await asked()
  expect(d.data).toMatchObject({ type: 2, name: 'Is this staff?', target_id: arjun })
  expect(Object.keys(d.data.resolved.members)).toEqual([arjun])
  await answer(d, { type: 4, data: { content: 'Arjun is one of us.', flags: 64 } })
  await expectPage(heard(mei, 'Arjun is one of us.')).toBeVisible()
  const channel = await sandbox.channel('support')
  const member = (await sandbox.member('Mei-Ling Tan')).user.id
  await sandbox.act('send', { member, channel, content: 'thank you' })
  const moderator = await become('Arjun Nair')
  await chooseOnMember(discord, moderator, 'Mei-Ling Tan', 'Time out for ten minutes')
  mei = await become('Mei-Ling Tan')
  await expectPage(mei.getByText('You are timed out until')).toBeVisible()
  await sandbox.act('time-out-member', { member: arjun, target: member, minutes: 0 })
  await expectPage(mei.getByRole('textbox', { name: /^Message / })).toBeVisible()
})

test('an admin changes a channel by hand, what is pinned is listed, and what is published is marked', async () => {
  const news = await sandbox.channel('announcements')
  const { id } = await post(news, { content: 'Version 1.43 is out' })
  await sandbox.rest('POST', `/channels/${news}/messages/${id}/crosspost`)
  await sandbox.rest('PUT', `/channels/${news}/messages/pins/${id}`)
  const admin = await become('Ingrid Solberg')
  await go(admin, 'announcements')
  await expectPage(heard(admin, 'Version 1.43 is out').first()).toContainText('Published')
  await admin.getByRole('button', { name: 'Pinned messages' }).click()
  await discord.getByRole('menuitem', { name: 'Lumi: Version 1.43 is out' }).click()
  await chooseOnChannel(discord, admin, 'walks', 'Rename')
  await discord.getByLabel('Name of the channel').fill('Long Walks')
  await discord.getByRole('button', { name: 'Rename' }).click()
  await expectPage(admin.getByRole('button', { name: 'long-walks' })).toBeVisible()
  await chooseOnChannel(discord, admin, 'announcements', 'Everybody may write')
  const { channels } = await sandbox.state((await sandbox.member('Mei-Ling Tan')).user.id)
  expect(channels.find((channel) => channel.id === news)).toMatchObject({ can_send: true })
  mei = await become('Mei-Ling Tan')
  await go(mei, 'support')
})

test('an option is chosen from what the application offers while it is typed', async () => {
  await mei.getByRole('textbox', { name: /^Message / }).fill('/status 10')
  const d = await asked()
  expect(d).toMatchObject({ type: 4, data: { options: [{ name: 'number', value: '10', focused: true }] } })
  await answer(d, { type: 8, data: { choices: [{ name: '#1042 Lantern', value: 1042 }] } })
  await mei.getByRole('option', { name: '#1042 Lantern' }).click()
  await mei.getByRole('form', { name: '/status' }).getByRole('combobox').press('Enter')
  const sent = await asked()
  expect(sent.data.options).toEqual([{ name: 'number', type: 4, value: 1042 }])
  await answer(sent, { type: 4, data: { content: 'Being fixed.', flags: 64 } })
  await expectPage(heard(mei, 'Being fixed.')).toBeVisible()
})

test('commands are read in the own language', async () => {
  const bia = await become('Beatriz Lemos')
  await bia.getByRole('textbox', { name: /^Message / }).fill('/fa')
  await expectPage(bia.getByRole('option', { name: '/falha' })).toBeVisible()
  await bia.getByRole('textbox', { name: /^Message / }).fill('')
  mei = await become('Mei-Ling Tan')
})

test('a form of every field says what is needed, and sends what was put in', async () => {
  await mei.getByRole('textbox', { name: /^Message / }).fill('/bug ')
  await mei.getByRole('button', { name: /^Send/ }).click()
  const options = ['one', 'two'].map((value) => ({ label: value, value }))
  const fields = [
    { type: 4, style: 1, custom_id: 'title', value: 'The lantern' },
    { type: 3, custom_id: 'where', options, max_values: 2, required: false },
    { type: 21, custom_id: 'rating', options },
    { type: 23, custom_id: 'public' },
    { type: 19, custom_id: 'files', required: false, max_values: 3 },
  ]
  const labels = ['Title', 'Where', 'Rating', 'Show my files', 'Files']
  const components = fields.map((component, at) => ({ type: 18, label: labels[at], component }))
  await answer(await asked(), { type: 9, data: { custom_id: 'f:bug', title: 'Report a bug', components } })
  const form = mei.getByRole('dialog', { name: 'Report a bug' })
  await expectPage(form.getByLabel('Title')).toHaveValue('The lantern')
  await form.getByRole('button', { name: 'Submit' }).click()
  await expectPage(form.getByText('This is needed.')).toHaveCount(1)
  await form.getByRole('radio', { name: 'two' }).check()
  await form.getByRole('checkbox', { name: 'one' }).check()
  await form.getByRole('checkbox', { name: 'Show my files' }).check()
  const file = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }
  await form.locator('input[type=file]').setInputFiles([file, { ...file, name: 'more.txt' }])
  await form.getByRole('button', { name: 'Submit' }).click()
  const d = await asked()
  const given = d.data.components.map(({ component: { value, values } }: { component: Record<string, unknown> }) =>
    value === undefined ? values : value,
  )
  expect(given).toEqual(['The lantern', ['one'], 'two', true, Object.keys(d.data.resolved.attachments)])
  const menu = { type: 3, custom_id: 'severity', placeholder: 'How bad is it?', options }
  const data = { content: 'Filed.', flags: 64, components: [{ type: 1, components: [menu] }] }
  await answer(d, { type: 4, data })
  await mei.getByRole('combobox', { name: 'How bad is it?' }).selectOption('two')
  const chosen = await asked()
  expect(chosen.data).toMatchObject({ component_type: 3, custom_id: 'severity', values: ['two'] })
  await answer(chosen, { type: 7, data: { content: 'Noted.', components: [] } })
  await expectPage(heard(mei, 'Noted.').getByRole('combobox')).toHaveCount(0)
})

test('a thread hangs under its message, and a forum is a list of posts with their tags', async () => {
  const bugs = await sandbox.channel('bug-report')
  const card = await post(bugs, { embeds: [{ title: 'Receipts delayed' }] })
  await sandbox.rest('POST', `/channels/${bugs}/messages/${card.id}/threads`, { name: '#1038 Receipts' })
  await post(card.id, { content: 'Here is what we know.' })
  await go(mei, 'bug-report')
  await heard(mei, 'Receipts delayed').getByRole('button', { name: '#1038 Receipts' }).click()
  await expectPage(heard(mei, 'Here is what we know.')).toBeVisible()
  await go(mei, 'feature-request')
  await expectPage(mei.getByText('There are no posts yet.')).toBeVisible()
  const forum = await sandbox.channel('feature-request')
  const { available_tags: tags } = (await sandbox.rest('GET', `/channels/${forum}`)).body
  const write = (name: string, tag: number) =>
    sandbox.rest('POST', `/channels/${forum}/threads`, {
      name,
      applied_tags: [tags[tag].id],
      message: { embeds: [{ title: name, description: 'With contour lines.' }] },
    })
  const maps = (await write('Offline maps', 0)).body
  await write('A quieter owl', 1)
  const posts = mei.getByRole('list', { name: 'Posts in feature-request' }).getByRole('button')
  await expectPage(posts).toHaveText([/A quieter owl/, /Offline maps.*contour lines/])
  await sandbox.act('send', { member: arjun, channel: maps.id, content: 'yes please' })
  await expectPage(posts).toHaveText([/Offline maps.*1 message/, /A quieter owl/])
  await mei.getByRole('toolbar', { name: 'Tags' }).getByRole('button', { name: tags[1].name }).click()
  await expectPage(posts).toHaveText([/A quieter owl/])
  await mei.getByRole('toolbar', { name: 'Tags' }).getByRole('button', { name: tags[1].name }).click()
  await sandbox.rest('PATCH', `/channels/${maps.id}`, { archived: true })
  await mei.getByRole('list', { name: 'Older posts in feature-request' }).getByRole('button').click()
  await expectPage(heard(mei, 'yes please')).toBeVisible()
})

test('on a phone a menu stands inside of the page, and a long form scrolls', async () => {
  await discord.setViewportSize(PHONE)
  await heard(mei, 'yes please').click({ button: 'right', position: { x: 200, y: 20 } })
  const box = (await discord.getByRole('menu', { name: 'Message' }).boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width)
  await discord.getByRole('menu', { name: 'Message' }).press('Escape')
  await mei.getByRole('textbox', { name: /^Message / }).fill('/bug ')
  await mei.getByRole('button', { name: /^Send/ }).click()
  const long = Array.from({ length: 5 }, (_, at) => ({
    type: 18,
    label: `Field ${at}`,
    component: { type: 4, style: 2, custom_id: `f${at}`, required: false },
  }))
  await answer(await asked(), { type: 9, data: { custom_id: 'm', title: 'Long', components: long } })
  const submit = mei.getByRole('dialog', { name: 'Long' }).getByRole('button', { name: 'Submit' })
  const { y, height } = (await submit.boundingBox())!
  expect(y + height).toBeLessThanOrEqual(PHONE.height)
  await submit.click()
  await answer(await asked(), { type: 4, data: { content: 'Thank you', flags: 64 } })
})
