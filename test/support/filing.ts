import type {
  CasePressAct,
  InboundCaseDetail,
  InboundCasePress,
  InboundReport,
  ReportAnswer,
} from '../../src/core/case/inbound-report.ts'
import type { InboundChange } from '../../src/core/conversation/inbound.ts'
import { receiveChanges } from '../../src/core/conversation/receive.ts'
import { receiveReports } from '../../src/core/report/receive-reports.ts'
import { nextSnowflake, type TestCore } from './core.ts'

const GUILD = { id: '900000000000000001', name: 'Lumen Trails' }
const ORIGIN = { id: '900000000000000002', name: 'general' }

const fromMember = (core: TestCore, member: string, locale = 'en-GB') => ({
  externalId: nextSnowflake(),
  contact: {
    ...{ address: `id-${member}`, handle: member.toLowerCase(), name: member, picture: null },
    ...{ locale, roles: ['Explorer'] },
  },
  guild: GUILD,
  origin: ORIGIN,
  sentAt: core.clock.now(),
})

/** The form of `/bug` as a member sends it. */
export function bug(
  core: TestCore,
  member: string,
  more: Partial<InboundReport> & { locale?: string } = {},
): InboundReport {
  const { locale, ...rest } = more
  return {
    change: 'report',
    ...fromMember(core, member, locale),
    type: 'bug',
    subject: 'Lantern goes out in caves',
    description: 'The lantern goes out as soon as I walk into a cave.',
    fields: { platforms: ['ios'] },
    attachments: [],
    ...rest,
  }
}

/** A member presses a button of a card or of an answer. */
export function casePress(
  core: TestCore,
  member: string,
  act: CasePressAct,
  about: string,
  more: Partial<InboundCasePress> & { locale?: string } = {},
): InboundCasePress {
  const { locale, ...rest } = more
  return {
    ...{ change: 'case_press', ...fromMember(core, member, locale), act, case: about },
    ...{ report: null, value: '' },
    ...rest,
  }
}

export function caseDetail(core: TestCore, member: string, about: string, text: string): InboundCaseDetail {
  return { change: 'case_detail', ...fromMember(core, member), case: about, text, attachments: [] }
}

/** Takes in what members do, as one batch; answers what each of them reads. */
export async function answersTo(core: TestCore, ...changes: InboundChange[]): Promise<(ReportAnswer | undefined)[]> {
  const options = { workspace: core.workspace, channel: 'discord', others: receiveReports } as const
  return (await receiveChanges(core.kernel, options, changes)).map(({ report }) => report)
}

/** The same for one of them. */
export async function answerTo(core: TestCore, change: InboundChange): Promise<ReportAnswer> {
  const [answer] = await answersTo(core, change)
  if (!answer) throw new Error('nothing was answered')
  return answer
}

/** Files a bug that nobody else has; answers its case. */
export async function fileBug(
  core: TestCore,
  member: string,
  subject: string,
): Promise<{ id: string; number: number }> {
  const answer = await answerTo(core, bug(core, member, { subject, description: '' }))
  if (answer.kind !== 'filed') throw new Error(`the answer was ${answer.kind}`)
  return answer
}
