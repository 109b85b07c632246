import { expect, test } from 'vitest'
import { tellsTrouble } from './tells-trouble.ts'

test.each([
  'i paid and my pass is still locked',
  'steps are not being counted, its broken',
  "the lantern won't light",
  'paguei e o passe continua bloqueado',
  'não consigo entrar',
])('"%s" tells of trouble', (words) => expect(tellsTrouble(words)).toBe(true))

test.each([
  'how do I report a bug',
  'can i gift a pass',
  'refund please',
  'como restauro minha compra',
  'what happens when i lose signal',
])('"%s" asks', (words) => expect(tellsTrouble(words)).toBe(false))
