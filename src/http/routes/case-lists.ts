import { deleteView } from '../../core/case/delete-view.ts'
import { findSimilar } from '../../core/case/find-similar.ts'
import { readMentions } from '../../core/case/read-mentions.ts'
import { saveView } from '../../core/case/save-view.ts'
import { openQuestion } from '../../core/inbox/case-filter.ts'
import { countCases, countOpenCases } from '../../core/inbox/count-cases.ts'
import { listCaseViews } from '../../core/inbox/list-case-views.ts'
import { listCases } from '../../core/inbox/list-cases.ts'
import { listContactCases } from '../../core/inbox/list-contact-cases.ts'
import { countUnreadMentions, listMentions } from '../../core/inbox/list-mentions.ts'
import { listParties } from '../../core/inbox/list-parties.ts'
import { showBoard } from '../../core/inbox/show-board.ts'
import { Refusal } from '../../kernel/errors.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** An agent who files a case reads no more than these. */
const SIMILAR_MOST = 5

/** Lists of cases, and what stands beside them. */
export function caseListRoutes({ kernel }: Services) {
  const { db, clock } = kernel
  const asOf = async (workspace: number) => (await readCounter(db, workspace)).number
  return {
    list: procedures.cases.list.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const number = await asOf(workspace)
      const { cursor, limit, ...filter } = input
      const question = await openQuestion(db, { workspace, agent, filter, now: clock.now() })
      const [page, counts, open] = await Promise.all([
        listCases(db, { question, cursor, limit }),
        countCases(db, question),
        countOpenCases(db, workspace),
      ])
      return { ...page, counts, open, asOf: number }
    }),
    board: procedures.cases.board.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const number = await asOf(workspace)
      const { limit, ...filter } = input
      const question = await openQuestion(db, { workspace, agent, filter, now: clock.now() })
      return { ...(await showBoard(db, { question, limit })), asOf: number }
    }),
    similar: procedures.cases.similar.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const { text, except } = input
      return { items: await findSimilar(db, { workspace, text, limit: SIMILAR_MOST, ...(except && { except }) }) }
    }),
    parties: procedures.cases.parties.handler(({ context, input }) => {
      const { workspace } = callerOf(context)
      return listParties(db, { workspace, id: input.id, cursor: input.cursor, limit: input.limit })
    }),
    mentions: procedures.cases.mentions.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const [page, unread] = await Promise.all([
        listMentions(db, { workspace, agent, cursor: input.cursor, limit: input.limit }),
        countUnreadMentions(db, workspace, agent),
      ])
      return { ...page, unread }
    }),
    readMentions: procedures.cases.readMentions.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await readMentions(kernel, { workspace, agent, entries: input.entries })
      return { unread: await countUnreadMentions(db, workspace, agent) }
    }),
  }
}

/** Saved views of the list. */
export function caseViewRoutes({ kernel }: Services) {
  const { db, clock } = kernel
  const views = (workspace: number, agent: string) => listCaseViews(db, { workspace, agent, now: clock.now() })
  return {
    list: procedures.caseViews.list.handler(async ({ context }) => {
      const { workspace, agent } = callerOf(context)
      return { items: await views(workspace, agent) }
    }),
    save: procedures.caseViews.save.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const id = await saveView(kernel, { ...input, workspace, agent })
      const saved = (await views(workspace, agent)).find((view) => view.id === id)
      if (!saved) throw new Refusal('not_found', 'Somebody has deleted this view meanwhile.')
      return saved
    }),
    delete: procedures.caseViews.delete.handler(async ({ context, input }) => {
      const { workspace, agent, role } = callerOf(context)
      await deleteView(kernel, { workspace, agent, id: input.id, mayAll: role !== 'agent' })
      return {}
    }),
  }
}

export function contactCaseRoutes({ kernel }: Services) {
  return {
    cases: procedures.contacts.cases.handler(({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      return listContactCases(kernel.db, {
        ...{ workspace, agent },
        ...{ contact: input.id, cursor: input.cursor, limit: input.limit },
      })
    }),
  }
}
