import { describe, expect, it } from 'vitest'
import { askedArticle, insertedArticle, noteInserted, withArticle } from './insert-article.ts'

const asked = (text: string) => askedArticle(text, text.length)

describe('askedArticle', () => {
  it('hears a slash at the start of a word', () => {
    expect(asked('/')).toEqual({ from: 0, to: 1, words: '' })
    expect(asked('/refund on')).toEqual({ from: 0, to: 10, words: 'refund on' })
    expect(asked('Hi Mei\n/pass')).toEqual({ from: 7, to: 12, words: 'pass' })
    expect(askedArticle('see /pass and more', 9)).toEqual({ from: 4, to: 9, words: 'pass' })
  })

  it('leaves addresses, paths, fractions and other lines alone', () => {
    for (const text of ['https://a.example', 'and/or', 'either / or', '/usr/local', '/pass\nnext', 'plain', '']) {
      expect(asked(text), text).toBeNull()
    }
  })
})

describe('withArticle', () => {
  it('puts the words where the search stood', () => {
    expect(withArticle('Hi, /pa bye', 'Restore it. ', { from: 4, to: 7 })).toEqual({
      text: 'Hi, Restore it. bye',
      caret: 15,
    })
  })

  it('stands behind what was written before', () => {
    expect(withArticle(' ', 'Restore it.', null).text).toBe('Restore it.')
    expect(withArticle('Hi Mei. ', 'Restore it.', null).text).toBe('Hi Mei.\n\nRestore it.')
  })
})

describe('insertedArticle', () => {
  it('names the article while its words are still there, once', () => {
    noteInserted('draft', 'one', 'Open Settings.\nPress Restore.')
    expect(insertedArticle('other', 'Press Restore.')).toBeNull()
    expect(insertedArticle('draft', 'Hi. Press Restore.')).toBe('one')
    expect(insertedArticle('draft', 'Hi. Press Restore.')).toBeNull()
    noteInserted('draft', 'one', 'Open Settings.')
    expect(insertedArticle('draft', 'I looked, wait a moment')).toBeNull()
  })
})
