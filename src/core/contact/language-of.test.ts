import { describe, expect, it } from 'vitest'
import { languageOf } from './language-of.ts'

describe('English', () => {
  it.each([
    'how do i restore my purchase',
    'My pass is still locked after I paid.',
    'hello',
    'thanks!',
    'can someone help me pls',
    'I cant log in, what should I do?',
    'the lantern does not light',
    'why does it say "não disponível" when I open the shop?',
    'i bought this yesterday at https://example.com.br/por-que-nao and it doesnt work',
    'refund please',
    'it works',
  ])('%s', (text) => expect(languageOf(text)).toBe('en'))
})

describe('Brazilian Portuguese', () => {
  it.each([
    'como restauro minha compra',
    'Meu passe continua bloqueado, já paguei.',
    'oi',
    'olá',
    'obrigada!',
    'nao consigo entrar na conta',
    'NÃO FUNCIONA',
    'vc pode me ajudar',
    'quero meu dinheiro de volta',
    'boa noite, tudo bem?',
    'o app do iPhone não abre depois do update',
    'esqueci minha senha',
    'blz vlw',
  ])('%s', (text) => expect(languageOf(text)).toBe('pt-BR'))
})

describe('what cannot be told', () => {
  it.each([
    '',
    'ok',
    'lol',
    '👍',
    '12345',
    'pass iphone',
    'refund',
    'ann',
    'https://example.com/the/how/what',
    '<@123> <:the:1>',
    'hola, necesito ayuda con mi cuenta',
    '¿dónde está mi pase?',
    'bonjour, je ne peux pas ouvrir mon compte',
    'ciao, non riesco ad aprire il gioco',
    'hallo, ich kann das Spiel nicht öffnen',
    'привет как дела',
    'помогите the app',
    '返金したい',
    'مرحبا كيف',
    'z\u0301\u0302\u0303'.repeat(300),
  ])('%s', (text) => expect(languageOf(text)).toBeNull())

  it('takes bounded time', () => {
    const started = performance.now()
    languageOf('the não '.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(100)
  })
})
