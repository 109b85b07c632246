import type { Failure } from '../connectors/discord/rest/failure.ts'
import type { Looked, ServerWork } from '../connectors/discord/server/look-at-server.ts'
import type { Access } from '../connectors/discord/set-up/check-token.ts'
import { checkToken, withDiscord } from '../connectors/discord/set-up/check-token.ts'
import { wordsOfFailure } from '../connectors/discord/set-up/words-of-failure.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { FileFault } from '../protocol/server.ts'

export interface ServerAccess {
  kernel: Kernel
  workspace: number
  access: Access
}

/**
 * Opens Discord for some work on a guild, and closes it again.
 * @throws Refusal `not_found` for a guild that the bot is not in, `unavailable` with Discord's reason
 */
export async function workOnServer<Result>(
  { kernel, workspace, access }: ServerAccess,
  guild: string,
  ask: (work: ServerWork) => Promise<Result>,
): Promise<Result> {
  const checked = await checkToken(access, kernel.log)
  if (!checked.ok) throw new Refusal('unavailable', checked.words)
  if (!checked.guilds.some(({ id }) => id === guild)) {
    throw new Refusal('not_found', 'The bot is not in this server. Add it with the invite link.')
  }
  const { account } = checked
  return withDiscord(access, kernel.log, (rest) => ask({ kernel, workspace, guild, account, rest }))
}

/** What was looked at, where it could be. @throws Refusal `invalid` with the faults of the file, `unavailable` */
export function seen(looked: Looked): Extract<Looked, { ok: true }> {
  if (looked.ok) return looked
  if (looked.faults) throw new Refusal('invalid', wordsOfFault(looked.faults[0]), { field: 'file' })
  throw unavailable(looked.failure)
}

export const unavailable = (failure: Failure): Refusal => new Refusal('unavailable', wordsOfFailure(failure))

export const wordsOfFault = (fault: FileFault | undefined): string =>
  !fault ? 'The file cannot be read.' : fault.line === null ? fault.words : `Line ${fault.line}: ${fault.words}`
