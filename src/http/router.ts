import { procedures } from './procedures.ts'
import { agentRoutes } from './routes/agents.ts'
import { announcementListRoutes } from './routes/announcement-lists.ts'
import { announcementRoutes } from './routes/announcements.ts'
import { articleRoutes } from './routes/articles.ts'
import { blockRoutes } from './routes/blocks.ts'
import { caseBulkRoutes } from './routes/case-bulk.ts'
import { caseListRoutes, caseViewRoutes, contactCaseRoutes } from './routes/case-lists.ts'
import { caseRoutes } from './routes/cases.ts'
import { collectionRoutes } from './routes/collections.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { discordRoutes } from './routes/discord.ts'
import { endpointRoutes } from './routes/endpoint.ts'
import { eventRoutes } from './routes/events.ts'
import { gapRoutes } from './routes/gaps.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { meRoutes } from './routes/me.ts'
import { messageRoutes } from './routes/messages.ts'
import { moderationRoutes } from './routes/moderation.ts'
import { ownerRoutes } from './routes/owner.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { queueRoutes } from './routes/queues.ts'
import { replayRoutes } from './routes/replays.ts'
import { contactWriteRoutes, reportRoutes } from './routes/reports.ts'
import { searchRoutes } from './routes/search.ts'
import { serverRoutes } from './routes/server.ts'
import { settingsRoutes } from './routes/settings.ts'
import { sourceRoutes } from './routes/sources.ts'
import { statisticsRoutes } from './routes/statistics.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { trackerRoutes } from './routes/trackers.ts'
import { twilioRoutes } from './routes/twilio.ts'
import { virtualAgentRoutes } from './routes/virtual-agent.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import type { Services } from './services.ts'

/** The whole contract with its handlers, one file per resource. */
export function openRouter(services: Services) {
  return procedures.router({
    owner: ownerRoutes(services),
    me: meRoutes(services),
    passwords: passwordRoutes(services),
    agents: agentRoutes(services),
    incidents: incidentRoutes(services),
    invitations: invitationRoutes(services),
    conversations: conversationRoutes(services),
    messages: messageRoutes(services),
    settings: settingsRoutes(services),
    virtualAgent: virtualAgentRoutes(services),
    discord: discordRoutes(services),
    server: serverRoutes(services),
    queues: queueRoutes(services),
    twilio: twilioRoutes(services),
    announcements: { ...announcementListRoutes(services), ...announcementRoutes(services) },
    articles: articleRoutes(services),
    collections: collectionRoutes(services),
    gaps: gapRoutes(services),
    suggestions: suggestionRoutes(services),
    replays: replayRoutes(services),
    statistics: statisticsRoutes(services),
    cases: {
      ...caseRoutes(services),
      ...caseBulkRoutes(services),
      ...caseListRoutes(services),
      ...reportRoutes(services),
    },
    caseViews: caseViewRoutes(services),
    contacts: { ...contactCaseRoutes(services), ...contactWriteRoutes(services) },
    webhooks: webhookRoutes(services),
    trackers: trackerRoutes(services),
    endpoint: endpointRoutes(services),
    sources: sourceRoutes(services),
    moderation: moderationRoutes(services),
    blocks: blockRoutes(services),
    search: searchRoutes(services),
    events: eventRoutes(services),
  })
}
