import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendReply } from '../src/core/conversation/send-reply.ts'
import { takeConversation } from '../src/core/conversation/take-conversation.ts'
import { newId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'

let discord: TestDiscord
let kofi: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const say = (content: string) => discord.sandbox.act('send', { member: kofi, channel: 'dm', content })
const words = () => discord.words(kofi)
const hears = (...expected: string[]) =>
  until(async () => (await words()).join('|') === expected.join('|'), `the desk hears ${expected.join(', ')}`)

test('a direct message is stored, and the reply is read in the same place with one request', async () => {
  await discord.start()
  await say('my pass is locked')
  await hears('my pass is locked')
  const conversation = await discord.conversation(kofi)
  await takeConversation(discord.kernel, { workspace: discord.workspace, conversation, agent: discord.agent })
  const before = discord.proxy.requests.length
  const reply = { workspace: discord.workspace, agent: discord.agent, id: newId(), conversation, text: 'Which one?' }
  await sendReply(discord.kernel, { ...reply, attachments: [], replyTo: null })
  await until(
    async () => (await discord.direct(kofi)).some(({ content }) => content === '**Ana:** Which one?'),
    'the reply',
  )
  const asked = discord.proxy.requests.slice(before).filter((line) => line.startsWith('POST'))
  // One for the reply; "Ana joined" is the other.
  expect(asked).toHaveLength(2)
})
