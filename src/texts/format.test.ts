import { expect, test } from 'vitest'
import { en } from './en.ts'
import { catalogueLocale, text } from './format.ts'
import { ptBR } from './pt-BR.ts'

const placeholders = (words: string) => [...new Set(words.match(/\{([a-z]\w*)(?=[,}])/g) ?? [])].sort()

test('every catalogue has the same keys, each with the same values', () => {
  expect(Object.keys(ptBR).sort()).toEqual(Object.keys(en).sort())
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(placeholders(ptBR[key]), key).toEqual(placeholders(en[key]))
    expect(ptBR[key], key).not.toMatch(/!/)
    expect(en[key], key).not.toMatch(/!|please|successfully|oops/i)
  }
})

test('a language that is not there is answered in English, a region in its language', () => {
  expect(['pt-BR', 'pt-PT', 'en-GB', 'ja', ''].map(catalogueLocale)).toEqual(['pt-BR', 'pt-BR', 'en', 'en', 'en'])
  expect(text('constructor', 'resolved')).toBe(en.resolved)
})

test('values are put in as they are, whatever they hold', () => {
  expect(text('en', 'replySent', { text: "it's {files} <b>", files: 0 })).toBe("Sent: it's {files} <b>")
  expect(text('en', 'replySent', { text: 'x', files: 2 })).toBe('Sent, with 2 files: x')
  expect(text('pt-BR', 'greeting', { question: 'yes' })).toContain('sua pergunta')
})
