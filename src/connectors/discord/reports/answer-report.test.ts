import { expect, test } from 'vitest'
import type { InboundReport, InboundReportChange, ReportAnswer } from '../../../core/case/inbound-report.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Asking } from '../inbound/view.ts'
import { answerReport } from './answer-report.ts'
import { parseCaseComponent } from './case-id.ts'

const ID = newId()
const OTHERS = [newId(), newId(), newId(), newId()]

const from = {
  ...{ externalId: '1', guild: null, origin: null, sentAt: new Date(0) },
  contact: { address: '1', handle: null, name: 'Kofi', picture: null, locale: 'en', roles: null },
}
const filed: InboundReport = {
  ...from,
  ...{ change: 'report', type: 'bug', subject: 'x', description: 'x', fields: {}, attachments: [] },
}
const file = { name: 'a', mediaType: 'b', bytes: 1, width: null, height: null, seconds: null }
const source = { url: '', externalId: '1', messageExternalId: '1', channelId: '1' }
const asking = (shown: Asking['shown'] = null, locale = 'en'): Asking => ({
  ...{ id: '1', token: 't', userId: '1', name: 'Kofi', locale, direct: false, shown, note: shown !== null },
})
const similar = OTHERS.map((id, at) => ({
  id,
  number: 1000 + at,
  subject: `**bold** @everyone ${at}`,
  reporters: at + 1,
}))
const answer: ReportAnswer = { kind: 'filed', id: ID, number: 1042, type: 'bug', similar: [] }

function said(change: InboundReportChange, given: ReportAnswer, by = asking()) {
  const reply = answerReport(by, change, given)
  const rows = reply.how === 'show' ? reply.rows : (reply.said.components ?? [])
  const drawn = rows.flatMap(({ components }) => components as { custom_id?: string }[])
  const acts = drawn.map(({ custom_id }) => {
    const read = parseCaseComponent(custom_id ?? '')
    return read?.on === 'case' ? read.act : read?.on
  })
  return { how: reply.how, content: reply.how === 'show' ? reply.instead : reply.said.content, acts }
}

test('under a report stands only what it still lacks', () => {
  expect(said(filed, answer).acts).toEqual(['severity'])
  const attachments = [{ ...file, source }]
  expect(said({ ...filed, attachments }, answer).acts).toEqual(['severity', 'files'])
  expect(said({ ...filed, attachments, fields: { severity: 'minor' } }, answer).acts).toEqual(['files'])
  expect(said({ ...filed, type: 'feedback', attachments }, { ...answer, type: 'feedback' }).acts).toEqual([])
})

test('at most three cases are offered, and nothing in their subjects works as markup', () => {
  const { content, acts } = said(filed, { ...answer, similar })
  expect(acts).toEqual(['same', 'same', 'same', 'different', 'severity'])
  expect(content).toContain('**#1000** \\*\\*bold\\*\\* @\u200beveryone 0 · 1 reporter\n')
  expect(content).not.toContain('#1003')
})

test('after "Mine is another" the rest of the note stays', () => {
  const reply = answerReport(asking(), filed, { ...answer, similar })
  const shown = (reply.how === 'show' ? [] : (reply.said.components ?? [])) as unknown as Asking['shown']
  const press = { ...from, change: 'case_press', act: 'different', case: ID, report: null, value: '' } as const
  expect(said(press, { kind: 'kept', id: ID, number: 1042 }, asking(shown))).toEqual({
    how: 'replace',
    content: '#1042 stays a report of its own. We tell you what becomes of it.',
    acts: ['severity'],
  })
})

test('who presses on a card hears their place, who is told directly is not asked for that again', () => {
  const press = { ...from, change: 'case_press', act: 'me_too', case: ID, report: null, value: '' } as const
  const joined = {
    ...{ kind: 'joined' as const, id: ID, number: 1042, subject: 'x', role: 'reporter' as const },
    ...{ already: false, direct: false },
  }
  const place = (reporters: number) => said(press, { ...joined, reporters }).content
  expect([2, 3, 4, 11, 32].map((count) => /the (\d+..)/.exec(place(count))?.[1])).toEqual([
    '2nd',
    '3rd',
    '4th',
    '11th',
    '32nd',
  ])
  expect(said(press, { ...joined, reporters: 2 }).acts).toEqual(['direct', 'leave'])
  expect(said(press, { ...joined, reporters: 2, direct: true }).acts).toEqual(['leave'])
  expect(said(press, { kind: 'closed', number: null }).content).toBe('This is not there any more.')
  expect(said(press, { kind: 'closed', number: 1042 }).content).toContain('#1042 is over')
  expect(said(press, { kind: 'closed', number: 1042 }, asking(null, 'pt-BR')).content).toContain('já terminou')
})
