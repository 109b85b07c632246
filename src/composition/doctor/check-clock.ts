import type { Clock } from '../../kernel/clock.ts'
import type { Reader, Statement } from '../../kernel/database.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

/** Discord tells whole seconds, and an answer takes its time. */
const WARN_MS = 3000
/** Signatures, links and buttons that are too old are told by the clock. */
const FAULT_MS = 60_000
const PATIENCE_MS = 10_000
const DISCORD_API = 'https://discord.com/api'

const NOW: Statement = { name: 'doctor_now', text: 'select now() as now' }

/** Compares this machine's clock with the database's. */
export async function compareWithDatabase(reader: Reader, clock: Clock): Promise<Finding> {
  const before = clock.now().getTime()
  const [row] = await reader.run<{ now: Date }>(NOW, [])
  const after = clock.now().getTime()
  return compare('the database', (before + after) / 2, row?.now.getTime() ?? Number.NaN)
}

/** Compares this machine's clock with the Date header of Discord; /gateway needs no token. */
export async function compareWithDiscord(apiBase: string | null, clock: Clock): Promise<Finding> {
  const before = clock.now().getTime()
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${apiBase ?? DISCORD_API}/v10/gateway`, { signal })
    await answer.body?.cancel()
    const told = Date.parse(answer.headers.get('date') ?? '')
    return compare('Discord', (before + clock.now().getTime()) / 2, told + 500)
  } catch {
    return warn('The clock could not be compared with that of Discord, which cannot be reached.')
  }
}

function compare(whose: string, ours: number, theirs: number): Finding {
  if (Number.isNaN(theirs)) return warn(`The clock could not be compared with that of ${whose}, which tells no time.`)
  const off = ours - theirs
  const size = Math.abs(off)
  if (size < WARN_MS) return ok(`The clock agrees with that of ${whose}.`)
  const words = `This machine's clock is ${Math.round(size / 1000)} seconds ${off > 0 ? 'ahead of' : 'behind'} that of ${whose}. Let it be set by NTP.`
  return size < FAULT_MS ? warn(words) : fault(words)
}
