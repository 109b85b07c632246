import { describe, expect, it } from 'vitest'
import { isThanks } from './is-thanks.ts'

describe('a bare thank-you', () => {
  it.each([
    'thx!!',
    'Thanks',
    'thank you',
    'Thank you so much!',
    'thanks a lot :)',
    'ty so much',
    'tysm <3',
    'ok thanks',
    'great, thank you!!',
    'THANKS',
    'thaaaaanks',
    'thanks, it works now',
    'cheers mate',
    'obrigada 🙏',
    'Obrigado!',
    'muito obrigada pela ajuda',
    'obg',
    'vlw',
    'valeu demais',
    'brigadão',
    'deu certo, obrigado',
    'ok, obrigada, boa noite',
    '👍',
    '🙏🏽',
    '❤️❤️❤️',
    '🇧🇷',
    '👨‍👩‍👧',
    '<:lantern:123456789012345678>',
    '<a:dance:1>  🎉',
    ':)',
    '<3',
    'ok',
    'perfeito 👌',
    'beleza',
  ])('%s', (text) => {
    expect(isThanks(text)).toBe(true)
  })
})

describe('not a bare thank-you', () => {
  it.each([
    'thanks but it is still locked',
    'thanks, still not working',
    'thanks for nothing',
    'no thanks',
    'thanks?',
    'thanks. how do i get a refund',
    'thank you, one more question',
    'it works',
    'it works now',
    'you',
    'hello',
    'my pass is locked 👍',
    'obrigada mas continua bloqueado',
    'obrigado, e o reembolso?',
    'ainda não funcionou, obrigado',
    'não, obrigado',
    'valeu a pena comprar o passe',
    'quero agradecer a Ana e pedir outra coisa',
    '',
    '   ',
    '???',
    '1',
    '.',
    'thanks '.repeat(40),
    '👍'.repeat(3000),
  ])('%s', (text) => {
    expect(isThanks(text)).toBe(false)
  })
})
