import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { FileFault, ServerPlan, ServerRun } from '../../../protocol/server.ts'
import type { ServerFile } from '../../../protocol/server-file.ts'
import { SERVER_TEMPLATE } from '../../../protocol/server-template.ts'
import type { Account } from '../account.ts'
import type { Failure } from '../rest/failure.ts'
import type { Asker } from '../set-up/ask-patiently.ts'
import type { FoundServer, PartIds } from './found.ts'
import { type Plan, planServer } from './plan-server.ts'
import { readServer } from './read-server.ts'
import { readServerFile } from './read-server-file.ts'
import { beginRun, readParts, readStoredServer, type ServerPlace } from './store-server.ts'

/** A guild of a workspace, and whom to ask about it. */
export interface ServerWork extends ServerPlace {
  kernel: Kernel
  account: Account
  rest: Asker
}

export type Looked =
  | { ok: true; text: string; file: ServerFile; found: FoundServer; parts: PartIds; plan: Plan }
  | { ok: false; faults: FileFault[] }
  | { ok: false; faults: null; failure: Failure }

/** The file that is meant: what was given, else the stored one, else the template. */
export async function fileText(
  work: Pick<ServerWork, 'kernel' | keyof ServerPlace>,
  given: string | undefined,
): Promise<string> {
  return given ?? (await readStoredServer(work.kernel.db, work))?.file ?? SERVER_TEMPLATE
}

/** Reads file and guild, and plans. Changes nothing. */
export async function lookAtServer(
  work: ServerWork,
  { text: given, prune }: { text: string | undefined; prune: boolean },
): Promise<Looked> {
  const text = await fileText(work, given)
  const read = readServerFile(text)
  if (!read.ok) return { ok: false, faults: read.faults }
  const { file } = read
  const parts = await readParts(work.kernel.db, work)
  const told = await readServer(work.rest, { guild: work.guild, account: work.account, file, parts })
  if (!told.ok) return { ok: false, faults: null, failure: told.failure }
  return { ok: true, text, file, found: told.facts, parts, plan: planServer(file, told.facts, parts, prune) }
}

/** The plan as screens and the command line show it. */
export const shownPlan = ({ plan }: Extract<Looked, { ok: true }>): ServerPlan => ({
  hash: plan.hash,
  steps: plan.steps.map(({ shown }) => shown),
  ...{ besides: plan.besides, faults: [], obstacles: plan.obstacles },
})

/** Begins the run that performs what was looked at; null where another one goes on. `agent`: null at the command line. */
export async function beginApply(
  work: ServerWork,
  { text, plan }: Extract<Looked, { ok: true }>,
  { prune, agent }: { prune: boolean; agent: string | null },
): Promise<ServerRun | null> {
  const run: ServerRun = {
    ...{ id: newId(), state: 'running', words: null, endedAt: null },
    steps: plan.steps.map(({ shown }) => shown),
    startedAt: work.kernel.clock.now().toISOString(),
  }
  return (await beginRun(work.kernel.db, work, { file: text, run, prune, agent })) ? run : null
}
