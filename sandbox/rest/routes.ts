import { answerInteraction } from '../interactions/answer.ts'
import { deleteAnswer, editAnswer, getAnswer, sendFollowUp } from '../interactions/follow-up.ts'
import * as account from './account.ts'
import * as autoModeration from './auto-moderation.ts'
import * as bans from './bans.ts'
import { bulkDelete } from './bulk-delete.ts'
import { deleteMessage, editMessage, getMessage, listMessages } from './change-message.ts'
import * as channels from './channels.ts'
import { listCommands, postCommand, putCommands } from './commands.ts'
import { createMessage } from './create-message.ts'
import { crosspost } from './crosspost.ts'
import { listArchived, threadFromMessage } from './forum-posts.ts'
import * as guild from './guild.ts'
import * as members from './members.ts'
import { deleteOverwrite, putOverwrite } from './overwrites.ts'
import * as pins from './pins.ts'
import * as roles from './roles.ts'
import type { Route } from './router.ts'
import * as threads from './threads.ts'

/** Sizes are what is seen in the wild; Discord says to read them from the headers (discord.md item 6). */
const FIVE = { limit: 5, seconds: 5 }
const MANY = { limit: 50, seconds: 1 }

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', bucket: MANY, act: threads.getChannel },
  { method: 'PATCH', path: '/channels/:channel', bucket: { limit: 10, seconds: 15 }, act: channels.patchChannel },
  { method: 'DELETE', path: '/channels/:channel', bucket: FIVE, act: channels.deleteChannel },
  { method: 'PUT', path: '/channels/:channel/permissions/:overwrite', bucket: FIVE, act: putOverwrite },
  { method: 'DELETE', path: '/channels/:channel/permissions/:overwrite', bucket: FIVE, act: deleteOverwrite },
  { method: 'GET', path: '/channels/:channel/messages', bucket: FIVE, act: listMessages },
  { method: 'POST', path: '/channels/:channel/messages', bucket: FIVE, act: createMessage },
  { method: 'GET', path: '/channels/:channel/messages/:message', bucket: FIVE, act: getMessage },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', bucket: FIVE, act: editMessage },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    bucket: { limit: 5, seconds: 1 },
    act: deleteMessage,
  },
  { method: 'POST', path: '/channels/:channel/messages/bulk-delete', bucket: FIVE, act: bulkDelete },
  { method: 'POST', path: '/channels/:channel/messages/:message/crosspost', bucket: FIVE, act: crosspost },
  { method: 'GET', path: '/channels/:channel/messages/pins', bucket: FIVE, act: pins.listPins },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', bucket: FIVE, act: pins.pinMessage },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', bucket: FIVE, act: pins.unpinMessage },
  { method: 'GET', path: '/channels/:channel/pins', bucket: FIVE, act: pins.listPinned },
  { method: 'PUT', path: '/channels/:channel/pins/:message', bucket: FIVE, act: pins.pinMessage },
  { method: 'DELETE', path: '/channels/:channel/pins/:message', bucket: FIVE, act: pins.unpinMessage },
  { method: 'POST', path: '/channels/:channel/typing', bucket: FIVE, act: threads.startTyping },
  {
    method: 'POST',
    path: '/channels/:channel/threads',
    bucket: { limit: 50, seconds: 300 },
    act: threads.createThread,
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    bucket: { limit: 50, seconds: 300 },
    act: threadFromMessage,
  },
  { method: 'GET', path: '/channels/:channel/threads/archived/public', bucket: FIVE, act: listArchived },
  { method: 'GET', path: '/channels/:channel/thread-members', bucket: FIVE, act: threads.listThreadMembers },
  { method: 'GET', path: '/channels/:channel/thread-members/:user', bucket: FIVE, act: threads.getThreadMember },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', bucket: FIVE, act: threads.putThreadMember },
  { method: 'PUT', path: '/channels/:channel/thread-members/@me', bucket: FIVE, act: threads.joinThread },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', bucket: FIVE, act: threads.deleteThreadMember },
]

export const accountRoutes: Route[] = [
  { method: 'GET', path: '/gateway', bucket: null, act: account.getGateway },
  { method: 'GET', path: '/gateway/bot', bucket: FIVE, act: account.getGatewayBot },
  { method: 'GET', path: '/users/@me', bucket: null, act: account.getMe },
  { method: 'GET', path: '/users/:user', bucket: MANY, act: account.getUser },
  { method: 'POST', path: '/users/@me/channels', bucket: { limit: 10, seconds: 10 }, act: account.createDirect },
  { method: 'GET', path: '/applications/@me', bucket: null, act: account.getApplication },
  { method: 'GET', path: '/oauth2/applications/@me', bucket: null, act: account.getApplication },
  { method: 'GET', path: '/users/@me/guilds', bucket: MANY, act: account.listGuilds },
]

