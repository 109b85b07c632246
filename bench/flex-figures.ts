import type { FlexFigures } from './flex.ts'
import { ms } from './run.ts'
import type { Row, Verdict } from './verdict.ts'

/** What the figures of Flex are of. */
export const FLEX_WORDS = `
Flex   members and agents of the simulated Flex talk in 20 chats, 15 messages a second each way, after 4 s of the same
  to Discord  from just before the simulated Twilio calls our webhook until the simulated Discord has read the request
  to Twilio   from just before the gateway frame is made and written until the simulated Twilio has read the request
  answered    from the webhook's connection until our answer; stand-in: what the simulated Twilio takes for its own answers, in none of the others`

const WAYS = { 'Flex to Discord': 'toMember', 'Discord to Flex': 'toAgent' } as const
const TIMES = {
  'Flex webhooks answered': 'webhook',
  'Flex stand-in itself': 'standIn',
  'Flex fsync of 4 kB': 'fsync',
} as const
const PARTS = ['p50', 'p95', 'p99'] as const

const millis = (value: number): string => `${ms(value)} ms`
const most = 50

export function flexRows(runs: readonly FlexFigures[]): Row[] {
  const rows: Row[] = []
  const add = (what: string, of: (run: FlexFigures) => number, show = millis): void => {
    rows.push({ what, values: runs.map(of), show })
  }
  for (const [name, key] of Object.entries(WAYS))
    for (const part of PARTS) add(`${name} ${part}`, (run) => run[key].latency[part])
  for (const [name, key] of Object.entries(TIMES))
    for (const part of PARTS) add(`${name} ${part}`, (run) => run[key][part])
  add(
    'Flex requests to Twilio per message',
    ({ requestsPerMessage }) => requestsPerMessage,
    (value) => value.toFixed(1),
  )
  add(
    'Flex CPU per 1,000 messages',
    ({ cpu }) => cpu,
    (value) => `${value.toFixed(2)} s`,
  )
  return rows
}

export function flexVerdicts(runs: readonly FlexFigures[]): Verdict[] {
  const wrong = runs.map(({ toMember, toAgent }) => toMember.lost + toMember.twice + toAgent.lost + toAgent.twice)
  return [
    ...Object.entries(WAYS).map(
      ([name, key]): Verdict => ({
        what: `${name}, p95 at 30/s`,
        values: runs.map((run) => run[key].latency.p95),
        show: millis,
        must: [`<= ${most} ms`, (value) => value <= most],
      }),
    ),
    { what: 'Flex: lost or told twice', values: wrong, show: String, must: ['0', (value) => value === 0] },
  ]
}
