import { expect, test } from 'vitest'
import type { View } from '../inbound/view.ts'
import { compare, inOrder } from './compare.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const view: View = {
  botId: '9',
  applicationId: '9',
  messageContent: false,
  cdn: '',
  threadOf: () => undefined,
  guildName: () => undefined,
  onlyGuild: () => null,
  channelName: () => undefined,
  roleName: () => undefined,
}
const now = (id: string, content: string, edited: string | null = null) => ({
  id,
  channel_id: '2',
  content,
  edited_timestamp: edited,
})
const stored = (externalId: string, text: string, deleted = false) => ({ externalId, text, deleted })

test('tells edits and deletions, and says nothing of what lies further back', () => {
  const page = [now('13', 'new words', '2026-11-21T09:00:00Z'), now('12', 'same'), now('11', 'reworded by us')]
  const before = [
    stored('14', 'gone'),
    stored('13', 'old words'),
    stored('12', 'same'),
    stored('11', 'x'),
    stored('5', 'old'),
  ]
  const { edits, deletion } = compare(before, page, '11', view, NOW)
  expect(edits).toEqual([
    { change: 'edit', externalId: '13', text: 'new words', editedAt: new Date('2026-11-21T09:00:00Z') },
  ])
  expect(deletion).toEqual({ change: 'deletion', externalIds: ['14'], deletedAt: NOW })
})

test('what was deleted before, and an untouched place, tell nothing', () => {
  expect(compare([stored('14', 'gone', true)], [], '0', view, NOW)).toEqual({ edits: [], deletion: null })
})

test('pages are put in order by number, not by spelling', () => {
  const ids = inOrder([{ id: '100' }, { id: '99' }, { id: {} }, { id: '101' }]).map(({ id }) => id)
  expect(ids).toEqual(['99', '100', '101'])
})
