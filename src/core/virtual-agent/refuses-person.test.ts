import { expect, it } from 'vitest'
import { refusesPerson } from './refuses-person.ts'

it.each([
  'I do NOT want a human',
  "i don't want to talk to a person",
  'i dont need an agent',
  'no need to get me a human',
  'never transfer me, I do not want an agent',
  'no humans please',
  'não quero falar com um atendente',
  'nao preciso de atendente',
  'sem atendente, por favor',
])('%s refuses one', (text) => expect(refusesPerson(text)).toBe(true))

it.each([
  '',
  'i want a human',
  'no',
  'my steps do not count',
  'why does it not work',
  'i do not know who the person is',
  'quero falar com um atendente',
  'não funciona',
  `${'so this is a long story about a walk. '.repeat(6)}I do not want a human`,
])('%s refuses nobody', (text) => expect(refusesPerson(text)).toBe(false))
