import { subjectOf } from '../../../core/case/case.ts'
import type { InboundCaseDetail, InboundReport } from '../../../core/case/inbound-report.ts'
import { type CaseFields, caseType, devicePlatform, featureArea } from '../../../protocol/cases.ts'
import { type CaseComponent, isOneOf, type ReportType } from '../reports/case-id.ts'
import { ENDINGS } from '../reports/manage-form.ts'
import type { CaseRequest } from '../reports/requests.ts'
import type { Fields } from '../shapes.ts'
import { guildOf, type Made, madeAt, mayUse, noteOf, originOf } from './making.ts'
import { claimantOf } from './read-case-component.ts'
import { readMessageReport } from './read-safety.ts'
import type { Submitted } from './submitted.ts'
import type { AtOnce, Reading, View } from './view.ts'
import { readAttachments } from './words.ts'

const DEVICES = 3

/** A form about cases that came back: a report, details, or what staff do. */
export function readCaseSubmit(
  event: Fields,
  made: Made,
  view: View,
  inputs: Submitted,
  component: CaseComponent,
): Reading {
  switch (component.on) {
    case 'form':
      return readReport(event, made, view, inputs, component)
    case 'case':
      return component.act === 'details'
        ? readDetail(event, made, view, inputs, component.case)
        : atOnce(made, { say: 'pressUnknown' })
    case 'manage':
      return readManage(made, view, inputs, component)
    case 'message':
      return component.act === 'report'
        ? readMessageReport(event, made, view, inputs, component)
        : readMessage(event, made, view, inputs, component)
    case 'same':
      return atOnce(made, { say: 'pressUnknown' })
  }
}

const atOnce = (made: Made, answer: AtOnce): Reading => ({ kind: 'at_once', asking: made.asking, answer })

function fromMember(event: Fields, made: Made, view: View) {
  return {
    externalId: made.asking.id,
    contact: made.contact,
    guild: guildOf(made, view),
    origin: originOf(event, made, view),
    sentAt: madeAt(made),
  }
}

const filesOf = (made: Made, inputs: Submitted) =>
  readAttachments(inputs.files('files'), { messageId: made.asking.id, channelId: made.channelId })

function readReport(
  event: Fields,
  made: Made,
  view: View,
  inputs: Submitted,
  { type, severity }: Extract<CaseComponent, { on: 'form' }>,
): Reading {
  const description = inputs.words('words')
  const subject = type === 'feedback' ? subjectOf(description) : subjectOf(inputs.words('subject'))
  if (subject === '' || description === '') return atOnce(made, { say: 'reportEmpty' })
  const change: InboundReport = {
    ...fromMember(event, made, view),
    change: 'report',
    type,
    subject,
    description,
    fields: { ...READ_FIELDS[type](inputs), ...(severity ? { severity } : {}) },
    attachments: filesOf(made, inputs),
  }
  return { kind: 'change', placeId: null, change, note: noteOf(made, false), asking: made.asking }
}

/** What is not one of what we offered is left out: the words count. */
const READ_FIELDS: Record<ReportType, (inputs: Submitted) => CaseFields> = {
  bug: (inputs) => {
    const steps = inputs.words('steps')
    const devices = inputs.picks('device').filter((device) => isOneOf(devicePlatform.options, device))
    return {
      ...(steps === '' ? {} : { steps }),
      ...(devices.length === 0 ? {} : { platforms: [...new Set(devices)].slice(0, DEVICES) }),
    }
  },
  feature: (inputs) => {
    const area = inputs.picks('area').find((each) => isOneOf(featureArea.options, each))
    return area === undefined ? {} : { area }
  },
  feedback: (inputs) => {
    const rating = Number(inputs.picks('rating')[0])
    return Number.isInteger(rating) && rating >= 1 && rating <= 5 ? { rating } : {}
  },
}

function readDetail(event: Fields, made: Made, view: View, inputs: Submitted, id: string): Reading {
  const text = inputs.words('words')
  const attachments = filesOf(made, inputs)
  if (text === '' && attachments.length === 0) return atOnce(made, { say: 'reportEmpty' })
  const change: InboundCaseDetail = {
    ...fromMember(event, made, view),
    change: 'case_detail',
    case: id,
    text,
    attachments,
  }
  return { kind: 'change', placeId: null, change, note: noteOf(made, false), asking: made.asking }
}

function readManage(
  made: Made,
  view: View,
  inputs: Submitted,
  { act, case: id }: Extract<CaseComponent, { on: 'manage' }>,
): Reading {
  if (!mayUse(`manage:${act}`, made, view)) return atOnce(made, { say: 'pressNotYours' })
  const base = { ask: 'manage', case: id, by: claimantOf(made) } as const
  const words = inputs.words('words')
  switch (act) {
    case 'info':
      if (words === '') return atOnce(made, { say: 'manageEmpty' })
      return requested(made, { ...base, act, words })
    case 'decline':
      return requested(made, { ...base, act, words })
    case 'duplicate':
      return requested(made, { ...base, act, number: inputs.words('number') })
    case 'resolve': {
      const outcome = ENDINGS.find((ending) => ending === inputs.picks('outcome')[0])
      if (!outcome) return atOnce(made, { say: 'pressUnknown' })
      return requested(made, { ...base, act, outcome, version: inputs.words('version'), words })
    }
    default:
      return atOnce(made, { say: 'pressUnknown' })
  }
}

const requested = (made: Made, request: CaseRequest): Reading => ({ kind: 'case', asking: made.asking, request })

function readMessage(
  event: Fields,
  made: Made,
  view: View,
  inputs: Submitted,
  target: Extract<CaseComponent, { on: 'message' }>,
): Reading {
  const guild = guildOf(made, view)
  const base = { ask: 'message', by: claimantOf(made), target, guild, origin: originOf(event, made, view) } as const
  const subject = subjectOf(inputs.words('subject'))
  const words = inputs.words('words')
  if (target.act === 'add') return requested(made, { ...base, act: 'add', number: inputs.words('number') })
  if (subject === '' || (target.act === 'bug' && words === '')) return atOnce(made, { say: 'manageEmpty' })
  if (target.act === 'bug') return requested(made, { ...base, act: 'bug', subject, words })
  const type = caseType.options.find((each) => each === inputs.picks('type')[0])
  if (!type) return atOnce(made, { say: 'pressUnknown' })
  return requested(made, { ...base, act: 'case', type, subject, words })
}
