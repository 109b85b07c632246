import { addMessage } from '../../../core/report/add-message.ts'
import { type CaseBrief, readCaseBrief } from '../../../core/report/read-case-brief.ts'
import { type FoundMessage, reportMessage } from '../../../core/report/report-message.ts'
import { text } from '../../../texts/format.ts'
import type { Said } from '../interactions/answer.ts'
import { findByNumber, type ManageOptions } from './manage-case.ts'
import { manageView } from './manage-view.ts'
import type { MessageRequest, MessageTarget } from './requests.ts'
import { type Staff, staffOf } from './staff-of.ts'
import type { Targets } from './targets.ts'

export interface MessageOptions extends ManageOptions {
  targets: Targets
}

const WORDS = 4000

/** Makes of a message what staff ask for: a report that all see, a case of the team's own, or more of one that there is. */
export async function makeOfMessage(options: MessageOptions, request: MessageRequest, locale: string): Promise<Said> {
  const { kernel, workspace, publicUrl, targets } = options
  const staff = await staffOf(kernel, workspace, request.by)
  if (!staff) return { content: text(locale, 'manageNotStaff') }
  const target = await targets.find(request.target)
  if (!target) return { content: text(locale, 'messageGone') }
  const message = messageOf(target, request)
  const made = await (request.act === 'add'
    ? add(options, request, staff, message, locale)
    : open(options, request, staff, message, locale))
  if (!made.brief) return { content: made.done }
  return manageView(made.brief, { locale, agent: staff.agent, publicUrl, done: made.done })
}

interface Made {
  /** What was done, in words. */
  done: string
  /** The case; null where there is none. */
  brief: CaseBrief | null
}

async function add(
  options: MessageOptions,
  { number }: Extract<MessageRequest, { act: 'add' }>,
  staff: Staff,
  message: FoundMessage,
  locale: string,
): Promise<Made> {
  const { kernel, workspace } = options
  const { actor } = staff
  const typed = await findByNumber(options, number, staff)
  // Who is added to a duplicate belongs to the one that it is a duplicate of.
  const found = typed?.mergedInto ? await readCaseBrief(kernel.db, workspace, typed.mergedInto) : typed
  const named = { number: `#${found?.number ?? number.replace(/\D/g, '').slice(0, 12)}` }
  if (!found) return { done: text(locale, 'manageNoCase', named), brief: null }
  const added = await addMessage(kernel, { workspace, channel: 'discord', case: found.id, message, actor })
  const brief = await readCaseBrief(kernel.db, workspace, { id: found.id })
  return { done: text(locale, added ? 'messageAdded' : 'messageAddedBefore', named), brief }
}

async function open(
  { kernel, workspace }: MessageOptions,
  request: Extract<MessageRequest, { act: 'bug' | 'case' }>,
  { actor }: Staff,
  message: FoundMessage,
  locale: string,
): Promise<Made> {
  const isBug = request.act === 'bug'
  const { id, number, known } = await reportMessage(kernel, {
    ...{ workspace, channel: 'discord', message, subject: request.subject, actor },
    ...{ guild: request.guild, origin: request.origin, published: isBug },
    type: isBug ? 'bug' : request.type,
    description: isBug ? request.words : message.text.slice(0, WORDS).toWellFormed(),
    note: isBug ? '' : request.words,
  })
  const brief = await readCaseBrief(kernel.db, workspace, { id })
  return { done: text(locale, known ? 'messageKnown' : 'messageOpened', { number: `#${number}` }), brief }
}

function messageOf(target: MessageTarget, { guild }: MessageRequest): FoundMessage {
  const { channel, message, text: words, attachments, contact } = target
  const url = `https://discord.com/channels/${guild?.id ?? '@me'}/${channel}/${message}`
  return { externalId: message, url, text: words, attachments, author: contact }
}
