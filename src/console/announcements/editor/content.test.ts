import { expect, test } from 'vitest'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { type Content, changeOf, contentOf, faultOf } from './content.ts'

const CONTENT: Content = { text: 'News', guild: '1', channel: '2', mention: null, crosspost: false, pin: false }

test('what cannot be stored says why', () => {
  expect(faultOf(CONTENT)).toBeNull()
  expect(faultOf({ ...CONTENT, channel: '' })).toBe('Choose a channel first')
  expect(faultOf({ ...CONTENT, text: '  \n' })).toBe('It has no words yet')
  expect(faultOf({ ...CONTENT, text: 'x'.repeat(1901) })).toBe('1 character too many')
  expect(faultOf({ ...CONTENT, text: 'x'.repeat(3000) })).toBe('1,100 characters too many')
})

test('only what was changed is sent, and a role goes by its id', () => {
  expect(changeOf({ ...CONTENT, text: 'News ' }, CONTENT)).toEqual({})
  expect(changeOf({ ...CONTENT, mention: 'everyone', channel: '3' }, CONTENT)).toEqual({
    place: { guild: '1', id: '3' },
    mention: { id: 'everyone' },
  })
  expect(changeOf(CONTENT, { ...CONTENT, mention: '9', pin: true })).toEqual({ mention: null, pin: false })
})

test('of what stands in Discord only the words are written here', () => {
  const view = {
    state: 'posted',
    text: 'News',
    place: { guild: '1', id: '2', name: 'announcements' },
    mention: { id: '9', name: 'Players' },
    crosspost: 'done',
    pin: true,
  } as AnnouncementView
  expect(contentOf(view)).toEqual(CONTENT)
  expect(contentOf({ ...view, state: 'draft' })).toEqual({ ...CONTENT, mention: '9', crosspost: true, pin: true })
})
