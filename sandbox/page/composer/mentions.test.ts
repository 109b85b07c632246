import { expect, test } from 'vitest'
import type { StateView } from '../../contract.ts'
import { fromWire, toWire } from './mentions.ts'

const state = {
  application: { bot: { id: '900', username: 'Lumi', global_name: null } },
  members: [
    { user: { id: '1', username: 'kofi_walks', global_name: 'Kofi' }, member: { nick: null } },
    { user: { id: '2', username: 'k2', global_name: 'Kofi Mensah' }, member: { nick: null } },
    { user: { id: '3', username: 'odd', global_name: 'a-b (c)' }, member: { nick: null } },
    { user: { id: '4', username: 'gone', global_name: 'Gone' }, member: null },
  ],
} as unknown as StateView

test('typed names become mentions, the longer name first', () => {
  expect(toWire(state, 'hi @Lumi and @Kofi Mensah, not @Kofix')).toBe('hi <@900> and <@2>, not @Kofix')
  expect(toWire(state, '@a-b (c)!')).toBe('<@3>!')
})

test('addresses of mail and people who left stay as they were typed', () => {
  expect(toWire(state, 'mail me@Lumi @Gone')).toBe('mail me@Lumi @Gone')
})

test('and back', () => {
  expect(fromWire(state, '<@900> <@!2> <@777>')).toBe('@Lumi @Kofi Mensah <@777>')
})
