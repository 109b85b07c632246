import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reader, Statement } from '../database.ts'
import { FatalError } from '../errors.ts'
import { Secrets } from './secrets.ts'

const CHECK_PURPOSE = 'check'
const CHECK_WORDS = 'guildesk'

const READ: Statement = { name: 'secret_check_read', text: 'select value from secret_check where id = 1' }
const WRITE: Statement = {
  name: 'secret_check_write',
  text: 'insert into secret_check (id, value) values (1, $1) on conflict (id) do nothing',
}

/**
 * Opens the installation's secrets: with `configured` (GUILDESK_SECRET), else with the key that this data folder keeps for
 * itself. A key other than the one that the database was first used with is refused: what was sealed could never be read again.
 */
export async function openSecrets(
  reader: Reader,
  options: { configured: string | undefined; dataFolder: string },
): Promise<Secrets> {
  const secrets = new Secrets(options.configured ?? (await ownKey(options.dataFolder)))
  await reader.run(WRITE, [secrets.seal(CHECK_PURPOSE, CHECK_WORDS)])
  const [row] = await reader.run<{ value: string }>(READ, [])
  try {
    if (row && secrets.open(CHECK_PURPOSE, row.value) === CHECK_WORDS) return secrets
  } catch {
    // Told below: a wrong key and a damaged value call for the same act.
  }
  throw new FatalError(
    'This database was set up with another secret. Start with the GUILDESK_SECRET (or data folder) it was first used with.',
  )
}

async function ownKey(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32).toString('base64url')
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
