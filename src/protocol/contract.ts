import { z } from 'zod'
import { admin, agent, one, open, owner } from './access.ts'
import {
  acceptInput,
  agentEntry,
  agentListInput,
  agentRoleInput,
  invitationInput,
  invitationOffer,
  invitationToken,
  invitationView,
  joinInput,
  madeLink,
  me,
  ownerInput,
  profileInput,
  resetInput,
} from './agents.ts'
import { announcements, sources } from './announcement-contract.ts'
import { articles, collections } from './article-contract.ts'
import { articleView } from './articles.ts'
import { cases, caseViews, contacts, incidents } from './case-contract.ts'
import {
  assignInput,
  conversationDetail,
  conversationList,
  conversationListInput,
  conversationRow,
} from './conversations.ts'
import {
  discordChannel,
  discordChannelsInput,
  discordCheck,
  discordCheckInput,
  discordConnectInput,
  discordRole,
  discordView,
} from './discord.ts'
import { endpoint } from './endpoint-contract.ts'
import { frame } from './frames.ts'
import { keepAnswerInput, markInput, modelView } from './learning.ts'
import { gaps, replays, statistics, suggestions } from './learning-contract.ts'
import {
  editMessageInput,
  messageListInput,
  messageReason,
  messageRevision,
  messageView,
  sendMessageInput,
} from './messages.ts'
import { blocks, moderation } from './moderation.ts'
import { cursor, eventNumber, instant } from './primitives.ts'
import { searchAnswer, searchInput } from './search.ts'
import { server } from './server.ts'
import { settingsChange, settingsView } from './settings.ts'
import { trackers } from './trackers.ts'
import { queues, twilio } from './twilio-contract.ts'
import { webhooks } from './webhooks.ts'

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
    /** Works in another workspace from here on. The caller's sockets are closed: the screen loads everything anew. */
    switch: agent
      .route({ method: 'POST', path: '/v1/me/workspace' })
      .input(z.object({ workspace: z.number().int() }))
      .output(me),
    /** A code for `/link` in Discord: 15 minutes, one use. An earlier one ends. */
    discordCode: agent
      .route({ method: 'POST', path: '/v1/me/discord-code' })
      .output(z.object({ code: z.string(), expiresAt: instant })),
    unlinkDiscord: agent.route({ method: 'DELETE', path: '/v1/me/discord' }).output(me),
  },
  passwords: {
    /** Sets a new password by a one-time link, and ends all sessions of that person. */
    reset: open
      .route({ method: 'POST', path: '/v1/passwords/reset' })
      .input(resetInput)
      .output(z.object({ email: z.string() })),
  },
  agents: {
    list: agent
      .route({ method: 'GET', path: '/v1/agents' })
      .input(agentListInput)
      .output(z.object({ items: z.array(agentEntry) })),
    /** Gives another role. Only the owner makes and unmakes admins. */
    update: admin.route({ method: 'PATCH', path: '/v1/agents/{id}' }).input(agentRoleInput).output(agentEntry),
    /** At once: sockets are closed, keys end, conversations go back to the queue. */
    deactivate: admin.route({ method: 'POST', path: '/v1/agents/{id}/deactivate' }).input(one).output(agentEntry),
    reactivate: admin.route({ method: 'POST', path: '/v1/agents/{id}/reactivate' }).input(one).output(agentEntry),
    /** A link by which the agent sets a new password: one hour, one use. */
    resetLink: admin.route({ method: 'POST', path: '/v1/agents/{id}/reset-link' }).input(one).output(madeLink),
  },
  invitations: {
    /** Those that still wait for somebody. */
    list: admin.route({ method: 'GET', path: '/v1/invitations' }).output(z.object({ items: z.array(invitationView) })),
    /** The link is shown this once: 7 days, one use. Only the owner invites admins. */
    create: admin
      .route({ method: 'POST', path: '/v1/invitations' })
      .input(invitationInput)
      .output(z.object({ invitation: invitationView, link: z.string() })),
    revoke: admin.route({ method: 'DELETE', path: '/v1/invitations/{id}' }).input(one).output(z.object({})),
    /** What a link offers. A POST, because addresses are written to logs and the secret is not to be. */
    show: open.route({ method: 'POST', path: '/v1/invitations/show' }).input(invitationToken).output(invitationOffer),
    /** Makes the agent with a new sign-in; sign in with it next. */
    accept: open
      .route({ method: 'POST', path: '/v1/invitations/accept' })
      .input(acceptInput)
      .output(z.object({ email: z.string() })),
    /** The same for who is signed in already: with their own sign-in, and working in that workspace from here on. */
    join: agent.route({ method: 'POST', path: '/v1/invitations/join' }).input(joinInput).output(me),
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
    take: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/take' })
      // What is answered at another desk is taken from there only with `here`.
      .input(one.extend({ here: z.boolean().optional() }))
      .output(conversationAnswer),
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
    /** Keeps what an agent answered as a new draft, or suggests what was asked to an article. */
    keepAnswer: agent
      .route({ method: 'POST', path: '/v1/conversations/{id}/keep-answer' })
      .input(keepAnswerInput)
      .output(articleView),
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
    /** Says whether an answer was right, or which one it should have been; null takes it back. */
    mark: agent.route({ method: 'POST', path: '/v1/messages/{id}/mark' }).input(markInput).output(messageReason),
    /** The words of a deleted message; the look is written to the audit log. */
    reveal: agent
      .route({ method: 'POST', path: '/v1/messages/{id}/reveal' })
      .input(one)
      .output(z.object({ text: z.string() })),
  },
  articles,
  collections,
  gaps,
  suggestions,
  statistics,
  replays,
  cases,
  caseViews,
  webhooks,
  trackers,
  endpoint,
  contacts,
  incidents,
  search: {
    find: agent.route({ method: 'GET', path: '/v1/search' }).input(searchInput).output(searchAnswer),
  },
  settings: {
    show: agent.route({ method: 'GET', path: '/v1/settings' }).output(settingsView),
    /** Changes what is named and leaves the rest; `conflict` when somebody else has changed them since `version`. */
    update: admin.route({ method: 'PATCH', path: '/v1/settings' }).input(settingsChange).output(settingsView),
    /** Removes the demo workspace with all that is in it, for good. */
    removeDemo: owner.route({ method: 'DELETE', path: '/v1/settings/demo' }).output(z.object({})),
  },
  virtualAgent: {
    /** How far the virtual agent has learnt what is published. */
    show: agent.route({ method: 'GET', path: '/v1/virtual-agent' }).output(modelView),
  },
  discord: {
    show: admin.route({ method: 'GET', path: '/v1/discord' }).output(discordView),
    /** The text channels of a server that the bot is in. */
    channels: admin
      .route({ method: 'GET', path: '/v1/discord/channels' })
      .input(discordChannelsInput)
      .output(z.object({ items: z.array(discordChannel) })),
    /** The roles of a server, the highest first. */
    roles: admin
      .route({ method: 'GET', path: '/v1/discord/roles' })
      .input(discordChannelsInput)
      .output(z.object({ items: z.array(discordRole) })),
    /** Asks Discord what a token is worth. Nothing is stored. */
    check: admin.route({ method: 'POST', path: '/v1/discord/check' }).input(discordCheckInput).output(discordCheck),
    /** Checks a token, keeps it sealed, and connects at once. */
    connect: admin.route({ method: 'POST', path: '/v1/discord' }).input(discordConnectInput).output(discordView),
    disconnect: admin.route({ method: 'DELETE', path: '/v1/discord' }).output(discordView),
  },
  server,
  announcements,
  sources,
  moderation,
  blocks,
  queues,
  twilio,
  events: {
    /** The log after a number, as one frame; `reset` when that part is pruned. */
    list: agent
      .route({ method: 'GET', path: '/v1/events' })
      .input(z.object({ after: eventNumber, limit: z.coerce.number().int().min(1).max(1000).default(500) }))
      .output(z.object({ frame: frame.nullable(), reset: z.boolean(), head: eventNumber })),
  },
}
