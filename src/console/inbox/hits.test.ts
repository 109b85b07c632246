import { describe, expect, it } from 'vitest'
import { hitsOf, markedPieces, namePieces } from './hits.ts'

const contact = { id: 'mei', name: 'Mei-Ling Tan', handle: 'mossy', picture: null }
const chip = { id: 'case', number: 1042, status: 'new' as const }
const at = '2026-03-10T09:00:00.000Z'

describe('hitsOf', () => {
  it('puts people before cases before messages, each with the way to it', () => {
    const hits = hitsOf({
      people: [{ contact, address: '123456789012345678', conversation: null, at }],
      cases: [
        { contact, conversation: 'one', type: 'question', case: chip, subject: 'locked pass', at },
        { contact: null, conversation: null, type: 'bug', case: { ...chip, id: 'bug' }, subject: 'crash', at },
      ],
      messages: [
        { contact, conversation: 'two', status: 'queued', case: null, message: 'm', author: 'contact', words: 'a', at },
      ],
    })
    expect(hits.map(({ group, conversation, message }) => [group, conversation, message])).toEqual([
      ['People', null, null],
      ['Cases', 'one', null],
      ['Cases', null, null],
      ['Messages', 'two', 'm'],
    ])
    expect(hits[0]?.words).toBe('@mossy · 123456789012345678')
    expect(new Set(hits.map(({ key }) => key)).size).toBe(4)
    expect(hitsOf(undefined)).toEqual([])
  })
})

describe('pieces', () => {
  it('are cut at the marks of the server, also where one is missing', () => {
    expect(markedPieces('my \u0002pass\u0003 is \u0002locked\u0003')).toEqual([
      { text: 'my ', match: false },
      { text: 'pass', match: true },
      { text: ' is ', match: false },
      { text: 'locked', match: true },
    ])
    expect(markedPieces('\u0002pass')).toEqual([{ text: 'pass', match: true }])
    expect(markedPieces('Trail \u0002Pass\u0003** costs')).toEqual([
      { text: 'Trail ', match: false },
      { text: 'Pass', match: true },
      { text: ' costs', match: false },
    ])
    expect(markedPieces('plain')).toEqual([{ text: 'plain', match: false }])
  })

  it('of a name show what of it was looked for', () => {
    expect(namePieces('Mei-Ling Tan', 'tan')).toEqual([
      { text: 'Mei-Ling ', match: false },
      { text: 'Tan', match: true },
    ])
    expect(namePieces('Mei-Ling Tan', 'mossy')).toEqual([{ text: 'Mei-Ling Tan', match: false }])
  })
})
