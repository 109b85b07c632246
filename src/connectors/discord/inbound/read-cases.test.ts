import { describe, expect, test } from 'vitest'
import type { InboundCaseDetail, InboundCasePress, InboundReport } from '../../../core/case/inbound-report.ts'
import { newId } from '../../../kernel/ids.ts'
import { caseId, formId, manageId, sameId, targetId } from '../reports/case-id.ts'
import { readDispatch } from './read-dispatch.ts'
import type { Reading, View } from './view.ts'

const CASE = newId()
const REPORT = newId()
const MEMBER = '100'

const view: View = {
  ...{ botId: '900', applicationId: '900', messageContent: false, cdn: 'https://cdn.discordapp.com' },
  threadOf: () => undefined,
  guildName: () => 'Lumen Trails',
  onlyGuild: () => null,
  channelName: () => 'bug-report',
  roleName: () => undefined,
}
const user = { id: MEMBER, username: 'kofi_walks', global_name: 'Kofi' }
const asked = {
  ...{ id: '500', token: 't', locale: 'en-GB', guild_id: '400', channel_id: '300', channel: { id: '300', type: 0 } },
  member: { user, roles: ['71'], permissions: '0' },
}
const read = (type: number, data: object, more: object = {}): Reading =>
  readDispatch('INTERACTION_CREATE', { ...asked, type, data, ...more }, view, new Date())

const command = (name: string, options: object[] = [], more: object = {}) => read(2, { name, options }, more)
const press = (customId: string, more: object = {}, values?: string[]) =>
  read(3, { custom_id: customId, ...(values ? { values } : {}) }, more)

/** A form as it comes back: words as text, lists as picks. */
function submit(customId: string, fields: Record<string, string | string[]>, more: object = {}): Reading {
  const components = Object.entries(fields).map(([custom_id, value]) => ({
    type: 18,
    component: Array.isArray(value) ? { type: 3, custom_id, values: value } : { type: 4, custom_id, value },
  }))
  return read(5, { custom_id: customId, components, ...more })
}
function changeOf<Change>(reading: Reading): Change {
  if (reading.kind !== 'change') throw new Error(`it was ${JSON.stringify(reading)}`)
  return reading.change as Change
}
const sayOf = (reading: Reading) => (reading.kind === 'at_once' && 'say' in reading.answer ? reading.answer.say : null)
const requestOf = (reading: Reading) => (reading.kind === 'case' ? reading.request : null)

/** The note which only they see, that a press came from. */
const note = { message: { id: '7', flags: 64, components: [{ type: 1, components: [] }] } }

describe('a command', () => {
  test('shows its form at once; a severity that was never offered is none', () => {
    const shown = (reading: Reading) => (reading.kind === 'at_once' ? reading.answer : null)
    const severity = (value: string) => [{ name: 'severity', type: 3, value }]
    expect(shown(command('bug', severity('minor')))).toEqual({ form: 'report', type: 'bug', severity: 'minor' })
    expect(shown(command('bug', severity('apocalypse')))).toEqual({ form: 'report', type: 'bug', severity: null })
    expect(shown(command('new_feature'))).toEqual({ form: 'report', type: 'feature', severity: null })
    expect(shown(command('feedback'))).toEqual({ form: 'report', type: 'feedback', severity: null })
  })
  test('asks how cases stand, and what a number may become while it is typed', () => {
    expect(requestOf(command('mycases'))).toEqual({ ask: 'mine' })
    expect(requestOf(command('status', [{ name: 'number', type: 4, value: 1042 }]))).toEqual({
      ask: 'status',
      number: 1042,
    })
    const typed = (value: unknown) =>
      read(4, { name: 'status', options: [{ name: 'number', type: 4, value, focused: true }] })
    expect(requestOf(typed(' 10'))).toEqual({ ask: 'suggest', typed: '10' })
    expect(requestOf(typed(10))).toEqual({ ask: 'suggest', typed: '10' })
    expect(read(4, { name: 'status', options: [] }).kind).toBe('nothing')
  })
})

describe('the menu of a message', () => {
  const said = { id: '8', channel_id: '300', content: 'it fails', author: { id: '11', username: 'yuki' } }
  const choose = (message: object, id = '8') =>
    read(2, { name: 'Report as bug', type: 3, target_id: id, resolved: { messages: { 8: message } } })
  const targetOf = (reading: Reading) =>
    reading.kind === 'at_once' && 'form' in reading.answer && reading.answer.form === 'message' && reading.answer.target
  test('brings the words, the files and who wrote them', () => {
    const file = { id: '1', filename: 'a.png', size: 5, url: 'https://cdn.discordapp.com/a' }
    expect(targetOf(choose({ ...said, attachments: [file] }))).toMatchObject({
      ...{ act: 'bug', channel: '300', message: '8', author: '11', text: 'it fails' },
      contact: { address: '11', name: 'yuki' },
      attachments: [{ name: 'a.png' }],
    })
  })
  test('of an application or a webhook nobody wrote it; one that did not come is said to be gone', () => {
    expect(targetOf(choose({ ...said, author: { ...said.author, bot: true } }))).toMatchObject({
      author: null,
      contact: null,
    })
    expect(targetOf(choose({ ...said, webhook_id: '5' }))).toMatchObject({ author: null })
    expect(sayOf(choose(said, '9'))).toBe('messageGone')
  })
})

