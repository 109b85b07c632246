import { describe, expect, it } from 'vitest'
import { splitMessage } from './split.ts'

/** The words alone: white space is dropped at cuts, and fences with their language (only ts here) are added at them. */
const wordsOf = (text: string) => text.replace(/[\s`]+/g, '').replaceAll('ts', '')

/** A small generator of the same numbers every time (mulberry32), so that a failure can be repeated. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

describe('splitMessage', () => {
  it('leaves a text within the limit as it is', () => {
    expect(splitMessage('Hi Mei-Ling', 2000)).toEqual(['Hi Mei-Ling'])
    expect(splitMessage('x'.repeat(2000), 2000)).toHaveLength(1)
  })

  it('gives no part for nothing', () => {
    expect(splitMessage('', 2000)).toEqual([])
    expect(splitMessage(' \n '.repeat(2000), 2000)).toEqual([])
  })

  it('prefers paragraphs, then lines, then sentences, then words', () => {
    const half = 'a'.repeat(60)
    expect(splitMessage(`${half}\n\n${half}`, 100)).toEqual([half, half])
    expect(splitMessage(`${half}\n${half}`, 100)).toEqual([half, half])
    expect(splitMessage(`${half}. And ${half}`, 100)).toEqual([`${half}.`, `And ${half}`])
    expect(splitMessage(`${half} ${half}`, 100)).toEqual([half, half])
  })

  it('begins no part with a space, however many stand at the cut', () => {
    const half = 'a'.repeat(60)
    expect(splitMessage(`${half}.   And ${half}`, 100)).toEqual([`${half}.`, `And ${half}`])
    expect(splitMessage(`${half}\n\n  - ${half}`, 100)).toEqual([half, `  - ${half}`])
  })

  it('cuts exactly at the limit where the border stands there', () => {
    const exact = 'b'.repeat(100)
    expect(splitMessage(`${exact} c`, 100)).toEqual([exact, 'c'])
  })

  it('closes a fence and opens it again with its language', () => {
    const code = Array.from({ length: 30 }, (_, line) => `  const line${line} = ${line}`).join('\n')
    const parts = splitMessage(`Look:\n\`\`\`ts\n${code}\n\`\`\`\nDone`, 300)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts[1]).toMatch(/^```ts\n {2}const/)
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(300)
      expect(part.split('```').length % 2).toBe(1)
    }
    expect(parts.at(-1)?.endsWith('```\nDone')).toBe(true)
  })

  it('moves a fence that begins late into the next part whole', () => {
    const code = `\`\`\`js\n${'let a = 1\n'.repeat(6)}\`\`\``
    expect(splitMessage(`${'word '.repeat(14)}\n${code}`, 100)[1]).toBe(code)
  })

  it('leaves no empty fence where the code ends at the cut', () => {
    const text = `\`\`\`\n${'x'.repeat(90)}\n\`\`\`\nrest of it`
    for (let limit = 60; limit < 120; limit += 1) {
      for (const part of splitMessage(text, limit)) expect(part).not.toMatch(/```\s*```/)
    }
  })

  it('never tears an emoji sequence, a flag or a surrogate pair', () => {
    const family = '👩‍👩‍👧‍👦'
    for (const emoji of [family, '🇵🇹', '👍🏽', '𝒜', 'é̂']) {
      const parts = splitMessage(emoji.repeat(120), 50)
      expect(parts.join('')).toBe(emoji.repeat(120))
      for (const part of parts) expect(part.length % emoji.length).toBe(0)
    }
  })

  it('still advances through one grapheme that is longer than a part', () => {
    const zalgo = `a${'\u0301'.repeat(500)}`
    const parts = splitMessage(zalgo, 100)
    expect(parts.join('')).toBe(zalgo)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(100)
  })

  it('keeps every word, every limit and whole fences on thousands of made texts', () => {
    const next = numbers(7)
    const pieces = [
      'wörd',
      ' ',
      '\n',
      '\n\n',
      '```',
      '```ts\n',
      '`',
      '. ',
      '👩‍🚀',
      '日本語。',
      'مرحبا ',
      'x'.repeat(70),
      '  ',
    ]
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: 5 + next() * 80 }, () => pieces[Math.floor(next() * pieces.length)]).join('')
      const limit = 60 + Math.floor(next() * 140)
      const parts = splitMessage(text, limit)
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit)
        expect(part.trim()).not.toBe('')
        expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
      }
      expect(wordsOf(parts.join('\n'))).toBe(wordsOf(text))
    }
  })
})
