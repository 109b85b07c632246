import { expect, test } from 'vitest'
import { timelineOf } from './timeline.ts'
import type { FlexChat, FlexMessage } from './types.ts'

const at = (text: string) => Date.parse(`${text}Z`)
const said = (index: number, when: string): FlexMessage => ({
  ...{ sid: `IM${index}`, index, author: 'gd_ann', name: 'Ann', by: 'contact', text: 'x', edited: false, files: [] },
  at: at(when),
})

test('who comes stands between what was said before and after; a new day is told once', () => {
  const chat: FlexChat = {
    ...{ task: 'WT1', conversation: 'CH1', title: 'Case #7', state: 'active', agents: [] },
    messages: [said(2, '2026-11-21T10:05:00'), said(0, '2026-11-19T08:00:00'), said(1, '2026-11-19T08:01:00')],
    lines: [
      { at: at('2026-11-21T10:00:00'), text: 'Priya Kumar joined' },
      { at: at('2026-11-21T10:09:00'), text: 'Priya Kumar left' },
    ],
  }
  const shown = timelineOf(chat).map((entry) => {
    if (entry.kind === 'day') return 'a day'
    return entry.kind === 'line' ? entry.text : entry.message.index
  })
  expect(shown).toEqual(['a day', 0, 1, 'a day', 'Priya Kumar joined', 2, 'Priya Kumar left'])
})
