import { type Actor, byAgent } from '../../core/case/actor.ts'
import { addNote } from '../../core/case/add-note.ts'
import { addReporter } from '../../core/case/add-reporter.ts'
import { deleteNote } from '../../core/case/delete-note.ts'
import { editNote } from '../../core/case/edit-note.ts'
import { forgetReminder } from '../../core/case/forget-reminder.ts'
import { linkCases, unlinkCases } from '../../core/case/link-cases.ts'
import { mergeCase } from '../../core/case/merge-case.ts'
import { removeReporter } from '../../core/case/remove-reporter.ts'
import { setReminder } from '../../core/case/set-reminder.ts'
import { unmergeCase } from '../../core/case/unmerge-case.ts'
import { updateCase } from '../../core/case/update-case.ts'
import { watchCase } from '../../core/case/watch-case.ts'
import { linkToCase, unlinkFromCase } from '../../core/conversation/link-to-case.ts'
import { openCaseByHand } from '../../core/conversation/open-case-by-hand.ts'
import { listEntries, showEntry } from '../../core/inbox/list-entries.ts'
import { showCase } from '../../core/inbox/show-case.ts'
import { postCard } from '../../core/report/post-card.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** One case, and what agents do with it. Nearly all of it answers with the case as it stands then. */
export function caseRoutes(services: Services) {
  const { kernel } = services
  const { cases } = procedures
  const show = shower(services)
  return {
    show: cases.show.handler(({ context, input }) => show(context, input.id)),
    entries: cases.entries.handler(({ context, input }) => {
      const { id, cursor, limit } = input
      return listEntries(kernel.db, { workspace: callerOf(context).workspace, id, cursor, limit })
    }),
    open: cases.open.handler(async ({ context, input }) => {
      const { workspace, agent, session } = callerOf(context)
      const source = session === null ? 'api' : 'desk'
      return show(context, await openCaseByHand(kernel, { ...input, workspace, agent, source }))
    }),
    update: cases.update.handler(async ({ context, input }) => {
      const { id, version, dueAt, ...change } = input
      const due = dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) }
      await updateCase(kernel, { ...actOf(context, id), version, change: { ...change, ...due } })
      return show(context, id)
    }),
    watch: cases.watch.handler(async ({ context, input }) => {
      await watchCase(kernel, { ...callerOf(context), case: input.id, on: input.on })
      return show(context, input.id)
    }),
    remind: cases.remind.handler(async ({ context, input }) => {
      const { id, text, unlessAnswered } = input
      const dueAt = new Date(input.dueAt)
      await setReminder(kernel, { ...callerOf(context), case: id, dueAt, text, unlessAnswered })
      return show(context, id)
    }),
    forget: cases.forget.handler(async ({ context, input }) => {
      await forgetReminder(kernel, { ...callerOf(context), reminder: input.id })
      return {}
    }),
    postCard: cases.postCard.handler(async ({ context, input }) => {
      await postCard(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    ...bondRoutes(services),
    ...noteRoutes(services),
  }
}

/** What a case has to do with others, with conversations and with people. */
function bondRoutes(services: Services) {
  const { kernel } = services
  const { cases } = procedures
  const show = shower(services)
  return {
    merge: cases.merge.handler(async ({ context, input }) => {
      await mergeCase(kernel, { ...actOf(context, input.id), into: input.into })
      return show(context, input.id)
    }),
    unmerge: cases.unmerge.handler(async ({ context, input }) => {
      await unmergeCase(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    link: cases.link.handler(async ({ context, input }) => {
      await linkCases(kernel, { ...actOf(context, input.id), other: input.other, kind: input.kind })
      return show(context, input.id)
    }),
    unlink: cases.unlink.handler(async ({ context, input }) => {
      await unlinkCases(kernel, { ...actOf(context, input.id), other: input.other, kind: input.kind })
      return show(context, input.id)
    }),
    addConversation: cases.addConversation.handler(async ({ context, input }) => {
      await linkToCase(kernel, { ...actOf(context, input.id), conversation: input.conversation })
      return show(context, input.id)
    }),
    removeConversation: cases.removeConversation.handler(async ({ context, input }) => {
      await unlinkFromCase(kernel, { ...actOf(context, input.id), conversation: input.conversation })
      return show(context, input.id)
    }),
    addReporter: cases.addReporter.handler(async ({ context, input }) => {
      await addReporter(kernel, { ...actOf(context, input.id), contact: input.contact })
      return show(context, input.id)
    }),
    removeReporter: cases.removeReporter.handler(async ({ context, input }) => {
      await removeReporter(kernel, { ...actOf(context, input.id), contact: input.contact })
      return show(context, input.id)
    }),
  }
}

/** What the team writes on a case for itself. */
function noteRoutes({ kernel }: Services) {
  const { cases } = procedures
  const entry = (context: CallContext, id: string) => showEntry(kernel.db, callerOf(context).workspace, id)
  return {
    note: cases.note.handler(async ({ context, input }) => {
      const { id, ...note } = input
      return entry(context, await addNote(kernel, { ...callerOf(context), case: id, ...note }))
    }),
    editNote: cases.editNote.handler(async ({ context, input }) => {
      const { id: note, text, mentions } = input
      await editNote(kernel, { ...callerOf(context), note, text, mentions })
      return entry(context, note)
    }),
    deleteNote: cases.deleteNote.handler(async ({ context, input }) => {
      await deleteNote(kernel, { ...callerOf(context), note: input.id })
      return entry(context, input.id)
    }),
  }
}

/** Answers one case as it stands now, with the number of the log up to which that is. */
export function shower({ kernel: { db } }: Services) {
  return async (context: CallContext, id: string) => {
    const { workspace, agent } = callerOf(context)
    const { number } = await readCounter(db, workspace)
    return { ...(await showCase(db, { workspace, agent, id })), asOf: number }
  }
}

function actOf(context: CallContext, id: string): { workspace: number; case: string; actor: Actor } {
  const { workspace, agent } = callerOf(context)
  return { workspace, case: id, actor: byAgent(agent) }
}
