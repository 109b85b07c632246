import { describe, expect, it } from 'vitest'
import { saysHelped } from './says-helped.ts'

const cases: Record<'yes' | 'no', string[]> = {
  yes: [
    'yes',
    'yes, please',
    'sim, por favor',
    'sim por favor',
    'Yes!!',
    'yeah it did',
    'yep thanks',
    'y',
    'it worked',
    'that worked, thank you!',
    'works now',
    'solved',
    'all good',
    'thanks',
    'perfect, thanks',
    '👍',
    '✅',
    'sim',
    'Sim, obrigada!',
    's',
    'deu certo',
    'ajudou muito',
    'funcionou, valeu',
    'isso mesmo',
    'consegui',
    'obrigado 🙏',
  ],
  no: [
    'no',
    'no, please',
    'No.',
    'nope',
    'not really',
    'no, sorry',
    'it did not help',
    "didn't work",
    'doesn’t help at all',
    'still locked',
    'it still does not work',
    'no thanks',
    'nothing helped',
    'no it is not working',
    '👎',
    'não',
    'nao ajudou',
    'Não funcionou...',
    'n',
    'ainda não',
    'infelizmente não',
    'continua bloqueado',
    'nao deu certo',
    'não, obrigado',
  ],
}

for (const [said, texts] of Object.entries(cases)) {
  describe(`says ${said}`, () => {
    it.each(texts)('%s', (text) => expect(saysHelped(text)).toBe(said))
  })
}

describe('says something else', () => {
  it.each([
    '',
    '   ',
    'how do i get a refund',
    'yes?',
    'no?',
    'does it work offline?',
    'yes, and how do i gift a pass to my friend',
    'i want a refund',
    'talk to a person',
    'my steps are gone',
    'quero falar com um atendente',
    'como peço reembolso',
    'I tried that already on my old phone and on the new one and now both show nothing at all',
    'no signal on the trail since we left the village this morning',
    '🤔',
    'maybe',
    'ok so what now',
  ])('%s', (text) => expect(saysHelped(text)).toBeNull())
})
