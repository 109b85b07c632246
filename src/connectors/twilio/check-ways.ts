import type { ProvisionPlan, TwilioCheck } from '../../protocol/twilio.ts'

const PATIENCE_MS = 5000
const LOCAL =
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)$/

/** Whether Twilio's calls can reach us: what can be known of that from this side. */
export async function checkReach(publicUrl: string, simulated: boolean): Promise<TwilioCheck> {
  const { hostname, protocol } = new URL(publicUrl)
  const line = (state: TwilioCheck['state'], words: string): TwilioCheck => ({ what: 'reach', state, words, url: null })
  if (simulated) return line('ok', 'The simulated Twilio runs on this machine and reaches this desk.')
  if (LOCAL.test(hostname)) {
    return line(
      'fault',
      `Twilio cannot reach ${hostname}. Serve the desk at a public address and set PUBLIC_URL to it.`,
    )
  }
  if (protocol !== 'https:') {
    return line('fault', `${publicUrl} is not encrypted. Put a proxy with TLS before the desk and set PUBLIC_URL.`)
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${publicUrl}/healthz`, { signal, redirect: 'manual' })
    const body = (await answer.json().catch(() => null)) as { ok?: boolean } | null
    if (answer.ok && body?.ok === true) return line('ok', `The desk answers at ${publicUrl}.`)
    return line('fault', `Something else answers at ${publicUrl} (${answer.status}). Check PUBLIC_URL and the proxy.`)
  } catch {
    return line('unknown', `Nothing answers at ${publicUrl} from this machine. Twilio may reach it all the same.`)
  }
}

/** What the provisioning says of Twilio's calls, and of the rest that it makes. */
export function checkProvision({ steps }: ProvisionPlan): TwilioCheck[] {
  const open = steps.filter(({ action }) => action !== 'keep')
  const calls = open.filter(({ what }) => what === 'interactionWebhook' || what === 'sink' || what === 'subscription')
  const rest = open.length - calls.length
  return [
    calls.length === 0
      ? { what: 'webhooks', state: 'ok', words: 'Twilio tells this desk what happens to tasks and agents.', url: null }
      : { what: 'webhooks', state: 'warning', words: LATE, url: null },
    rest === 0
      ? { what: 'provisioned', state: 'ok', words: 'All that Guildesk makes at Twilio stands.', url: null }
      : { what: 'provisioned', state: 'warning', words: thingsWords(rest), url: null },
  ]
}

const LATE = 'Twilio does not tell this desk yet when agents join or leave: it is noticed late. Apply the provisioning.'
const thingsWords = (count: number): string =>
  `${count} ${count === 1 ? 'thing is' : 'things are'} not set up at Twilio yet. Apply the provisioning.`
