import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type DiscordApplication, listApplications } from '../connectors/discord/applications.ts'
import { applyServer } from '../connectors/discord/server/apply-server.ts'
import { exportServer } from '../connectors/discord/server/export-server.ts'
import { findDrift } from '../connectors/discord/server/find-drift.ts'
import {
  beginApply,
  type Looked,
  lookAtServer,
  type ServerWork,
  shownPlan,
} from '../connectors/discord/server/look-at-server.ts'
import { readStoredServer, saveDrift } from '../connectors/discord/server/store-server.ts'
import { checkToken } from '../connectors/discord/set-up/check-token.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import { FatalError } from '../kernel/errors.ts'
import { findSecrets } from '../kernel/secrets/open-secrets.ts'
import { SERVER_TEMPLATE } from '../protocol/server-template.ts'
import { applyUses } from './apply-uses.ts'
import type { Cli } from './cli-kernel.ts'
import { driftLines, planLines, runLines } from './server-lines.ts'
import { unavailable, wordsOfFault, workOnServer } from './work-on-server.ts'

export const DISCORD_HELP = `guildesk discord plan [--file server.yaml] [--prune]
                      shows what would change in the server; ends with 2 where something would, else with 0
guildesk discord apply [--file server.yaml] [--prune --confirm "Name of the server"]
                      makes it so, and goes on where it was stopped; ends with 2 where something could not be done
guildesk discord drift
                      shows what was changed by hand since it was applied; ends with 2 where something was
guildesk discord export
                      writes today's server as a file
guildesk discord template
                      writes the ready template
                      all: [--guild <id>] [--workspace <id or name>] [--json]; without --file the stored one, else the template`

interface Outcome {
  said: string
  code: number
}

interface Wish {
  verb: 'plan' | 'apply' | 'drift' | 'export' | 'template'
  file: string | undefined
  guild: string | undefined
  workspace: string | undefined
  prune: boolean
  confirm: string | undefined
  json: boolean
}

/** `guildesk discord plan|apply|drift|export|template`. @throws FatalError with one line that says what to do instead */
export async function keepServer(cli: Cli, words: readonly string[]): Promise<Outcome> {
  const wish = readWish(words)
  if (wish.verb === 'template') return { said: SERVER_TEMPLATE.trimEnd(), code: 0 }
  const { workspace, application } = await chooseApplication(cli, wish.workspace)
  const access = { kernel: cli.kernel, workspace: workspace.id, access: application }
  const guild = wish.guild ?? (await onlyGuild(application, cli))
  return workOnServer(access, guild, (work) => VERBS[wish.verb as Exclude<Wish['verb'], 'template'>](work, wish))
}

const VERBS: Record<Exclude<Wish['verb'], 'template'>, (work: ServerWork, wish: Wish) => Promise<Outcome>> = {
  plan: planVerb,
  apply: applyVerb,
  drift: driftVerb,
  export: exportVerb,
}

function readWish(words: readonly string[]): Wish {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        file: { type: 'string' },
        guild: { type: 'string' },
        workspace: { type: 'string' },
        confirm: { type: 'string' },
        prune: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [verb] = positionals
    if (!isVerb(verb) || positionals.length !== 1) throw new Error('Say plan, apply, drift, export or template.')
    const { file, guild, workspace, confirm, prune, json } = values
    return { verb, file, guild, workspace, confirm, prune, json }
  } catch (error) {
    throw new FatalError(`${(error as Error).message.split('\n')[0]}\n${DISCORD_HELP}`)
  }
}

const isVerb = (verb: string | undefined): verb is Wish['verb'] =>
  verb === 'template' || (verb !== undefined && Object.hasOwn(VERBS, verb))

/** The application that is meant; the environment's belongs to the real workspace. */
async function chooseApplication(
  { kernel, config }: Cli,
  wanted: string | undefined,
): Promise<{ workspace: Workspace; application: Pick<DiscordApplication, 'token' | 'apiBase'> }> {
  const secrets = await findSecrets(kernel.db, { configured: config.secret, dataFolder: config.dataFolder })
  const stored = secrets ? await listApplications(kernel.db, secrets) : []
  const all = (await listWorkspaces(kernel.db)).flatMap((workspace) => {
    const application =
      (workspace.demo ? null : config.discord) ?? stored.find((each) => each.workspace === workspace.id)
    return application ? [{ workspace, application }] : []
  })
  const named = all.filter(({ workspace: { id, name, demo } }) => {
    if (wanted === undefined) return all.length === 1 || !demo
    return wanted === String(id) || wanted.toLowerCase() === name.toLowerCase()
  })
  const [one, another] = named
  if (one && !another) return one
  if (all.length === 0)
    throw new FatalError('No Discord application is connected. Paste its bot token in Settings, or set DISCORD_TOKEN.')
  const choices = all.map(({ workspace }) => `${workspace.id} (${workspace.name})`).join(', ')
  throw new FatalError(`Say --workspace: applications are connected in ${choices}.`)
}

