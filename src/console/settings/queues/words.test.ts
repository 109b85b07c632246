import { expect, test } from 'vitest'
import type { QueueView } from '../../../protocol/queues.ts'
import { deskSentence, removeSentence, serverWords, waitingWords } from './words.ts'

const queue: QueueView = {
  ...{ id: 'one', version: 1, name: 'Night shift', desk: 'console', isDefault: false, waiting: 0 },
  guilds: ['100000000000000001', '100000000000000002'],
}
const names = new Map([['100000000000000001', 'Lumen Trails']])

test('servers are named, and those that the bot is not in are counted', () => {
  expect(serverWords(queue, names)).toBe('Lumen Trails and a server that the bot is not in')
  expect(serverWords(queue, new Map())).toBe('2 servers that the bot is not in')
  expect(serverWords({ ...queue, guilds: ['100000000000000003'] }, names)).toBe('A server that the bot is not in')
  expect(serverWords({ ...queue, guilds: [] }, names)).toBe('No server yet, so nobody waits here')
  expect(serverWords({ ...queue, isDefault: true }, names)).toBe('All servers that no other queue names')
})

test('a desk says what it means', () => {
  expect(deskSentence('console')).toBe('Agents answer in the inbox here.')
  expect(deskSentence('flex')).toContain('Flex gives each chat to one of its agents')
})

test('removing a queue says what becomes of those who wait', () => {
  expect(waitingWords(0)).toBe('nobody waits')
  expect(removeSentence(queue, 'Support')).toBe('Its servers wait in Support from then on.')
  expect(removeSentence({ ...queue, waiting: 1 }, 'Support')).toContain('The one who waits now keeps their turn.')
  expect(removeSentence({ ...queue, waiting: 3 }, 'Support')).toContain('The 3 who wait now keep their turns.')
})
