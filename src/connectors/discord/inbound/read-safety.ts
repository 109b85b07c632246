import type { TargetId } from '../reports/case-id.ts'
import type { SafetyRequest, SeenMember } from '../safety/requests.ts'
import type { SafetyAct } from '../safety/safety-id.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../shapes.ts'
import { guildOf, type Made, mayUse } from './making.ts'
import { readContact } from './people.ts'
import type { Submitted } from './submitted.ts'
import type { AtOnce, Reading, View } from './view.ts'
import { readAttachments } from './words.ts'

const atOnce = (made: Made, answer: AtOnce): Reading => ({ kind: 'at_once', asking: made.asking, answer })
const asked = (made: Made, request: SafetyRequest): Reading => ({ kind: 'safety', asking: made.asking, request })

/** `/verify`, with or without a member, and "Is this staff?" in a member's menu. */
export function readVerify(_event: Fields, data: Fields, made: Made, view: View): Reading {
  const option = listOf(data, 'options').find((each) => textOf(each, 'value') !== null)
  const id = idOf(data, 'target_id') ?? (option && idOf(option, 'value')) ?? null
  const target = id === null ? null : readSeen(data, id, view)
  return asked(made, { ask: 'verify', target, guild: guildOf(made, view) })
}

/** The button or command that shows a form: a report of what was written directly, or an appeal. */
export function readSafetyForm(made: Made, view: View, act: SafetyAct): Reading {
  const answer: AtOnce = mayUse(`safety:${act}`, made, view) ? { form: 'safety', act } : { say: 'pressNotYours' }
  return atOnce(made, answer)
}

/** One of these forms came back. */
export function readSafetySubmit(data: Fields, made: Made, view: View, inputs: Submitted, act: SafetyAct): Reading {
  if (!mayUse(`safety:${act}`, made, view)) return atOnce(made, { say: 'pressNotYours' })
  const words = inputs.words('words')
  const by = made.contact
  // In a direct message it is the one server that we share with them, where there is only one.
  const only = view.onlyGuild()
  const guild = guildOf(made, view) ?? (only ? { id: only, name: view.guildName(only) ?? only } : null)
  if (act === 'appeal') return words === '' ? atOnce(made, EMPTY) : asked(made, { ask: 'appeal', by, words, guild })
  const [who] = inputs.picks('who')
  const subject = who === undefined ? null : readSeen(data, who, view)
  if (!subject) return atOnce(made, { say: 'safetyNobody' })
  if (subject.contact.address === view.botId) return atOnce(made, { say: 'safetyOurs' })
  if (subject.contact.address === by.address) return atOnce(made, { say: 'safetyOwn' })
  const origin = { messageId: made.asking.id, channelId: made.channelId }
  const files = readAttachments(inputs.files('files'), origin)
  if (words === '' && files.length === 0) return atOnce(made, EMPTY)
  return asked(made, { ask: 'report_direct', by, subject, quoted: words, files, guild })
}

/** The form behind "Report message" came back. */
export function readMessageReport(event: Fields, made: Made, view: View, inputs: Submitted, target: TargetId): Reading {
  if (!mayUse('message:report', made, view)) return atOnce(made, { say: 'pressNotYours' })
  const words = inputs.words('words')
  if (words === '') return atOnce(made, EMPTY)
  const channel = fieldsOf(event, 'channel')
  const said = channel && idOf(channel, 'id') === target.channel ? textOf(channel, 'name') : null
  const origin = { id: target.channel, name: said ?? view.channelName(target.channel) ?? target.channel }
  const guild = guildOf(made, view)
  return asked(made, { ask: 'report_message', by: made.contact, target, words, guild, origin })
}

const EMPTY: AtOnce = { say: 'reportEmpty' }

/** Somebody whom the interaction names; their member object comes without the user, which stands beside it. */
function readSeen(data: Fields, id: string, view: View): SeenMember | null {
  const resolved = fieldsOf(data, 'resolved') ?? {}
  const user = fieldsOf(fieldsOf(resolved, 'users') ?? {}, id)
  const member = fieldsOf(fieldsOf(resolved, 'members') ?? {}, id)
  const contact = user && readContact(user, member, view, null)
  if (!contact) return null
  const roles = member && Array.isArray(member.roles) ? member.roles : null
  const roleIds = roles?.filter((role) => typeof role === 'string') ?? null
  return { contact, machine: user.bot === true, roleIds }
}
