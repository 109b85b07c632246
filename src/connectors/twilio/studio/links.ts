import type { StoredAccount } from '../accounts.ts'

/** Where people look at what a flow did with a message; of the simulated Twilio, its own page about it. */
export function executionUrl({ simulated, apiBase }: StoredAccount, flow: string, execution: string): string {
  const host = simulated && apiBase ? `${apiBase}/www.twilio.com` : 'https://www.twilio.com'
  return `${host}/console/studio/flows/${flow}/executions/${execution}`
}
