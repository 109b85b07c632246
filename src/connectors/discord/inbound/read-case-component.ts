import type { CasePressAct, InboundCasePress } from '../../../core/case/inbound-report.ts'
import { caseSeverity } from '../../../protocol/cases.ts'
import type { ComponentName } from '../interactions/component-access.ts'
import type { CaseComponent } from '../reports/case-id.ts'
import { isOneOf } from '../reports/case-id.ts'
import type { Fields } from '../shapes.ts'
import { guildOf, type Made, madeAt, mayUse, noteOf, originOf } from './making.ts'
import type { AtOnce, Reading, View } from './view.ts'

type Pressed = Extract<CaseComponent, { on: 'case' | 'same' | 'manage' }>

/** A button or select of a card, of the answer to a report, or of Manage. */
export function readCaseComponent(
  event: Fields,
  data: Fields,
  made: Made,
  view: View,
  component: CaseComponent,
): Reading {
  if (component.on === 'form' || component.on === 'message') return atOnce(made, { say: 'pressUnknown' })
  if (!mayUse(nameOf(component), made, view)) return atOnce(made, { say: 'pressNotYours' })
  return component.on === 'manage' ? readManage(made, component) : readPress(event, data, made, view, component)
}

function nameOf(component: Pressed): ComponentName {
  if (component.on === 'same') return 'case:same'
  return component.on === 'case' ? `case:${component.act}` : `manage:${component.act}`
}

const atOnce = (made: Made, answer: AtOnce): Reading => ({ kind: 'at_once', asking: made.asking, answer })

function readManage(made: Made, { act, case: id }: Extract<Pressed, { on: 'manage' }>): Reading {
  if (act === 'info' || act === 'duplicate' || act === 'resolve' || act === 'decline') {
    return atOnce(made, { form: 'manage', act, case: id })
  }
  return { kind: 'case', asking: made.asking, request: { ask: 'manage', act, case: id, by: claimantOf(made) } }
}

function readPress(
  event: Fields,
  data: Fields,
  made: Made,
  view: View,
  pressed: Exclude<Pressed, { on: 'manage' }>,
): Reading {
  const id = pressed.case
  if (pressed.on === 'same') return pressOf(event, made, view, { act: 'same', case: id, report: pressed.report })
  switch (pressed.act) {
    case 'details':
      return atOnce(made, { form: 'details', case: id })
    case 'manage':
      return {
        kind: 'case',
        asking: made.asking,
        request: { ask: 'manage', act: 'show', case: id, by: claimantOf(made) },
      }
    case 'severity': {
      const [value] = Array.isArray(data.values) ? data.values : []
      if (typeof value !== 'string' || !isOneOf(caseSeverity.options, value)) {
        return atOnce(made, { say: 'pressUnknown' })
      }
      return pressOf(event, made, view, { act: 'severity', case: id, value })
    }
    case 'files':
      return pressOf(event, made, view, { act: 'files_public', case: id })
    default:
      return pressOf(event, made, view, { act: pressed.act, case: id })
  }
}

function pressOf(
  event: Fields,
  made: Made,
  view: View,
  press: { act: CasePressAct; case: string; report?: string; value?: string },
): Reading {
  const change: InboundCasePress = {
    change: 'case_press',
    externalId: made.asking.id,
    contact: made.contact,
    guild: guildOf(made, view),
    origin: originOf(event, made, view),
    sentAt: madeAt(made),
    act: press.act,
    case: press.case,
    report: press.report ?? null,
    value: press.value ?? '',
  }
  // It belongs to no chat, so it waits for the history of none.
  // Who asks to be told directly may have opened what was closed.
  const note = noteOf(made, press.act === 'direct')
  return { kind: 'change', placeId: null, change, note, asking: made.asking }
}

/** Who they claim to be; whether that makes them staff is asked by whoever acts. */
export const claimantOf = ({ contact, guildId, staff }: Made) => ({ contact, guildId, ...staff })