describe('a form', () => {
  test('of a bug is a report, without what was never offered', () => {
    const fields = {
      subject: ' Receipts\n are late ',
      words: ' two days ',
      steps: ' ',
      device: ['ios', 'toaster', 'web', 'ios'],
    }
    const report = changeOf<InboundReport>(submit(formId('bug', 'blocking'), fields))
    expect(report).toMatchObject({
      ...{ change: 'report', type: 'bug', externalId: '500', subject: 'Receipts are late', description: 'two days' },
      fields: { severity: 'blocking', platforms: ['ios', 'web'] },
      ...{ guild: { id: '400', name: 'Lumen Trails' }, origin: { id: '300' }, attachments: [] },
    })
    expect(report.fields).not.toHaveProperty('steps')
  })
  test('of feedback is called by its own words; a rating outside of one to five is none', () => {
    const rated = (rating: string) =>
      changeOf<InboundReport>(submit(formId('feedback'), { words: 'All is fine.', rating: [rating] }))
    expect(rated('5')).toMatchObject({ subject: 'All is fine.', fields: { rating: 5 } })
    for (const odd of ['0', '6', '4.5', 'NaN', '']) expect(rated(odd).fields).toEqual({})
  })
  test('without words files nothing', () => {
    expect(sayOf(submit(formId('bug'), { subject: ' ', words: 'x' }))).toBe('reportEmpty')
    expect(sayOf(submit(formId('feature'), { subject: 'x', words: '\n' }))).toBe('reportEmpty')
    expect(sayOf(submit(caseId('details', CASE), { words: '' }))).toBe('reportEmpty')
    expect(sayOf(submit(manageId('info', CASE), { words: ' ' }))).toBe('manageEmpty')
  })
  test('of details takes files without words', () => {
    const resolved = {
      attachments: { 1: { id: '1', filename: 'a.png', size: 5, url: 'https://cdn.discordapp.com/a' } },
    }
    const detail = changeOf<InboundCaseDetail>(
      submit(caseId('details', CASE), { words: '', files: ['1', '2'] }, { resolved }),
    )
    expect(detail).toMatchObject({ change: 'case_detail', case: CASE, text: '', attachments: [{ name: 'a.png' }] })
  })
  test('of a message asks by its ids, of Manage by its case', () => {
    const target = { act: 'add' as const, channel: '1', message: '2', author: null }
    expect(requestOf(submit(targetId(target), { number: ' #1001 ' }))).toMatchObject({
      ...{ ask: 'message', act: 'add', number: '#1001', target, by: { roleIds: ['71'], managesMessages: false } },
    })
    const resolve = (outcome: string) =>
      submit(manageId('resolve', CASE), { outcome: [outcome], version: '2.3.1', words: '' })
    expect(requestOf(resolve('fixed'))).toMatchObject({ act: 'resolve', outcome: 'fixed', version: '2.3.1', words: '' })
    // How a case ends otherwise has its own button, and what it is merged into its own form.
    for (const odd of ['duplicate', 'withdrawn', '']) expect(sayOf(resolve(odd))).toBe('pressUnknown')
    expect(sayOf(submit(manageId('claim', CASE), {}))).toBe('pressUnknown')
  })
})

describe('a press', () => {
  test('on a card is everybody’s; under a note only of who sees it', () => {
    expect(changeOf<InboundCasePress>(press(caseId('me_too', CASE)))).toMatchObject({
      ...{ change: 'case_press', act: 'me_too', case: CASE, report: null, value: '' },
    })
    const same = sameId(REPORT, CASE)
    expect(sayOf(press(same))).toBe('pressNotYours')
    expect(changeOf(press(same, note))).toMatchObject({ act: 'same', case: CASE, report: REPORT })
    expect(changeOf(press(caseId('files', CASE), note))).toMatchObject({ act: 'files_public' })
    expect(changeOf(press(caseId('severity', CASE), note, ['minor']))).toMatchObject({
      act: 'severity',
      value: 'minor',
    })
    for (const odd of [[], ['worst'], undefined]) {
      expect(sayOf(press(caseId('severity', CASE), note, odd))).toBe('pressUnknown')
    }
  })
  test('tries the direct message again only for who asks to be told there', () => {
    const noteOf = (customId: string) => {
      const reading = press(customId, note)
      return reading.kind === 'change' ? reading.note?.tryDirectAgain : null
    }
    expect(noteOf(caseId('direct', CASE))).toBe(true)
    expect(noteOf(caseId('follow', CASE))).toBe(false)
  })
  test('of staff carries what they are in the guild now', () => {
    const by = (permissions: string) => {
      const request = requestOf(press(caseId('manage', CASE), { member: { user, roles: ['71', 5], permissions } }))
      return request?.ask === 'manage' ? request.by : null
    }
    expect(by('0')).toMatchObject({ contact: { address: MEMBER }, roleIds: ['71'], managesMessages: false })
    expect(by('8192')?.managesMessages).toBe(true)
    expect(by('8')?.managesMessages).toBe(true)
    expect(by('2251799813685247')?.managesMessages).toBe(true)
    expect(by('not a number')?.managesMessages).toBe(false)
    const direct = requestOf(press(manageId('confirm', CASE), { member: undefined, guild_id: undefined, user }))
    expect(direct).toMatchObject({ act: 'confirm', by: { roleIds: [], managesMessages: false } })
  })
  test('on what asks first shows its form', () => {
    const reading = press(manageId('duplicate', CASE))
    expect(reading).toMatchObject({ kind: 'at_once', answer: { form: 'manage', act: 'duplicate', case: CASE } })
    expect(press(caseId('details', CASE))).toMatchObject({ kind: 'at_once', answer: { form: 'details', case: CASE } })
  })
})
