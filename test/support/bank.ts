import type { Slot } from '../../src/protocol/articles.ts'
import type { KnownArticle } from './knowledge.ts'

/** Articles of a bank that ask about the same thing in two places, so that a question may need the one before it. */
const en = (title: string, body: string, ...examples: string[]): KnownArticle => ({
  title,
  body,
  examples,
  locale: 'en',
})
const pt = (title: string, body: string, ...examples: string[]): KnownArticle => {
  return { title, body, examples, locale: 'pt-BR' }
}

export const BANK: KnownArticle[] = [
  en(
    'Cancel a transfer on Android',
    'On Android open Transfers and hold the one to be cancelled.',
    'how do i cancel a transfer on my android phone',
    'stop a transfer android',
  ),
  en(
    'Cancel a transfer on iOS',
    'On iOS open Transfers and swipe the one to be cancelled.',
    'how do i cancel a transfer on my iphone ios',
    'stop a transfer ios',
  ),
  en('Refunds', 'Refunds arrive after five days.', 'when do i get my refund', 'refund not there'),
  en('Order a new card', 'Open Cards and choose New card.', 'i need a new card', 'my card was stolen'),
  en('Opening hours', 'We are there from 9 to 17.', 'when are you open'),
  pt(
    'Cancelar transferência no Android',
    'No Android abra Transferências e segure a que deve ser cancelada.',
    'como cancelo uma transferência no celular android',
    'parar transferência android',
  ),
  pt(
    'Cancelar transferência no iPhone',
    'No iPhone abra Transferências e deslize a que deve ser cancelada.',
    'como cancelo uma transferência no iphone',
    'parar transferência iphone',
  ),
  pt(
    'Pedir um cartão novo',
    'Abra Cartões e escolha Novo cartão.',
    'preciso de um cartão novo',
    'meu cartão foi roubado',
  ),
]

export const slot = (name: string, kind: Slot['kind'], more: Partial<Slot> = {}): Slot => {
  return { name, question: `${name}?`, kind, choices: [], required: true, ...more }
}
