import { createHash } from 'node:crypto'
import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { CaseFields, CaseOutcome, CaseStatus, CaseType } from '../../../protocol/cases.ts'
import { plainWords } from '../../../protocol/plain-words.ts'
import { text } from '../../../texts/format.ts'
import { caseId } from '../reports/case-id.ts'
import { bodyOf, type LineBody, type Look, openButton } from './line.ts'

const NAME_LENGTH = 40
const SUBJECT_LENGTH = 120
const ICONS: Partial<Record<CaseType, string>> = { bug: '🐛', feature: '💡', feedback: '💬' }

/** A report, as far as its line says it. */
export interface Report {
  id: string
  number: number
  type: CaseType
  status: CaseStatus
  outcome: CaseOutcome | null
  subject: string
  fields: CaseFields
  name: string | null
  owner: string | null
}

/** `🐛 **#1042** · Ann · “Receipts delayed” · iPhone · blocking`, then who has it and how it stands. */
export function drawReport(report: Report, look: Look): LineBody {
  const { id, status } = report
  const manage: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: text(look.locale, 'manageButton'),
    custom_id: caseId('manage', id),
  }
  return bodyOf(wordsOf(report, look.locale), [
    ...openButton(look, `/cases/${id}`),
    ...(status === 'closed' ? [] : [manage]),
  ])
}

/** One line for many reports that came at once. */
export const drawReports = (count: number, look: Look): LineBody =>
  bodyOf(text(look.locale, 'reportMany', { count }), openButton(look, '/cases'))

/** What tells whether the line says this already; whether the desk's address may stand in it is no news of the report. */
export const digestOf = (report: Report, locale: string): string =>
  createHash('sha256').update(wordsOf(report, locale)).digest('base64url').slice(0, 16)

function wordsOf(report: Report, locale: string): string {
  const { number, type, status, outcome, subject, fields, name, owner } = report
  const { platforms = [], severity, rating } = fields
  return [
    `${ICONS[type] ?? '📌'} **#${number}**`,
    name && plainWords(name, NAME_LENGTH),
    `“${plainWords(subject, SUBJECT_LENGTH)}”`,
    ...platforms.map((device) => text(locale, 'device', { device })),
    severity && text(locale, 'severity', { severity }),
    rating && text(locale, 'rating', { score: String(rating) }),
    owner && text(locale, 'reportOwner', { agent: plainWords(owner, NAME_LENGTH) }),
    status !== 'new' && `**${text(locale, 'caseStatus', { status, type, outcome: outcome ?? 'none' })}**`,
  ]
    .filter(Boolean)
    .join(' · ')
}
