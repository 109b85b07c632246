import type { Outcome } from '../../../core/delivery/channel.ts'
import type { Failure } from '../rest/failure.ts'

/** Discord's codes that the connector knows (topics/opcodes-and-status-codes, "JSON Error Codes"). */
export const Code = {
  unknownChannel: 10_003,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  openingTooFast: 40_003,
  tooLarge: 40_005,
  alreadyAcknowledged: 40_060,
  tagRequired: 40_067,
  missingAccess: 50_001,
  notOurMessage: 50_005,
  notThatUser: 50_007,
  missingPermissions: 50_013,
  invalidWebhookToken: 50_027,
  invalidForm: 50_035,
  threadArchived: 50_083,
  noMutualGuild: 50_278,
  threadExists: 160_004,
  threadLocked: 160_005,
  tooManyThreads: 160_006,
} as const

const OPENING_PAUSE_MS = 3 * 60_000

/** Direct messages closed, bot blocked, no shared server: Discord does not tell them apart (reference/discord.md, item 1). */
export function isClosed(failure: Failure): boolean {
  return failure.kind === 'refused' && (failure.code === Code.notThatUser || failure.code === Code.noMutualGuild)
}

export function isCode(failure: Failure, ...codes: number[]): boolean {
  return failure.kind === 'refused' && codes.includes(failure.code)
}

export const lacksPermission = (failure: Failure): boolean =>
  isCode(failure, Code.missingAccess, Code.missingPermissions)

/** What a failed request means for the operation. `keyed`: the same nonce again would find the earlier message. */
export function outcomeOf(failure: Failure, more: { now: Date; backOffMs: number; keyed: boolean }): Outcome {
  const at = (ms: number): Date => new Date(more.now.getTime() + ms)
  switch (failure.kind) {
    case 'limited':
      return { result: 'later', at: at(failure.ms), detail: failure.detail }
    case 'unsent':
      return { result: 'later', at: at(more.backOffMs), detail: failure.detail }
    case 'token':
      return { result: 'stopped' }
    case 'unknown':
      return { result: 'unknown', detail: failure.detail, keyed: more.keyed }
    case 'refused':
      return outcomeOfRefusal(failure, at(OPENING_PAUSE_MS))
  }
}

function outcomeOfRefusal(failure: Extract<Failure, { kind: 'refused' }>, opensAgain: Date): Outcome {
  const { code, status, detail } = failure
  if (code === Code.openingTooFast) {
    return { result: 'later', at: opensAgain, detail: 'Discord lets no new direct messages be opened for a while.' }
  }
  // Its guard in front answers 403 and 429 without a code when it is under attack; that says nothing about the message.
  if (code === 0 && (status === 403 || status === 429)) return { result: 'later', at: opensAgain, detail }
  if (code === Code.tooLarge || status === 413) return failed('too_large', 'The files are more than Discord takes.')
  if (code === Code.unknownChannel) return failed('gone', 'The place of this conversation was deleted in Discord.')
  if (code === Code.unknownMessage) return failed('gone', 'The message was deleted in Discord.')
  if (code === Code.unknownUser) return failed('gone', 'This person is not on Discord any more.')
  if (code === Code.missingAccess || code === Code.missingPermissions) return failed('no_permission', detail)
  if (isClosed(failure)) return failed('closed', 'Direct messages are closed or blocked.')
  return failed('rejected', `Discord refused it: ${detail}`)
}

const failed = (cause: Extract<Outcome, { result: 'failed' }>['cause'], detail: string): Outcome => ({
  result: 'failed',
  cause,
  detail,
})
