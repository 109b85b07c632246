import type { Config } from '../../config.ts'
import type { TwilioAccess } from '../../connectors/twilio/access.ts'
import { listAccounts, type TwilioPlaces } from '../../connectors/twilio/accounts.ts'
import { checkAccount } from '../../connectors/twilio/check-account.ts'
import { checkReach } from '../../connectors/twilio/check-ways.ts'
import { openTwilioClient } from '../../connectors/twilio/client.ts'
import { TwilioFault } from '../../connectors/twilio/fault.ts'
import { findPlaces } from '../../connectors/twilio/find-places.ts'
import type { Database, Statement } from '../../kernel/database.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import type { TwilioCheck } from '../../protocol/twilio.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

interface Examined {
  access: TwilioAccess
  /** It belongs to the simulated Twilio, which need not run. */
  simulated: boolean
  /** What the product found or a person chose. */
  places: TwilioPlaces
}

const STANDS: Statement = {
  name: 'doctor_twilio_table',
  text: `select to_regclass('twilio_account') is not null as stands`,
}

/** Every Twilio account that there is; nothing where there is none: nobody needs one. */
export async function checkTwilio(
  config: Pick<Config, 'twilio' | 'publicUrl' | 'host' | 'port'>,
  stored: { db: Database; secrets: Secrets } | null,
): Promise<Finding[]> {
  const publicUrl = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`
  const found: Examined[] = []
  for (const { simulated, places, ...access } of stored ? await accountsOf(stored) : []) {
    found.push({ access, simulated, places })
  }
  const { twilio } = config
  const known = found.find(({ access }) => access.accountSid === twilio?.accountSid)
  // The environment's is the real workspace's, at the next start at the latest.
  const examined = twilio
    ? [...found.filter(({ simulated }) => simulated), { access: twilio, simulated: false, places: known?.places ?? {} }]
    : found
  const findings: Finding[] = []
  for (const one of examined) findings.push(...(await checkOne(one, publicUrl)))
  return findings
}

/** An older database has no such table yet. */
async function accountsOf({ db, secrets }: { db: Database; secrets: Secrets }) {
  const [row] = await db.run<{ stands: boolean }>(STANDS, [])
  return row?.stands ? listAccounts(db, secrets) : []
}

async function checkOne({ access, simulated, places }: Examined, publicUrl: string): Promise<Finding[]> {
  const client = openTwilioClient(access)
  const known = places.workflow ? places : await findPlaces(client).catch(asNothing)
  const lines = [...(await checkAccount(client, known)), await checkReach(publicUrl, simulated)]
  // It is away, and with it all that stands on it: one line says so.
  if (simulated && lines[0]?.state === 'unknown') return [warn('The simulated Twilio does not answer.')]
  return lines.map(findingOf)
}

function asNothing(error: unknown): TwilioPlaces {
  if (error instanceof TwilioFault) return {}
  throw error
}

function findingOf({ state, words, url }: TwilioCheck): Finding {
  const whole = url && state !== 'ok' ? `${words} ${url}` : words
  if (state === 'ok') return ok(whole)
  return state === 'fault' ? fault(whole) : warn(whole)
}