async function onlyGuild(application: Pick<DiscordApplication, 'token' | 'apiBase'>, { kernel }: Cli): Promise<string> {
  const checked = await checkToken(application, kernel.log)
  if (!checked.ok) throw new FatalError(checked.words)
  const [one, another] = checked.guilds
  if (one && !another) return one.id
  if (!one) throw new FatalError('The bot is in no server yet. Add it with the invite link of Settings, Discord.')
  throw new FatalError(
    `Say --guild: the bot is in ${checked.guilds.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  )
}

/** @throws FatalError with the faults of a file, each with its line */
async function look(work: ServerWork, { file, prune }: Wish): Promise<Extract<Looked, { ok: true }>> {
  const text = file === undefined ? undefined : await readText(file)
  const looked = await lookAtServer(work, { text, prune })
  if (looked.ok) return looked
  if (!looked.faults) throw unavailable(looked.failure)
  throw new FatalError(
    [
      `${file ?? 'The stored file'} cannot be applied:`,
      ...looked.faults.map((fault) => `  ${wordsOfFault(fault)}`),
    ].join('\n'),
  )
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new FatalError(`${file} cannot be read.`)
  }
}

async function planVerb(work: ServerWork, wish: Wish): Promise<Outcome> {
  const looked = await look(work, wish)
  const plan = shownPlan(looked)
  const { name } = looked.found
  const command = ['guildesk discord apply', ...optionsOf(wish, name)].join(' ')
  const said = wish.json ? JSON.stringify(plan, null, 2) : planLines(name, plan, { command, prune: wish.prune })
  return { said, code: plan.steps.length === 0 ? 0 : 2 }
}

/** With what `apply` is asked for the very plan that was asked for. */
const optionsOf = ({ file, guild, workspace, prune }: Wish, name: string): string[] => [
  ...(file === undefined ? [] : [`--file ${file}`]),
  ...(guild === undefined ? [] : [`--guild ${guild}`]),
  ...(workspace === undefined ? [] : [`--workspace "${workspace}"`]),
  ...(prune ? [`--prune --confirm "${name}"`] : []),
]

async function applyVerb(work: ServerWork, wish: Wish): Promise<Outcome> {
  const looked = await look(work, wish)
  const { name } = looked.found
  if (wish.prune && wish.confirm !== name) {
    throw new FatalError(
      `--prune deletes what the file does not name. Say --confirm "${name}" if you mean it; "guildesk discord plan --prune" shows what goes.`,
    )
  }
  const run = await beginApply(work, looked, { prune: wish.prune, agent: null })
  if (!run) throw new FatalError('This server is being applied already.')
  // Ctrl-C ends it after the step in hand; what was done is stored.
  const ending = new AbortController()
  const stop = () => ending.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const { signal } = ending
  const { file } = looked
  const done = await applyServer({
    ...work,
    run,
    file,
    prune: wish.prune,
    signal,
    sleep: (ms) => sleep(ms, undefined, { signal }).catch(() => undefined),
  })
  await applyUses(work.kernel, work, { file, agent: null })
  const said = wish.json ? JSON.stringify(done, null, 2) : runLines(name, done)
  return { said, code: done.state === 'done' ? 0 : 2 }
}

async function driftVerb(work: ServerWork, wish: Wish): Promise<Outcome> {
  const stored = await readStoredServer(work.kernel.db, work)
  if (!stored?.appliedAt)
    throw new FatalError('The file was not applied to its end yet: "guildesk discord apply" does it.')
  const looked = await look(work, { ...wish, file: undefined, prune: false })
  const drift = findDrift(looked)
  await saveDrift(work.kernel.db, work, { drift, at: work.kernel.clock.now(), changed: true })
  const said = wish.json ? JSON.stringify(drift, null, 2) : driftLines(looked.found.name, drift)
  return { said, code: drift.length === 0 ? 0 : 2 }
}

async function exportVerb(work: ServerWork): Promise<Outcome> {
  const told = await exportServer(work)
  if (!told.ok) throw unavailable(told.failure)
  return { said: told.facts.trimEnd(), code: 0 }
}
