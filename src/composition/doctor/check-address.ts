import type { Config } from '../../config.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

const PATIENCE_MS = 5000
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The address by which agents reach the desk: whether it leads to a Guildesk, and whether it is a safe way. */
export async function checkAddress(config: Pick<Config, 'host' | 'port' | 'publicUrl'>): Promise<Finding[]> {
  const address = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`
  return [await checkReach(address, config.publicUrl !== undefined), ...checkSafety(config, new URL(address))]
}

async function checkReach(address: string, isSet: boolean): Promise<Finding> {
  try {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' })
    const body = (await answer.json().catch(() => null)) as { ok?: boolean } | null
    if (answer.ok && body?.ok === true) return ok(`The desk answers at ${address}.`)
    return fault(
      `Something else answers at ${address} (${answer.status}). ${isSet ? 'Check PUBLIC_URL and the proxy before the desk.' : 'Set PORT to a free port.'}`,
    )
  } catch {
    const why = isSet ? 'If Guildesk runs, check PUBLIC_URL and the proxy before it' : 'Start Guildesk'
    return warn(`Nothing answers at ${address}. ${why}, then look again.`)
  }
}

function checkSafety({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>, { protocol, hostname }: URL): Finding[] {
  if (protocol === 'https:') return [ok('The way to the desk is encrypted.')]
  if (!LOCAL.test(hostname)) {
    return [
      fault(
        `${hostname} is reached without encryption. Put a proxy with TLS before the desk and set PUBLIC_URL to its https address.`,
      ),
    ]
  }
  if (publicUrl || LOCAL.test(host)) return [ok('The desk is for this machine only.')]
  return [
    warn(
      `HOST is ${host}, so others can reach the desk, without encryption. Put a proxy with TLS before it and set PUBLIC_URL.`,
    ),
  ]
}
