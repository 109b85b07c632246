import { GatewayIntentBits } from 'discord-api-types/v10'
import type { Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { changeChannel, removeChannel } from '../world/channels.ts'
import type { Application, Overwrite } from '../world/model.ts'
import { setArchived } from '../world/threads.ts'
import { requireHere } from './admin/rights.ts'
import { permissionNamed } from './permission-named.ts'
import { CannotAct } from './refuse-control.ts'
import { viewApplication } from './view.ts'

export function dropSocket({ gateway }: Sandbox, input: Checked<'drop-socket'>): { dropped: number } {
  return { dropped: gateway.drop(input.code, 'dropped by you') }
}

export function loseSession({ gateway }: Sandbox, input: Checked<'lose-session'>): null {
  gateway.loseSessions()
  if (input.drop) gateway.drop(4000, 'session lost by you')
  return null
}

export function askReconnect({ gateway }: Sandbox): null {
  gateway.each((connection) => connection.askReconnect())
  return null
}

export function invalidateSession({ gateway }: Sandbox, input: Checked<'invalidate-session'>): null {
  gateway.each((connection) => connection.invalidate(input.resumable))
  return null
}

export function answerErrors({ faults }: Sandbox, input: Checked<'answer-errors'>): null {
  faults.errors =
    input.count === 0 ? null : { left: input.count, status: input.status, when: input.when, route: input.route }
  faults.changed()
  return null
}

export function timeOut({ faults }: Sandbox, input: Checked<'time-out'>): null {
  faults.timeOuts = input.count === 0 ? null : { left: input.count, route: input.route }
  faults.changed()
  return null
}

export function rateLimit({ faults, world }: Sandbox, input: Checked<'rate-limit'>): null {
  faults.rateLimit =
    input.seconds === 0 ? null : { until: world.clock() + input.seconds * 1000, scope: input.scope, route: input.route }
  faults.changed()
  return null
}

export function setLatency({ faults }: Sandbox, input: Checked<'latency'>): null {
  faults.latencyMs = input.ms
  faults.changed()
  return null
}

/** Off: nobody gets in and who is in is cut, as in an outage. Sessions grow old meanwhile. */
export function setGateway({ faults, gateway }: Sandbox, input: Checked<'gateway'>): null {
  faults.gatewayOn = input.on
  if (!input.on) gateway.drop(1001, 'the gateway is away')
  faults.changed()
  return null
}

export function grantMessageContent(sandbox: Sandbox, { granted }: Checked<'message-content'>): null {
  return grant(sandbox, { messageContent: granted }, granted, GatewayIntentBits.MessageContent)
}

export function grantGuildMembers(sandbox: Sandbox, { granted }: Checked<'guild-members'>): null {
  return grant(sandbox, { guildMembers: granted }, granted, GatewayIntentBits.GuildMembers)
}

/** Taking an intent away closes a session that has it, as its next identify would be refused with 4014. */
function grant(sandbox: Sandbox, change: Partial<Application>, granted: boolean, intent: GatewayIntentBits): null {
  const { world, gateway } = sandbox
  world.keep({ kind: 'application', value: { ...world.application, ...change } })
  if (!granted) gateway.closeIntent(intent)
  world.outlets.show('all', () => ({ kind: 'application', application: viewApplication(sandbox) }))
  return null
}

export function liftLimits({ limits, faults, twilio }: Sandbox, input: Checked<'limits'>): null {
  limits.lifted = input.lifted
  twilio.limits.lifted = input.lifted
  faults.changed()
  return null
}

export function expireLinks({ world }: Sandbox): null {
  world.files.expireAll()
  return null
}

export function setLinkLifetime({ world, faults }: Sandbox, input: Checked<'link-lifetime'>): null {
  world.files.lifetimeSeconds = input.seconds
  faults.changed()
  return null
}

/** An overwrite for the application's own member, which stands above all roles. */
export function denyPermission({ world }: Sandbox, input: Checked<'deny-permission'>): null {
  const channel = world.channels.get(input.channel)
  if (!channel || channel.recipient !== undefined || channel.thread)
    throw new CannotAct('There is no such channel of the server.', 404)
  const bit = permissionNamed(input.permission)
  const { bot } = world.application
  const known = channel.overwrites.find((overwrite) => overwrite.id === bot)
  const deny = input.denied ? BigInt(known?.deny ?? 0) | bit : BigInt(known?.deny ?? 0) & ~bit
  // An allowance of the same overwrite would win; it comes back with the permission.
  const kept = BigInt(known?.allow ?? 0) & ~bit
  const allow = !input.denied && (kept !== 0n || deny !== 0n) ? kept | bit : kept
  const own: Overwrite = { id: bot, type: 1, allow: allow.toString(), deny: deny.toString() }
  const overwrites = [
    ...channel.overwrites.filter((overwrite) => overwrite.id !== bot),
    ...(deny === 0n && own.allow === '0' ? [] : [own]),
  ]
  changeChannel(world, { ...channel, overwrites })
  return null
}

export function deleteChannel({ world }: Sandbox, input: Checked<'delete-channel'>): null {
  const channel = world.channels.get(input.channel)
  if (!channel || channel.recipient !== undefined) throw new CannotAct('There is no such channel of the server.', 404)
  if (input.member !== undefined)
    requireHere(world, input.member, channel, channel.thread ? 'ManageThreads' : 'ManageChannels')
  removeChannel(world, channel)
  return null
}

export function archiveThread({ world }: Sandbox, input: Checked<'archive-thread'>): null {
  const channel = world.channels.get(input.channel)
  if (!channel?.thread) throw new CannotAct('There is no such thread.', 404)
  setArchived(world, channel, input.archived, input.locked)
  return null
}

export function rawEvent({ gateway }: Sandbox, input: Checked<'raw-event'>): null {
  if (!/^[A-Z_]{1,60}$/.test(input.type)) throw new CannotAct('An event type is made of capitals and underscores.')
  for (const session of gateway.sessions.values()) session.dispatch(input.type, JSON.stringify(input.data ?? null))
  return null
}

export function rawAnswer({ faults }: Sandbox, input: Checked<'raw-answer'>): null {
  faults.rawAnswers.push({ route: input.route, status: input.status, body: input.body })
  return null
}

export function clearFaults({ faults, limits }: Sandbox): null {
  limits.lifted = false
  faults.clear()
  return null
}

/** The parent kills and restarts the product; only a development start gives the sandbox that parent. */
export function pullThePlug(sandbox: Sandbox): null {
  if (!sandbox.development) throw new CannotAct('Only a development start can pull the plug.', 403)
  sandbox.tellParent({ kind: 'pull-the-plug' })
  return null
}
