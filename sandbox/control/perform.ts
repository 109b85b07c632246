import { adminActs } from '../admin-acts.ts'
import { type ActName, acts, type Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { performAdmin } from './admin/perform-admin.ts'
import { benchFlex, benchSend, takeNotes } from './bench.ts'
import { performFlex } from './flex.ts'
import * as interact from './interact.ts'
import { ledgerOf, messagesOf, toldBy } from './look.ts'
import * as members from './members.ts'
import { tellPast } from './past.ts'
import { CannotAct } from './refuse-control.ts'
import { complete, runCommand, runOnMember, runOnMessage } from './run-command.ts'
import * as speak from './speak.ts'
import * as trouble from './trouble.ts'
import { performTwilio } from './twilio.ts'
import { viewState } from './view.ts'

type Perform = (sandbox: Sandbox, input: never) => unknown

/** Each act of the contract and the verb that does it. */
const PERFORM: Record<ActName, Perform> = {
  state: (sandbox, input: { as?: string }) => viewState(sandbox, input.as ?? null),
  messages: messagesOf,
  ledger: ledgerOf,
  told: toldBy,
  log: (sandbox, input: { after: number }) => sandbox.log.after(input.after),
  send: speak.send,
  edit: speak.edit,
  delete: speak.remove,
  typing: speak.type,
  read: speak.read,
  'dismiss-ephemeral': speak.dismissEphemeral,
  command: runCommand,
  'message-command': runOnMessage,
  'user-command': runOnMember,
  complete,
  press: interact.press,
  select: interact.select,
  'submit-modal': interact.submitModal,
  'dismiss-modal': interact.dismissModal,
  'press-many': interact.pressMany,
  'direct-messages': members.setDirectMessages,
  'direct-messages-many': members.setManyDirectMessages,
  block: members.block,
  leave: members.leave,
  join: members.join,
  'add-member': members.addMember,
  'add-members': members.addMembers,
  'drop-socket': trouble.dropSocket,
  'lose-session': trouble.loseSession,
  'ask-reconnect': trouble.askReconnect,
  'invalidate-session': trouble.invalidateSession,
  'answer-errors': trouble.answerErrors,
  'time-out': trouble.timeOut,
  'rate-limit': trouble.rateLimit,
  latency: trouble.setLatency,
  gateway: trouble.setGateway,
  'message-content': trouble.grantMessageContent,
  'guild-members': trouble.grantGuildMembers,
  limits: trouble.liftLimits,
  'expire-links': trouble.expireLinks,
  'link-lifetime': trouble.setLinkLifetime,
  'deny-permission': trouble.denyPermission,
  'delete-channel': trouble.deleteChannel,
  'archive-thread': trouble.archiveThread,
  'raw-event': trouble.rawEvent,
  'raw-answer': trouble.rawAnswer,
  'clear-faults': trouble.clearFaults,
  traffic: (sandbox, input: Parameters<Sandbox['traffic']['set']>[1]) => {
    sandbox.traffic.set(sandbox, input)
    return null
  },
  'bench-send': benchSend,
  'bench-flex': benchFlex,
  'bench-notes': takeNotes,
  past: tellPast,
  'story-access': ({ story }, input: { api: string; key: string; desk: string }) => {
    story.allow(input)
    return null
  },
  'play-story': (sandbox, { chapter }: Checked<'play-story'>) => sandbox.story.play(sandbox, chapter),
  'stop-story': ({ story }) => story.stop(),
  'hurry-story': ({ story }, input: { speed: number }) => story.hurry(input.speed),
  'pull-the-plug': trouble.pullThePlug,
  ...performAdmin,
  ...performFlex,
  ...performTwilio,
}

/** Acts that change how the application is treated are shown in the log; members' own acts are seen on the page already. */
const LOGGED = new Set<string>([
  'drop-socket',
  'lose-session',
  'ask-reconnect',
  'invalidate-session',
  'gateway',
  'message-content',
  'guild-members',
  'expire-links',
  'deny-permission',
  'delete-channel',
  'pull-the-plug',
  ...Object.keys(adminActs).filter((name) => name !== 'pins'),
])

export async function perform(sandbox: Sandbox, name: string, body: unknown): Promise<unknown> {
  const schema = Object.hasOwn(acts, name) ? acts[name as ActName] : undefined
  if (!schema) throw new CannotAct(`There is no act named ${name}.`, 404)
  const input = schema.safeParse(body ?? {})
  if (!input.success) {
    const issue = input.error.issues[0]
    throw new CannotAct(`${issue?.path.join('.') || 'body'}: ${issue?.message}`)
  }
  const result = await PERFORM[name as ActName](sandbox, input.data as never)
  if (LOGGED.has(name))
    sandbox.log.add({
      kind: 'control',
      what: name,
      title: `${name.replaceAll('-', ' ')} by you`,
      status: 'ok',
      ok: true,
    })
  return result
}