export const guildRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild', bucket: MANY, act: guild.getGuild },
  { method: 'PATCH', path: '/guilds/:guild', bucket: FIVE, act: guild.patchGuild },
  { method: 'GET', path: '/guilds/:guild/channels', bucket: MANY, act: channels.listChannels },
  { method: 'POST', path: '/guilds/:guild/channels', bucket: FIVE, act: channels.createChannel },
  { method: 'PATCH', path: '/guilds/:guild/channels', bucket: FIVE, act: channels.moveChannels },
  { method: 'GET', path: '/guilds/:guild/threads/active', bucket: MANY, act: threads.listActiveThreads },
  { method: 'GET', path: '/guilds/:guild/roles', bucket: MANY, act: roles.listRoles },
  { method: 'POST', path: '/guilds/:guild/roles', bucket: FIVE, act: roles.createRole },
  { method: 'PATCH', path: '/guilds/:guild/roles', bucket: FIVE, act: roles.patchPositions },
  { method: 'GET', path: '/guilds/:guild/roles/:role', bucket: MANY, act: roles.getRole },
  { method: 'PATCH', path: '/guilds/:guild/roles/:role', bucket: FIVE, act: roles.patchRole },
  { method: 'DELETE', path: '/guilds/:guild/roles/:role', bucket: FIVE, act: roles.deleteRole },
  { method: 'GET', path: '/guilds/:guild/auto-moderation/rules', bucket: FIVE, act: autoModeration.listRules },
  { method: 'POST', path: '/guilds/:guild/auto-moderation/rules', bucket: FIVE, act: autoModeration.createRule },
  { method: 'GET', path: '/guilds/:guild/auto-moderation/rules/:rule', bucket: FIVE, act: autoModeration.getRule },
  { method: 'PATCH', path: '/guilds/:guild/auto-moderation/rules/:rule', bucket: FIVE, act: autoModeration.patchRule },
  {
    method: 'DELETE',
    path: '/guilds/:guild/auto-moderation/rules/:rule',
    bucket: FIVE,
    act: autoModeration.deleteRule,
  },
  { method: 'GET', path: '/guilds/:guild/members', bucket: FIVE, act: members.listMembers },
  { method: 'GET', path: '/guilds/:guild/members/search', bucket: FIVE, act: members.searchMembers },
  { method: 'PATCH', path: '/guilds/:guild/members/@me', bucket: FIVE, act: members.patchOwnMember },
  { method: 'GET', path: '/guilds/:guild/members/:user', bucket: FIVE, act: members.getMember },
  { method: 'PATCH', path: '/guilds/:guild/members/:user', bucket: FIVE, act: members.patchMember },
  { method: 'DELETE', path: '/guilds/:guild/members/:user', bucket: FIVE, act: members.kickMember },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', bucket: FIVE, act: members.putMemberRole },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', bucket: FIVE, act: members.deleteMemberRole },
  { method: 'GET', path: '/guilds/:guild/bans', bucket: FIVE, act: bans.listBans },
  { method: 'GET', path: '/guilds/:guild/bans/:user', bucket: FIVE, act: bans.getBan },
  { method: 'PUT', path: '/guilds/:guild/bans/:user', bucket: FIVE, act: bans.putBan },
  { method: 'DELETE', path: '/guilds/:guild/bans/:user', bucket: FIVE, act: bans.deleteBan },
]

/** Follow-ups have a bucket of their own per token; none of these counts towards the global limit (discord.md item 5). */
export const interactionRoutes: Route[] = [
  { method: 'GET', path: '/applications/:application/commands', bucket: MANY, act: listCommands },
  { method: 'PUT', path: '/applications/:application/commands', bucket: { limit: 2, seconds: 5 }, act: putCommands },
  { method: 'POST', path: '/applications/:application/commands', bucket: FIVE, act: postCommand },
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    bucket: null,
    byToken: true,
    act: answerInteraction,
  },
  { method: 'POST', path: '/webhooks/:application/:token', bucket: FIVE, byToken: true, act: sendFollowUp },
  {
    method: 'GET',
    path: '/webhooks/:application/:token/messages/:message',
    bucket: FIVE,
    byToken: true,
    act: getAnswer,
  },
  {
    method: 'PATCH',
    path: '/webhooks/:application/:token/messages/:message',
    bucket: FIVE,
    byToken: true,
    act: editAnswer,
  },
  {
    method: 'DELETE',
    path: '/webhooks/:application/:token/messages/:message',
    bucket: FIVE,
    byToken: true,
    act: deleteAnswer,
  },
]
