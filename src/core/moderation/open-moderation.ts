import { shortId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Reconciler } from '../../kernel/lanes/reconciler.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Deed, Moderator } from './moderator.ts'
import { type ActToDo, readAppeal, readWork, type Work } from './read-work.ts'
import { MODERATION_ROUTE } from './report.ts'
import { settleAct, settleTelling } from './settle-act.ts'
import { appealLabel, appealLine, auditReason, endOf, logLines, toldWords } from './words.ts'

const LEASE_MS = 30_000
const CONCURRENCY = 2

/**
 * Does in the channel what moderators have decided, tells those whom it is about, and writes the mod-log. Runs in the process that holds the
 * gateway; may be killed between any two steps, because each is safe to do twice.
 */
export function openModeration(options: { kernel: Kernel; workspace: number; moderator: Moderator }): Reconciler {
  const { kernel, workspace } = options
  return new Reconciler({
    ...{ kernel, workspace, route: MODERATION_ROUTE, concurrency: CONCURRENCY, leaseMs: LEASE_MS },
    bring: (subject) => bring(options, subject),
    fault: 'what moderators have decided could not be done',
  })
}

interface Options {
  kernel: Kernel
  workspace: number
  moderator: Moderator
}

async function bring(options: Options, subject: string): Promise<Date | null> {
  const { kernel, workspace, moderator } = options
  const work = await readWork(kernel.db, workspace, subject)
  const { locale, name } = await readSettings(kernel.db, workspace)
  if (!work) {
    const appeal = await readAppeal(kernel.db, workspace, subject)
    return appeal && moderator.log([appealLine(appeal, locale)], locale)
  }
  for (const act of work.acts) {
    const later = (await deed(options, work, act, name)) ?? (await tell(options, work, act, name))
    if (later) return later
  }
  return moderator.log(logLines(work, locale), locale)
}

async function deed(options: Options, work: Work, act: ActToDo, brand: string): Promise<Date | null> {
  const { kernel, workspace, moderator } = options
  const wanted = act.state === 'queued' ? deedOf(work, act) : null
  if (!wanted) return null
  // After a ban there is no way left to tell them; so it is made sure first that it will be one.
  const words = act.kind === 'ban' && act.tell ? await moderator.foresee(wanted) : null
  const later = act.kind === 'ban' && words === null ? await say(options, work, act, brand) : null
  if (later) return later
  const outcome = words === null ? await moderator.perform(wanted) : { result: 'failed' as const, words }
  if (outcome.result === 'later') return outcome.at
  await settleAct(kernel, { workspace, report: work.id, act, outcome })
  Object.assign(act, { state: outcome.result, words: outcome.result === 'failed' ? outcome.words : null })
  return null
}

/** Of what was not done nobody is told. */
const tell = async (options: Options, work: Work, act: ActToDo, brand: string): Promise<Date | null> =>
  act.state === 'done' ? say(options, work, act, brand) : null

async function say(options: Options, work: Work, act: ActToDo, brand: string): Promise<Date | null> {
  const { kernel, workspace, moderator } = options
  const words = act.tell && work.subjectAddress ? toldWords(work, act, brand) : null
  if (!words || !work.subjectAddress) return null
  const key = `m${shortId(act.id)}`
  const told = await moderator.tell({
    ...{ address: work.subjectAddress, key, text: words, appeal: appealLabel(work.locale) },
  })
  if (told instanceof Date) return told
  await settleTelling(kernel, { workspace, case: work.case, act: act.id, reached: told === 'told' })
  act.tell = false
  return null
}

function deedOf(work: Work, act: ActToDo): Deed | null {
  const { guild, origin, messageId, subjectAddress: member } = work
  const base = { guild: guild?.id ?? null, reason: auditReason(work, act) }
  if (act.kind === 'delete_message') {
    return origin && messageId ? { ...base, kind: 'delete_message', channel: origin.id, message: messageId } : null
  }
  if (!member) return null
  if (act.kind === 'time_out') return { ...base, kind: 'time_out', member, until: endOf(act) }
  return act.kind === 'end_time_out' || act.kind === 'ban' ? { ...base, kind: act.kind, member } : null
}
