import { caseSeverity } from '../../../protocol/cases.ts'
import { readAsk, readAskOfMessage, readAskTyping } from '../asks/read-ask.ts'
import {
  APPEAL_COMMAND,
  ASK_COMMAND,
  BUG_COMMAND,
  CODE_OPTION,
  FEATURE_COMMAND,
  FEEDBACK_COMMAND,
  HELP_COMMAND,
  LINK_COMMAND,
  MESSAGE_ADD_COMMAND,
  MESSAGE_ASK_COMMAND,
  MESSAGE_BUG_COMMAND,
  MESSAGE_CASE_COMMAND,
  MESSAGE_REPORT_COMMAND,
  MINE_COMMAND,
  NUMBER_OPTION,
  QUESTION_OPTION,
  REPORT_COMMAND,
  SEVERITY_OPTION,
  STATUS_COMMAND,
  USER_VERIFY_COMMAND,
  VERIFY_COMMAND,
} from '../interactions/names.ts'
import { isOneOf, type MessageAct } from '../reports/case-id.ts'
import { readTarget } from '../reports/targets.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from '../shapes.ts'
import type { Made } from './making.ts'
import { readHelp } from './read-help.ts'
import { readSafetyForm, readVerify } from './read-safety.ts'
import { type AtOnce, NOTHING, type Reading, type View } from './view.ts'

type ReadCommand = (event: Fields, data: Fields, made: Made, view: View) => Reading

/** A command, by its name: what was typed, or chosen in the menu of a message. */
export function readCommand(event: Fields, data: Fields, made: Made, view: View): Reading {
  const name = textOf(data, 'name') ?? ''
  return Object.hasOwn(READERS, name) ? (READERS[name]?.(event, data, made, view) ?? NOTHING) : NOTHING
}

/** What somebody types into an option whose choices we give. */
export function readTyping(_event: Fields, data: Fields, made: Made, view: View): Reading {
  const option = listOf(data, 'options').find((each) => each.focused === true)
  if (!option) return NOTHING
  const typed = String(option.value ?? '').trim()
  if (textOf(data, 'name') === ASK_COMMAND) return readAskTyping(typed, made, view)
  if (textOf(data, 'name') !== STATUS_COMMAND) return NOTHING
  return { kind: 'case', asking: made.asking, request: { ask: 'suggest', typed } }
}

const READERS: Record<string, ReadCommand> = {
  [HELP_COMMAND]: (event, data, made, view) => readHelp(event, made, view, optionOf(data, QUESTION_OPTION) || null),
  [ASK_COMMAND]: readAsk,
  [MESSAGE_ASK_COMMAND]: readAskOfMessage,
  [LINK_COMMAND]: (_event, data, { asking, contact }) => {
    const code = optionOf(data, CODE_OPTION) ?? ''
    return { kind: 'staff', asking, act: { act: 'link', code, name: contact.handle ?? contact.name } }
  },
  [BUG_COMMAND]: (_event, data, { asking }) => {
    const given = optionOf(data, SEVERITY_OPTION) ?? ''
    const severity = isOneOf(caseSeverity.options, given) ? given : null
    return { kind: 'at_once', asking, answer: { form: 'report', type: 'bug', severity } }
  },
  [FEATURE_COMMAND]: (_event, _data, { asking }) => {
    return { kind: 'at_once', asking, answer: { form: 'report', type: 'feature', severity: null } }
  },
  [FEEDBACK_COMMAND]: (_event, _data, { asking }) => {
    return { kind: 'at_once', asking, answer: { form: 'report', type: 'feedback', severity: null } }
  },
  [MINE_COMMAND]: (_event, _data, { asking }) => ({ kind: 'case', asking, request: { ask: 'mine' } }),
  [STATUS_COMMAND]: (_event, data, { asking }) => {
    const option = listOf(data, 'options').find((each) => textOf(each, 'name') === NUMBER_OPTION)
    const number = (option && numberOf(option, 'value')) ?? 0
    return { kind: 'case', asking, request: { ask: 'status', number } }
  },
  [MESSAGE_BUG_COMMAND]: chosenFor('bug'),
  [MESSAGE_CASE_COMMAND]: chosenFor('case'),
  [MESSAGE_ADD_COMMAND]: chosenFor('add'),
  [MESSAGE_REPORT_COMMAND]: chosenFor('report'),
  [VERIFY_COMMAND]: readVerify,
  [USER_VERIFY_COMMAND]: readVerify,
  [REPORT_COMMAND]: (_event, _data, made, view) => readSafetyForm(made, view, 'report'),
  [APPEAL_COMMAND]: (_event, _data, made, view) => readSafetyForm(made, view, 'appeal'),
}

/** The message that was pointed at comes with the command, its words too, so the form needs nothing to be asked. */
function chosenFor(act: MessageAct): ReadCommand {
  return (_event, data, made, view) => {
    const messages = fieldsOf(fieldsOf(data, 'resolved') ?? {}, 'messages') ?? {}
    const message = fieldsOf(messages, idOf(data, 'target_id') ?? '')
    const target = message && readTarget(message, act, made.channelId, view)
    const author = act === 'report' ? target?.wrote?.address : undefined
    const shown: AtOnce = target ? { form: 'message', target } : { say: 'messageGone' }
    return { kind: 'at_once', asking: made.asking, answer: notOthers(author, made, view) ?? shown }
  }
}

/** Of what is not somebody else's there is no report: who could report themselves would hear whether others have. */
function notOthers(author: string | undefined, made: Made, view: View): AtOnce | null {
  if (author === view.botId) return { say: 'safetyOurs' }
  return author === made.contact.address ? { say: 'safetyOwn' } : null
}

function optionOf(data: Fields, name: string): string | undefined {
  const option = listOf(data, 'options').find((each) => textOf(each, 'name') === name)
  return option ? textOf(option, 'value')?.trim() : undefined
}
