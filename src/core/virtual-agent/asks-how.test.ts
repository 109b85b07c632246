import { expect, test } from 'vitest'
import { asksHow } from './asks-how.ts'

test.each([
  'how can i share a photo',
  'How much for topping up by card?',
  'hi, how do I change my name',
  'Is topping up with Apple Pay possible?',
  'Are there any top-up limits?',
  'Where are the virtual cards?',
  'Can I walk in a group?',
  'Help me change my PIN.',
  'what do i get with the trail pass',
  'como faço para mudar meu nome',
  'onde vejo meus passos?',
  'dá para jogar offline?',
])('asks how: %s', (words) => expect(asksHow(words)).toBe(true))

test.each([
  'the compass points south after a phone call',
  'How come my pass is still locked?',
  'Why was I charged twice for the same thing?',
  'what happened, it crashes',
  "I couldn't transfer to an account.",
  'My transfer failed',
  'is it only me or does the sound stutter',
  'a tirolesa não funciona',
  'como sempre, o mapa não abre',
])('tells of trouble: %s', (words) => expect(asksHow(words)).toBe(false))
