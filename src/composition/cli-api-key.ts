import { parseArgs } from 'node:util'
import { createApiKey, listApiKeys, revokeApiKey } from '../core/agent/api-key.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import { type AgentOfAddress, findAgentsByEmail } from '../http/identity/find-agents-by-email.ts'
import { FatalError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Cli } from './cli-kernel.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const API_KEY_HELP = `guildesk api-key create --agent <e-mail> [--workspace <id or name>] [--name <text>]
                      prints a key by which a program acts as that agent, this once
guildesk api-key list [--workspace <id or name>]
guildesk api-key revoke <id> [--workspace <id or name>]`

interface Wish {
  verb: string | undefined
  id: string | undefined
  agent: string | undefined
  workspace: string | undefined
  name: string | undefined
}

/**
 * `guildesk api-key create|list|revoke`. Answers what is to be printed.
 * @throws FatalError with one line that says what to do instead
 */
export async function manageApiKeys({ kernel }: Cli, words: readonly string[]): Promise<string> {
  const wish = readWish(words)
  if (wish.verb === 'create') return create(kernel, wish)
  if (wish.verb === 'list') return list(kernel, wish)
  if (wish.verb === 'revoke') return revoke(kernel, wish)
  throw new FatalError(API_KEY_HELP)
}

function readWish(words: readonly string[]): Wish {
  const text = { type: 'string' as const }
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { agent: text, workspace: text, name: text },
      allowPositionals: true,
    })
    const { agent, workspace, name } = values
    return { verb: positionals[0], id: positionals[1], agent, workspace, name }
  } catch (error) {
    throw new FatalError(`${(error as Error).message.split('\n')[0]}\n${API_KEY_HELP}`)
  }
}

async function create(kernel: Kernel, { agent, workspace, name = 'A program' }: Wish): Promise<string> {
  if (!agent) throw new FatalError(`Name the agent by their e-mail address.\n${API_KEY_HELP}`)
  const found = choose(agent, await findAgentsByEmail(kernel.db, agent), workspace)
  const made = { workspace: found.workspace, agent: found.agent, name, at: kernel.clock.now() }
  return kernel.db.transaction((tx) => createApiKey(tx, made))
}

/** The one agent of an address that is meant; the real workspace where none is named. */
function choose(email: string, agents: readonly AgentOfAddress[], workspace: string | undefined): AgentOfAddress {
  const named = agents.filter(({ demo, ...found }) =>
    workspace === undefined ? agents.length === 1 || !demo : isNamed(workspace, found.workspace, found.workspaceName),
  )
  const [one, another] = named
  if (one && !another) return one
  if (agents.length === 0) throw new FatalError(`No active agent signs in as ${email}.`)
  const choices = agents.map((found) => `${found.workspace} (${found.workspaceName})`).join(', ')
  throw new FatalError(`Say --workspace: ${email} is an agent of ${choices}.`)
}

const isNamed = (wanted: string, id: number, name: string): boolean =>
  wanted === String(id) || wanted.toLowerCase() === name.toLowerCase()

async function list(kernel: Kernel, wish: Wish): Promise<string> {
  const lines: string[] = []
  for (const { id, name } of await workspacesOf(kernel, wish)) {
    for (const key of await listApiKeys(kernel.db, id)) {
      lines.push([key.id, key.createdAt.toISOString().slice(0, 10), name, key.agent, key.name].join('  '))
    }
  }
  return lines.join('\n') || 'There is no key.'
}

async function revoke(kernel: Kernel, wish: Wish): Promise<string> {
  const { id } = wish
  if (!id || !UUID.test(id)) throw new FatalError(`Name the key by its id.\n${API_KEY_HELP}`)
  const at = kernel.clock.now()
  for (const workspace of await workspacesOf(kernel, wish)) {
    const keys = await listApiKeys(kernel.db, workspace.id)
    if (!keys.some((key) => key.id === id)) continue
    await kernel.db.transaction((tx) => revokeApiKey(tx, { workspace: workspace.id, id, at }))
    return 'The key has ended.'
  }
  throw new FatalError('There is no such key. "guildesk api-key list" shows those that work.')
}

async function workspacesOf(kernel: Kernel, { workspace: wanted }: Wish): Promise<Workspace[]> {
  const all = await listWorkspaces(kernel.db)
  const found = wanted === undefined ? all : all.filter(({ id, name }) => isNamed(wanted, id, name))
  if (found.length === 0) throw new FatalError('There is no such workspace.')
  return found
}
