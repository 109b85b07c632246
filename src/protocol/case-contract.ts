import { z } from 'zod'
import { agent, one } from './access.ts'
import {
  bulkAnswer,
  bulkInput,
  moveCaseInput,
  newsInput,
  newsReach,
  noteInput,
  openCaseInput,
  reminderInput,
  updateCaseInput,
} from './case-inputs.ts'
import {
  caseBoard,
  caseDetail,
  caseEntryView,
  caseFilter,
  caseList,
  caseListInput,
  caseRow,
  caseSavedView,
  mentionView,
  partyView,
  similarCase,
} from './cases.ts'
import { changeIncidentInput, endIncidentInput, incidentState, startIncidentInput } from './incidents.ts'
import { cursor, eventNumber, id, pageSize } from './primitives.ts'

const detail = caseDetail.extend({ asOf: eventNumber })
const page = z.object({ id, cursor: cursor.optional(), limit: pageSize })
const entries = z.object({ items: z.array(caseEntryView), next: cursor.nullable() })

/** Cases: lists, one case, and what is done with it. The list as a file is a raw route: GET /api/v1/cases.csv. */
export const cases = {
  list: agent.route({ method: 'GET', path: '/v1/cases' }).input(caseListInput).output(caseList),
  /** The first cases of each column, under a filter without statuses. */
  board: agent
    .route({ method: 'GET', path: '/v1/cases/board' })
    .input(caseListInput.omit({ statuses: true, cursor: true }))
    .output(caseBoard),
  show: agent.route({ method: 'GET', path: '/v1/cases/{id}' }).input(one).output(detail),
  /** Its history, youngest first. */
  entries: agent.route({ method: 'GET', path: '/v1/cases/{id}/entries' }).input(page).output(entries),
  /** Reporters and followers, the first ones first. */
  parties: agent
    .route({ method: 'GET', path: '/v1/cases/{id}/parties' })
    .input(page)
    .output(z.object({ items: z.array(partyView), next: cursor.nullable() })),
  /** Open ones that a text resembles, the likest first. */
  similar: agent
    .route({ method: 'GET', path: '/v1/cases/similar' })
    .input(z.object({ text: z.string().trim().min(1).max(1000), except: id.optional() }))
    .output(z.object({ items: z.array(similarCase) })),
  open: agent.route({ method: 'POST', path: '/v1/cases' }).input(openCaseInput).output(detail),
  /** Changes what is named; `conflict` when somebody else has changed it since `version`. */
  update: agent.route({ method: 'PATCH', path: '/v1/cases/{id}' }).input(updateCaseInput).output(detail),
  /** Another status; those who wait for it are told. */
  move: agent.route({ method: 'POST', path: '/v1/cases/{id}/move' }).input(moveCaseInput).output(detail),
  /** Several at once, each on its own: what cannot be done with one stops no other. */
  bulk: agent.route({ method: 'POST', path: '/v1/cases/bulk' }).input(bulkInput).output(bulkAnswer),
  /** This one is a duplicate: its reporters and followers go over to the other. */
  merge: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/merge' })
    .input(z.object({ id, into: id }))
    .output(detail),
  unmerge: agent.route({ method: 'POST', path: '/v1/cases/{id}/unmerge' }).input(one).output(detail),
  link: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/links' })
    .input(z.object({ id, other: id, kind: z.enum(['related', 'blocks', 'blocked_by']) }))
    .output(detail),
  unlink: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/links/remove' })
    .input(z.object({ id, other: id, kind: z.enum(['related', 'blocks', 'blocked_by']) }))
    .output(detail),
  addConversation: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/conversations' })
    .input(z.object({ id, conversation: id }))
    .output(detail),
  removeConversation: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/conversations/remove' })
    .input(z.object({ id, conversation: id }))
    .output(detail),
  addReporter: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/reporters' })
    .input(z.object({ id, contact: id }))
    .output(detail),
  removeReporter: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/reporters/remove' })
    .input(z.object({ id, contact: id }))
    .output(detail),
  note: agent.route({ method: 'POST', path: '/v1/cases/{id}/notes' }).input(noteInput).output(caseEntryView),
  editNote: agent.route({ method: 'PATCH', path: '/v1/cases/notes/{id}' }).input(noteInput).output(caseEntryView),
  deleteNote: agent.route({ method: 'DELETE', path: '/v1/cases/notes/{id}' }).input(one).output(caseEntryView),
  /** The caller follows it at the desk: hears of every change. */
  watch: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/watch' })
    .input(z.object({ id, on: z.boolean() }))
    .output(detail),
  remind: agent.route({ method: 'POST', path: '/v1/cases/{id}/reminders' }).input(reminderInput).output(detail),
  forget: agent.route({ method: 'DELETE', path: '/v1/cases/reminders/{id}' }).input(one).output(z.object({})),
  /** Whom news of it would reach now. */
  reach: agent.route({ method: 'GET', path: '/v1/cases/{id}/reach' }).input(one).output(newsReach),
  /** Tells all who wait for it something in an agent's words. */
  tell: agent.route({ method: 'POST', path: '/v1/cases/{id}/news' }).input(newsInput).output(detail),
  /** Posts the living card again that was deleted or refused. */
  postCard: agent.route({ method: 'POST', path: '/v1/cases/{id}/card' }).input(one).output(detail),
  mentions: agent
    .route({ method: 'GET', path: '/v1/cases/mentions' })
    .input(z.object({ cursor: cursor.optional(), limit: pageSize }))
    .output(z.object({ items: z.array(mentionView), next: cursor.nullable(), unread: z.number().int() })),
  readMentions: agent
    .route({ method: 'POST', path: '/v1/cases/mentions/read' })
    .input(z.object({ entries: z.array(id).max(100) }))
    .output(z.object({ unread: z.number().int() })),
}

