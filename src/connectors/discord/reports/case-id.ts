import { shortId } from '../../../kernel/ids.ts'
import { caseSeverity } from '../../../protocol/cases.ts'
import { parseShort } from '../interactions/button-id.ts'

type Severity = (typeof caseSeverity.options)[number]

/** What members press on a card, or under the answer to a report of theirs; `details` and `manage` bear the same id as their form. */
export const CASE_ACTS = [
  'me_too',
  'follow',
  'details',
  'manage',
  'leave',
  'direct',
  'different',
  'severity',
  'files',
] as const
/** What staff press under Manage. */
export const MANAGE_ACTS = ['confirm', 'progress', 'info', 'duplicate', 'undo', 'resolve', 'decline', 'claim'] as const
/** The forms by which members file something. */
export const REPORT_TYPES = ['bug', 'feature', 'feedback'] as const
/** What staff make of a member's message; with `report` any member puts it before the moderators. */
export const MESSAGE_ACTS = ['bug', 'case', 'add', 'report'] as const

export type CaseAct = (typeof CASE_ACTS)[number]
export type ManageAct = (typeof MANAGE_ACTS)[number]
export type ReportType = (typeof REPORT_TYPES)[number]
export type MessageAct = (typeof MESSAGE_ACTS)[number]

/** A message that staff have pointed at. `author` null: an application or a webhook wrote it, nobody who could be told. */
export interface TargetId {
  act: MessageAct
  channel: string
  message: string
  author: string | null
}

/** All that an id of ours can say about cases. `same`: the report of theirs is this case. */
export type CaseComponent =
  | { on: 'case'; act: CaseAct; case: string }
  | { on: 'same'; report: string; case: string }
  | { on: 'manage'; act: ManageAct; case: string }
  | { on: 'form'; type: ReportType; severity: Severity | null }
  | ({ on: 'message' } & TargetId)

export const caseId = (act: CaseAct, id: string): string => `c:${act}:${shortId(id)}`
export const sameId = (report: string, id: string): string => `c:same:${shortId(report)}:${shortId(id)}`
export const manageId = (act: ManageAct, id: string): string => `m:${act}:${shortId(id)}`
export const formId = (type: ReportType, severity: Severity | null = null): string =>
  severity === null ? `f:${type}` : `f:${type}:${severity}`
export const targetId = ({ act, channel, message, author }: TargetId): string =>
  `r:${act}:${channel}:${message}:${author ?? '0'}`

/** Reads the id of a component or a form; null when it is none that we could have given. */
export function parseCaseComponent(customId: string): CaseComponent | null {
  const [mark = '', ...parts] = customId.split(':')
  return Object.hasOwn(READERS, mark) ? (READERS[mark]?.(parts) ?? null) : null
}

const READERS: Record<string, (parts: string[]) => CaseComponent | null> = {
  c: ([act = '', ...ids]) => {
    const [first, second, ...more] = ids.map(parseShort)
    if (more.length > 0 || !first) return null
    if (act === 'same') return second ? { on: 'same', report: first, case: second } : null
    return isOneOf(CASE_ACTS, act) && second === undefined ? { on: 'case', act, case: first } : null
  },
  m: ([act = '', short = '', ...more]) => {
    const id = parseShort(short)
    return id && more.length === 0 && isOneOf(MANAGE_ACTS, act) ? { on: 'manage', act, case: id } : null
  },
  f: ([type = '', severity, ...more]) => {
    if (more.length > 0 || !isOneOf(REPORT_TYPES, type)) return null
    if (severity === undefined) return { on: 'form', type, severity: null }
    return type === 'bug' && isOneOf(caseSeverity.options, severity) ? { on: 'form', type, severity } : null
  },
  r: ([act = '', channel = '', message = '', author = '', ...more]) => {
    if (more.length > 0 || !isOneOf(MESSAGE_ACTS, act)) return null
    if (!SNOWFLAKE.test(channel) || !SNOWFLAKE.test(message) || !(author === '0' || SNOWFLAKE.test(author))) return null
    return { on: 'message', act, channel, message, author: author === '0' ? null : author }
  },
}

const SNOWFLAKE = /^[1-9]\d{0,19}$/

/** Whether a word is one of a closed list, for the compiler too. */
export const isOneOf = <T extends string>(list: readonly T[], word: string): word is T =>
  (list as readonly string[]).includes(word)
