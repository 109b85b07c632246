import { expect, it } from 'vitest'
import { isHello } from './is-hello.ts'

it.each([
  'hi',
  'Hello!',
  'heyyy',
  'hey there',
  'hi everyone 👋',
  'good morning',
  'hello good evening',
  "what's up",
  'oi',
  'Olá, tudo bem?',
  'oi, bom dia',
  'e aí galera',
])('%s is a hello', (text) => expect(isHello(text)).toBe(true))

it.each([
  '',
  '👋',
  'hi, my pass is locked',
  'hello can i get a refund',
  'hit the button',
  'oi, meu passe sumiu',
  'good',
  'history',
  'hi '.repeat(30),
])('%s is not just a hello', (text) => expect(isHello(text)).toBe(false))
