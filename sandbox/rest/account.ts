import { isRecord, refuseField } from '../input/form.ts'
import { openingTooFast, unknownUser } from '../refusals.ts'
import { applicationFlags } from '../world/application-flags.ts'
import { openDirect } from '../world/directs.ts'
import { isSnowflake } from '../world/ids.ts'
import { presentChannel, presentUser } from '../world/present.ts'
import { featuresOf } from '../world/present-guild.ts'
import type { World } from '../world/world.ts'
import type { Answer, Call } from './router.ts'

export function getGateway({ world }: Call): Answer {
  return { status: 200, body: { url: world.origin.replace(/^http/, 'ws') } }
}

/** Item 10: the identify budget comes with the address. */
export function getGatewayBot({ world, sandbox }: Call): Answer {
  const body = {
    url: world.origin.replace(/^http/, 'ws'),
    shards: 1,
    session_start_limit: sandbox.gateway.startLimit(),
  }
  return { status: 200, body }
}

export function getMe({ world }: Call): Answer {
  return {
    status: 200,
    body: {
      ...presentUser(world.people.get(world.application.bot)),
      mfa_enabled: true,
      locale: 'en-US',
      verified: true,
      email: null,
    },
  }
}

export function getApplication({ world, sandbox }: Call): Answer {
  const { application, guild } = world
  const flags = applicationFlags(application)
  const body = {
    id: application.id,
    name: application.name,
    icon: null,
    description: 'The lantern that answers',
    type: null,
    bot: presentUser(world.people.get(application.bot)),
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: application.publicKey,
    flags,
    flags_new: String(flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: presentUser(world.people.get(guild.owner)),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    event_webhooks_status: 1,
    explicit_content_filter: 0,
    integration_types_config: { '0': {} },
    team: null,
    eligible_oauth2_scopes: ['bot', 'applications.commands', 'identify'],
    install_params: { scopes: ['bot', 'applications.commands'], permissions: botPermissions(sandbox.world) },
  }
  return { status: 200, body }
}

function botPermissions(world: World): string {
  const member = world.members.get(world.application.bot)
  return world.roles.get(member?.roles[0] ?? '')?.permissions ?? '0'
}

/** Discord names no figure for 40003; ours is far above what answering people needs. */
const OPENED_PER_MINUTE = 30

export function createDirect({ world, sandbox, body }: Call): Answer {
  const recipient = isRecord(body.json) ? body.json.recipient_id : undefined
  const id = typeof recipient === 'number' ? String(recipient) : recipient
  if (!isSnowflake(id)) throw refuseField('recipient_id', 'BASE_TYPE_REQUIRED', 'This field is required')
  if (!world.people.has(id) || id === world.application.bot) throw unknownUser()
  // Creating succeeds even where nothing can be sent (item 1); only opening many new ones in a hurry is refused (item 2).
  if (
    !world.directs.has(id) &&
    !sandbox.limits.lifted &&
    !sandbox.limits.allow('new direct messages', OPENED_PER_MINUTE, 60)
  )
    throw openingTooFast()
  return { status: 200, body: presentChannel(world, openDirect(world, id)) }
}

export function getUser({ world, params }: Call): Answer {
  const person = world.people.get(params[0]!)
  if (!person) throw unknownUser()
  return { status: 200, body: presentUser(person) }
}

/** documentation: resources/user, "Get Current User Guilds": partial guilds, without their channels. */
export function listGuilds({ world, sandbox }: Call): Answer {
  const { id, name } = world.guild
  const permissions = botPermissions(sandbox.world)
  return {
    status: 200,
    body: [{ id, name, icon: null, banner: null, owner: false, permissions, features: featuresOf(world.guild) }],
  }
}
