import { oc } from '@orpc/contract'
import { z } from 'zod'
import { me, ownerInput, profileInput } from './agents.ts'
import {
  assignInput,
  conversationDetail,
  conversationList,
  conversationListInput,
  conversationRow,
} from './conversations.ts'
import { frame } from './frames.ts'
import {
  editMessageInput,
  messageListInput,
  messageReason,
  messageRevision,
  messageView,
  sendMessageInput,
} from './messages.ts'
import { cursor, eventNumber, id } from './primitives.ts'
import { searchAnswer, searchInput } from './search.ts'

/** Who may call a procedure. Every procedure states it; the rights test walks all of them. */
export interface Access {
  access: 'public' | 'agent' | 'owner'
}

const open = oc.$meta<Access>({ access: 'public' })
const agent = oc.$meta<Access>({ access: 'agent' })
const one = z.object({ id })
const conversationAnswer = conversationRow.extend({ asOf: eventNumber })

export const contract = {
  owner: {
    /** Whether this installation still waits for its owner. */
    state: open
      .route({ method: 'GET', path: '/v1/owner' })
      .output(z.object({ exists: z.boolean(), workspaceName: z.string().nullable() })),
    create: open
      .route({ method: 'POST', path: '/v1/owner' })
      .input(ownerInput)
      .output(z.object({ email: z.string() })),
  },
  me: {
    show: agent.route({ method: 'GET', path: '/v1/me' }).output(me),
    /** Changes what members read of the caller. The picture is a raw route: PUT and DELETE /api/v1/me/picture. */
    update: agent.route({ method: 'PATCH', path: '/v1/me' }).input(profileInput).output(me),
  },
  conversations: {
    list: agent
      .route({ method: 'GET', path: '/v1/conversations' })
      .input(conversationListInput)
      .output(conversationList),
    show: agent
      .route({ method: 'GET', path: '/v1/conversations/{id}' })
      .input(one)
      .output(conversationDetail.extend({ asOf: eventNumber })),
    messages: agent
      .route({ method: 'GET', path: '/v1/conversations/{id}/messages' })
      .input(messageListInput)
      /** Newest page first; within the page oldest first. `next` leads to older ones. */
      .output(z.object({ items: z.array(messageView), next: cursor.nullable(), asOf: eventNumber })),
    take: agent.route({ method: 'POST', path: '/v1/conversations/{id}/take' }).input(one).output(conversationAnswer),
    resolve: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/resolve' })
      .input(one)
      .output(conversationAnswer),
    reopen: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/reopen' })
      .input(one)
      .output(conversationAnswer),
    /** To another agent, who must be available; or back to the queue. */
    assign: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/assign' })
      .input(assignInput)
      .output(conversationAnswer),
    /** Back to the virtual agent. */
    handBack: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/hand-back' })
      .input(one)
      .output(conversationAnswer),
    read: agent.route({ method: 'POST', path: '/v1/conversations/{id}/read' }).input(one).output(z.object({})),
  },
  messages: {
    send: agent.route({ method: 'POST', path: '/v1/messages' }).input(sendMessageInput).output(messageView),
    edit: agent.route({ method: 'PATCH', path: '/v1/messages/{id}' }).input(editMessageInput).output(messageView),
    delete: agent.route({ method: 'DELETE', path: '/v1/messages/{id}' }).input(one).output(messageView),
    /** Tries a failed or unknown delivery again. */
    retry: agent.route({ method: 'POST', path: '/v1/messages/{id}/retry' }).input(one).output(messageView),
    revisions: agent
      .route({ method: 'GET', path: '/v1/messages/{id}/revisions' })
      .input(one)
      .output(z.object({ items: z.array(messageRevision) })),
    /** Why the virtual agent said this. */
    why: agent.route({ method: 'GET', path: '/v1/messages/{id}/why' }).input(one).output(messageReason),
    /** The words of a deleted message; the look is written to the audit log. */
    reveal: agent
      .route({ method: 'POST', path: '/v1/messages/{id}/reveal' })
      .input(one)
      .output(z.object({ text: z.string() })),
  },
  search: {
    find: agent.route({ method: 'GET', path: '/v1/search' }).input(searchInput).output(searchAnswer),
  },
  events: {
    /** The log after a number, as one frame; `reset` when that part is pruned. */
    list: agent
      .route({ method: 'GET', path: '/v1/events' })
      .input(z.object({ after: eventNumber, limit: z.coerce.number().int().min(1).max(1000).default(500) }))
      .output(z.object({ frame: frame.nullable(), reset: z.boolean(), head: eventNumber })),
  },
}
