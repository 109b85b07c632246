import { ButtonStyle } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import type { InboundPress } from '../../../core/conversation/inbound.ts'
import type { Button, ButtonAct } from '../../../core/delivery/channel.ts'
import { buttonRows, type Row } from '../outbound/rows.ts'
import type { Fields } from '../shapes.ts'
import { parseButtonId } from './button-id.ts'
import { markPressed } from './mark-pressed.ts'

const MESSAGE = '01a0a0a0-0000-7000-8000-000000000001'
const ARTICLE = '01a0a0a0-0000-7000-8000-000000000002'
const OTHER = '01a0a0a0-0000-7000-8000-000000000003'

const button = (act: ButtonAct, value = '', tone: Button['tone'] = 'secondary'): Button => ({
  act,
  value,
  label: act,
  tone,
})

function press(act: ButtonAct, value = ''): InboundPress {
  const contact = { address: '1', handle: null, name: 'Kofi', picture: null, locale: 'en', roles: null }
  const where = { place: { kind: 'direct' as const, id: '2' }, guild: null, origin: null }
  return { change: 'press', externalId: '3', contact, ...where, act, value, message: MESSAGE, sentAt: new Date(0) }
}

/** Each button in short: its act and value, its style, and whether it can be pressed. */
function look(rows: Row[]): string[][] {
  return rows.map(({ components }) =>
    components.map((each) => {
      const {
        custom_id: id,
        style,
        disabled,
      } = each as unknown as { custom_id: string; style: number; disabled?: boolean }
      const read = parseButtonId(id)
      return `${read ? `${read.act}${read.value && ` ${read.value}`}` : id} ${ButtonStyle[style]}${disabled ? ' off' : ''}`
    }),
  )
}

function after(buttons: Button[], pressed: InboundPress, reply = false): string[][] {
  const shown = buttonRows(MESSAGE, buttons, reply ? { locale: 'en' } : null)
  return look(markPressed(shown as unknown as Fields[], pressed, 'en'))
}

test('of an answer the choice is marked, and a person can still be asked for', () => {
  const buttons = [button('helped', 'yes', 'success'), button('helped', 'no'), button('person')]
  expect(after(buttons, press('helped', 'yes'))).toEqual([
    ['helped yes Success off', 'helped no Secondary off', 'person Secondary'],
  ])
  expect(after(buttons, press('helped', 'no'))).toEqual([
    ['helped yes Secondary off', 'helped no Primary off', 'person Secondary'],
  ])
})

test('after a person was asked for nothing else can be', () => {
  const buttons = [button('pick', ARTICLE), button('pick', OTHER), button('person', '', 'primary')]
  expect(after(buttons, press('person'))).toEqual([
    [`pick ${ARTICLE} Secondary off`, `pick ${OTHER} Secondary off`, 'person Success off'],
  ])
})

test('of suggestions one is picked, once', () => {
  const buttons = [button('pick', ARTICLE), button('pick', OTHER), button('person')]
  expect(after(buttons, press('pick', OTHER))).toEqual([
    [`pick ${ARTICLE} Secondary off`, `pick ${OTHER} Success off`, 'person Secondary'],
  ])
})

test('a rating can be followed by a word, whose button comes once', () => {
  const buttons = ['1', '2', '3'].map((score) => button('rate', score))
  const once = markPressed(buttonRows(MESSAGE, buttons, null) as unknown as Fields[], press('rate', '2'), 'en')
  expect(look(once)).toEqual([
    ['rate 1 Secondary off', 'rate 2 Success off', 'rate 3 Secondary off'],
    ['comment Secondary'],
  ])
  expect(look(markPressed(once as unknown as Fields[], press('rate', '2'), 'en'))).toHaveLength(2)
})

test('"Never mind" goes, and the form for words stays', () => {
  expect(after([button('never_mind')], press('never_mind'), true)).toEqual([['reply Secondary']])
  expect(after([button('never_mind')], press('never_mind'))).toEqual([])
})
