import type { DiscordState } from '../connectors/discord/open-discord.ts'
import type { Readiness } from '../http/health.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Applications } from './applications.ts'

/** What /readyz says: an absent Discord does not make the desk unready. */
export async function tellReadiness(kernel: Kernel, applications: Applications): Promise<Readiness> {
  const states = applications.states()
  const facts = {
    /** In short, for who looks at one application: the one that is least far, or null while none runs here. */
    discord: worst(states.map(([, state]) => state)),
    workspaces: Object.fromEntries(states),
  }
  try {
    await kernel.db.run({ name: 'ready', text: 'select 1' }, [])
    return { ready: true, why: null, facts }
  } catch {
    return { ready: false, why: 'The database cannot be reached.', facts }
  }
}

const ORDER: DiscordState['phase'][] = ['stopped', 'connecting', 'standby', 'connected']

const worst = (states: DiscordState[]): DiscordState | null =>
  states.toSorted((a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase))[0] ?? null
