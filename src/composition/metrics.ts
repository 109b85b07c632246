import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { DiscordState } from '../connectors/discord/open-discord.ts'
import type { Database, Statement } from '../kernel/database.ts'

const DUE: Statement = {
  name: 'metrics_lanes_due',
  text: `select route, count(*)::int as n from lane where due is not null and due <= now() group by route`,
}

export interface Told {
  /** The applications that run here, by workspace. */
  discord: () => [workspace: number, state: DiscordState][]
  /** What came in the name of Twilio since the start. */
  calls: () => { kind: string; outcome: string; count: number }[]
}

/** What /metrics tells. */
export function openMetrics(db: Database, { discord, calls }: Told): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'guildesk_' })
  const gauge = (name: string, help: string, read: (state: DiscordState) => number): void => {
    new Gauge({
      name: `guildesk_discord_${name}`,
      help,
      labelNames: ['workspace'],
      registers: [registry],
      collect() {
        this.reset()
        for (const [workspace, state] of discord()) this.set({ workspace }, read(state))
      },
    })
  }
  gauge('connected', 'Whether this instance holds the gateway connection.', (state) =>
    Number(state.phase === 'connected'),
  )
  gauge('waiting_in', 'Changes from Discord that are not stored yet.', (state) => state.waitingIn)
  gauge('waiting_out', 'Requests to Discord that wait for their turn.', (state) => state.waitingOut)
  gauge('invalid_requests', 'Answers 401, 403 and 429 of the last ten minutes.', (state) => state.invalidRequests)
  new Counter({
    name: 'guildesk_twilio_calls_total',
    help: 'Webhook calls in the name of Twilio: about a conversation of ours (taken), about others, or refused because not signed.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { kind, outcome, count } of calls()) this.inc({ kind, outcome }, count)
    },
  })
  new Gauge({
    name: 'guildesk_lanes_due',
    help: 'Lanes with work to do now, by route.',
    labelNames: ['route'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const row of await db.run<{ route: string; n: number }>(DUE, [])) this.set({ route: row.route }, row.n)
    },
  })
  return registry
}
