import { expect, test } from 'vitest'
import { newContent, sourceFault } from './use-source.ts'

const going = { guild: '1', channel: '2', mention: null, crosspost: false }

test('a source says what is missing, each kind its own', () => {
  const feed = newContent('feed', going)
  expect(sourceFault('feed', feed, false)).toBe('Paste the feed’s address first')
  expect(sourceFault('feed', { ...feed, url: 'https://a.example/feed' }, false)).toBe('Give it a name')
  const named = { ...feed, name: 'Blog', url: 'https://a.example/feed' }
  expect(sourceFault('feed', named, false)).toBeNull()
  expect(sourceFault('feed', { ...named, channel: '' }, false)).toBe('Choose a channel')
  expect(sourceFault('feed', { ...named, template: ' ' }, false)).toBe('Say how it reads')
})

test('a webhook needs no address, and X a token once', () => {
  expect(sourceFault('webhook', { ...newContent('webhook', going), name: 'Zapier' }, false)).toBeNull()
  const x = { ...newContent('x', going), name: 'X', url: 'lumentrails' }
  expect(sourceFault('x', x, false)).toBe('X asks for a token')
  expect(sourceFault('x', x, true)).toBeNull()
})

test('whatever it brings waits for approval unless somebody says otherwise', () => {
  expect(newContent('feed', going).approval).toBe(true)
})