/** Named filters of the list. */
export const caseViews = {
  list: agent.route({ method: 'GET', path: '/v1/case-views' }).output(z.object({ items: z.array(caseSavedView) })),
  save: agent
    .route({ method: 'POST', path: '/v1/case-views' })
    .input(z.object({ name: z.string().trim().min(1).max(60), filter: caseFilter, shared: z.boolean() }))
    .output(caseSavedView),
  delete: agent.route({ method: 'DELETE', path: '/v1/case-views/{id}' }).input(one).output(z.object({})),
}

const incidentAnswer = incidentState.extend({ asOf: eventNumber })

/** What everybody is told first while many have the same trouble. */
export const incidents = {
  /** The one that goes on, and the cases that members join much more often than usual. */
  show: agent.route({ method: 'GET', path: '/v1/incidents' }).output(incidentAnswer),
  /** From now on every new chat hears of it first, and those who wait hear of it once. `conflict` while another one goes on. */
  start: agent.route({ method: 'POST', path: '/v1/incidents' }).input(startIncidentInput).output(incidentAnswer),
  change: agent
    .route({ method: 'PATCH', path: '/v1/incidents/{id}' })
    .input(changeIncidentInput)
    .output(incidentAnswer),
  /** All who have it are told that it is over. */
  end: agent.route({ method: 'POST', path: '/v1/incidents/{id}/end' }).input(endIncidentInput).output(incidentAnswer),
  /** The case of that id is not shown as rising for twelve hours. */
  dismiss: agent.route({ method: 'POST', path: '/v1/cases/{id}/rising/dismiss' }).input(one).output(incidentAnswer),
}

export const contacts = {
  /** Every case that a contact reported or follows, the youngest first. */
  cases: agent
    .route({ method: 'GET', path: '/v1/contacts/{id}/cases' })
    .input(page)
    .output(
      z.object({ items: z.array(caseRow.extend({ role: z.enum(['reporter', 'follower']) })), next: cursor.nullable() }),
    ),
  /** Opens a conversation with a contact, or goes on with the open one, and takes it. Nothing is sent yet. `limited` when too many were opened. */
  write: agent
    .route({ method: 'POST', path: '/v1/contacts/{id}/write' })
    .input(z.object({ id, case: id.nullable().default(null) }))
    .output(z.object({ conversation: id, outcome: z.enum(['opened', 'continued']) })),
}
