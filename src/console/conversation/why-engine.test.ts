import { expect, test } from 'vitest'
import { engineWords } from './why-engine.ts'

const NOW = new Date(2026, 10, 21, 14).getTime()
const current = { model: 'a', trainedAt: new Date(2026, 10, 21, 10, 5).toISOString() }
const by = (engine: 'model' | 'words', model: string | null = null) => ({ engine, model, endpoint: null })

test('says which model judged, or that words alone did', () => {
  expect(engineWords(by('model', 'a'), current, NOW)).toBe('Judged by the model that learnt today 10:05.')
  expect(engineWords(by('model', 'b'), current, NOW)).toBe('Judged by an earlier model.')
  expect(engineWords(by('model', 'a'), undefined, NOW)).toBe('Judged by a model.')
  expect(engineWords(by('words'), current, NOW)).toBe('Judged by words alone.')
})

test('says what a language model added', () => {
  const chose = { ...by('words'), endpoint: 'chose' } as const
  expect(engineWords(chose, current, NOW)).toBe('Judged by words alone. The language model chose among the nearest.')
})
