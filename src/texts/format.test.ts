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

test('a place in the queue is told by its ordinal, and of nobody it is guessed who they are', () => {
  const opened = (locale: string, place: number, available: 'yes' | 'no' = 'yes') =>
    text(locale, 'caseOpened', { number: '#1001', place, available })
  expect(
    [2, 3, 4, 11, 12, 13, 21, 22, 101].map((place) => /(\d+)(st|nd|rd|th) in line/.exec(opened('en', place))?.[0]),
  ).toEqual(
    ['2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '101st'].map((ordinal) => `${ordinal} in line`),
  )
  expect(opened('en', 1)).toBe('Case #1001 is opened and you are being transferred. You are next.')
  expect(opened('pt-BR', 1)).toBe('O caso #1001 foi aberto e estamos transferindo você. A próxima vez é sua.')
  expect(opened('pt-BR', 21, 'no')).toMatch(/Você está em 21º lugar na fila\.$/)
})
