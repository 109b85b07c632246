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
  if ((await fits(reader, secrets)) === true) return secrets
  throw new FatalError(WRONG_KEY)
}

export const WRONG_KEY =
  'This database was set up with another secret. Start with the GUILDESK_SECRET (or data folder) it was first used with.'

/** The installation's secrets as they are, without making any; null before the first start. @throws FatalError as openSecrets */
export async function findSecrets(
  reader: Reader,
  options: { configured: string | undefined; dataFolder: string },
): Promise<Secrets | null> {
  const key = options.configured ?? (await readKey(options.dataFolder))
  const secrets = key === null ? null : new Secrets(key)
  const fitting = await fits(reader, secrets)
  if (fitting === false) throw new FatalError(WRONG_KEY)
  return secrets
}

/** Whether the key opens the check value; null where there is none yet. A wrong key and a damaged value call for the same act. */
async function fits(reader: Reader, secrets: Secrets | null): Promise<boolean | null> {
  const [row] = await reader.run<{ value: string }>(READ, [])
  if (!row) return null
  try {
    return secrets?.open(CHECK_PURPOSE, row.value) === CHECK_WORDS
  } catch {
    return false
  }
}

async function ownKey(dataFolder: string): Promise<string> {
  const known = await readKey(dataFolder)
  if (known !== null) return known
  const key = randomBytes(32).toString('base64url')
  await writeFile(keyPath(dataFolder), `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

async function readKey(dataFolder: string): Promise<string | null> {
  try {
    return (await readFile(keyPath(dataFolder), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}

const keyPath = (dataFolder: string): string => join(dataFolder, 'secret')
