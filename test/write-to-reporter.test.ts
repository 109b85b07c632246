import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendReply } from '../src/core/conversation/send-reply.ts'
import { writeToContact } from '../src/core/report/write-to-contact.ts'
import { newId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'
import { Reporting } from './support/reporting.ts'

/** An agent writes to a member who filed a report, before a simulated Discord: by the same ladder as every reply. */

let discord: TestDiscord
let members: Reporting
let kofi: string
let support: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  members = new Reporting(discord)
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
  support = await discord.sandbox.channel('support')
  await discord.start()
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

/** Files a bug in #support; answers the conversation in which an agent then writes about it. */
async function writeAboutBug(): Promise<string> {
  await members.file(kofi, support, 'bug', [
    { custom_id: 'subject', value: 'Receipts are delayed' },
    { custom_id: 'words', value: 'The receipt came two days later.' },
  ])
  let filed: { id: string; contact: string } | undefined
  await until(async () => {
    ;[filed] = await discord.rows<{ id: string; contact: string }>(
      `select id, requester_id as contact from support_case where source = 'form'`,
    )
    return filed !== undefined
  }, 'the report')
  const { kernel, workspace, agent } = discord
  const about = { workspace, agent, contact: filed?.contact ?? '', case: filed?.id ?? '' }
  const { conversation, outcome } = await writeToContact(kernel, about)
  expect(outcome).toBe('opened')
  const words = { workspace, agent, conversation, text: 'Which receipt was it?' }
  await sendReply(kernel, { ...words, id: newId(), attachments: [], replyTo: null })
  return conversation
}

test('the direct message is opened, says who writes and what; the answer comes into the same conversation', async () => {
  const conversation = await writeAboutBug()
  await until(async () => (await discord.direct(kofi)).length === 2, 'both messages')
  const [joined, words] = await discord.direct(kofi)
  expect(joined?.content).toContain('Ana joined the chat.')
  expect(words?.content).toBe('**Ana:** Which receipt was it?')
  await discord.sandbox.act('send', { member: kofi, channel: 'dm', content: 'The one of May.' })
  await until(async () => (await discord.words(kofi)).includes('The one of May.'), 'the answer')
  expect(await discord.conversation(kofi)).toBe(conversation)
})

test('where direct messages are closed a private thread stands in, in the channel in which they filed it', async () => {
  await discord.sandbox.act('direct-messages', { member: kofi, open: false })
  await writeAboutBug()
  let thread: string | undefined
  await until(async () => {
    thread = (await discord.sandbox.state(kofi)).channels.find(({ type }) => type === 12)?.id
    return thread !== undefined
  }, 'a private thread')
  const said = async () =>
    (await discord.sandbox.act('messages', { channel: thread ?? '' })).map(({ content }) => content)
  await until(async () => (await said()).includes('**Ana:** Which receipt was it?'), 'the words')
  expect(discord.sandbox.running.sandbox.world.channels.get(thread ?? '')).toMatchObject({ parent: support })
})
