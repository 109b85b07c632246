import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { InboundReportChange, ReportAnswer } from '../../../core/case/inbound-report.ts'
import { caseSeverity } from '../../../protocol/cases.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import type { Said } from '../interactions/answer.ts'
import { type Row, rowOf } from '../outbound/rows.ts'
import { type Fields, listOf, textOf } from '../shapes.ts'
import { caseId, parseCaseComponent, sameId } from './case-id.ts'
import { timeOf, titleOf } from './lookups.ts'

/**
 * What a member is told of what they did. `say`: in a note of its own. `replace`: in the note from which they pressed. `show`: that note
 * keeps its words, and gets these rows; `instead` is said where it cannot be reached.
 */
export type Reply = { how: 'say' | 'replace'; said: Said } | { how: 'show'; rows: Row[]; instead: string }

const SIMILAR = 3

/** The answer to a report, a press or details, for the member's own eyes. Pure. */
export function answerReport(asking: Asking, change: InboundReportChange, answer: ReportAnswer): Reply {
  const { locale } = asking
  switch (answer.kind) {
    case 'filed':
      return { how: 'say', said: filed(locale, change, answer) }
    case 'joined':
      return joined(locale, change, answer)
    case 'left':
      return inPlace(text(locale, 'caseLeft', numbered(answer)), [])
    case 'direct':
      return inPlace(text(locale, 'caseDirect', numbered(answer)), [buttons(leaveButton(locale, answer.id))])
    case 'noted':
      return say(text(locale, 'caseDetailThanks', numbered(answer)))
    case 'kept':
      return kept(asking, change, answer)
    case 'withdrawn':
      return inPlace(text(locale, 'reportWithdrawn', { ...numbered(answer), others: answer.reporters - 1 }), [
        buttons(directButton(locale, answer.id), leaveButton(locale, answer.id)),
      ])
    case 'limited':
      return inPlace(text(locale, 'reportLimited', { minutes: Math.max(1, answer.minutes) }), [])
    case 'too_young':
      return say(text(locale, 'safetyTooYoung', { when: timeOf(answer.until) }))
    case 'closed': {
      const { number } = answer
      const words = number === null ? text(locale, 'caseGone') : text(locale, 'caseOver', numbered({ number }))
      return say(words)
    }
  }
}

const numbered = ({ number }: { number: number }): { number: string } => ({ number: `#${number}` })
const say = (content: string, components: Row[] = []): Reply => ({ how: 'say', said: { content, components } })
const inPlace = (content: string, components: Row[]): Reply => ({ how: 'replace', said: { content, components } })

function filed(locale: string, change: InboundReportChange, answer: Extract<ReportAnswer, { kind: 'filed' }>): Said {
  const { id, type, similar } = answer
  const offered = similar.slice(0, SIMILAR)
  const lines = [text(locale, 'reportFiled', { ...numbered(answer), type })]
  const rows: Row[] = []
  if (offered.length > 0) {
    lines.push('', text(locale, 'reportSimilar', { count: offered.length }))
    for (const each of offered) {
      const count = text(locale, 'reporterCount', { count: each.reporters })
      lines.push(`${titleOf(each)} · ${count}`)
    }
    const same = offered.map((each) => plain(sameId(id, each.id), text(locale, 'sameButton', numbered(each))))
    rows.push(buttons(...same, plain(caseId('different', id), text(locale, 'differentButton'))))
  }
  if (type !== 'feedback' && change.change === 'report') {
    if (type === 'bug' && !change.fields.severity) rows.push(severityRow(locale, id))
    if (change.attachments.length > 0) rows.push(buttons(plain(caseId('files', id), text(locale, 'filesButton'))))
  }
  return { content: lines.join('\n'), components: rows }
}

function joined(locale: string, change: InboundReportChange, answer: Extract<ReportAnswer, { kind: 'joined' }>): Reply {
  const { id, role, reporters, direct } = answer
  const already = answer.already ? 'yes' : 'no'
  const content =
    role === 'reporter'
      ? text(locale, 'caseMeToo', { ...numbered(answer), already, count: reporters })
      : text(locale, 'caseFollowed', { ...numbered(answer), already, direct: direct ? 'yes' : 'no' })
  const row = direct ? buttons(leaveButton(locale, id)) : buttons(directButton(locale, id), leaveButton(locale, id))
  // The answer to a report asked whether it is this one: it says so now.
  return change.change === 'case_press' && change.act === 'same' ? inPlace(content, [row]) : say(content, [row])
}

/** After an answer to "is it one of these" the rest of the note stays; otherwise all of it, with what was chosen marked. */
function kept(asking: Asking, change: InboundReportChange, answer: { number: number }): Reply {
  const { locale } = asking
  const instead = text(locale, 'reportKept', numbered(answer))
  if (change.change !== 'case_press' || change.act === 'different') {
    return inPlace(instead, without(asking, ['different', 'same']))
  }
  const rows = (asking.shown ?? []).map((row) => ({
    ...row,
    components: listOf(row, 'components').map((each) => markChosen(each, change.act, change.value, locale)),
  }))
  return { how: 'show', rows: rows as unknown as Row[], instead }
}

function markChosen(component: Fields, act: string, value: string, locale: string): Fields {
  const read = parseCaseComponent(textOf(component, 'custom_id') ?? '')
  if (read?.on !== 'case') return component
  if (act === 'severity' && read.act === 'severity') {
    const options = listOf(component, 'options').map((option) => ({ ...option, default: option.value === value }))
    return { ...component, options }
  }
  if (act === 'files_public' && read.act === 'files') {
    return { ...component, disabled: true, style: ButtonStyle.Success, label: text(locale, 'filesShown') }
  }
  return component
}

/** The rows of the note without those that ask what has been answered. */
function without(asking: Asking, acts: string[]): Row[] {
  const rows = (asking.shown ?? []).filter((row) =>
    listOf(row, 'components').every((each) => {
      const read = parseCaseComponent(textOf(each, 'custom_id') ?? '')
      return !(read && acts.includes(read.on === 'case' ? read.act : read.on))
    }),
  )
  // They are Discord's own components, read from its event, with nothing changed.
  return rows as unknown as Row[]
}

const plain = (customId: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id: customId,
})
const buttons = (...drawn: APIButtonComponent[]): Row => rowOf(drawn)
const directButton = (locale: string, id: string) => plain(caseId('direct', id), text(locale, 'directButton'))
const leaveButton = (locale: string, id: string) => plain(caseId('leave', id), text(locale, 'leaveButton'))

function severityRow(locale: string, id: string): Row {
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: caseId('severity', id),
    placeholder: text(locale, 'severityPick'),
    options: caseSeverity.options.map((severity) => ({
      value: severity,
      label: text(locale, 'severity', { severity }),
    })),
  }
  return { type: ComponentType.ActionRow, components: [select] }
}
