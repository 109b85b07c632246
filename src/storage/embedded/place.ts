import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartError } from '../start-error.ts'
import type { StorageLog } from '../storage-log.ts'
import { canReach } from './can-reach.ts'
import { chooseIdentity, type Identity } from './choose-identity.ts'
import { copyBinaries, makePassable } from './copy-binaries.ts'
import { type Binaries, findBinaries, program } from './find-binaries.ts'
import { linkLibraries } from './link-libraries.ts'

/** Where everything of one embedded server stands, and who runs it. */
export interface Place {
  dataFolder: string
  cluster: string
  binaries: Binaries
  identity: Identity | undefined
}

// Where root keeps what another user must reach when the clone or the data folder stands under a closed one.
const sharedFolder = '/var/lib/guildesk'

/**
 * Settles where the cluster and the binaries stand, so that the user who runs the server can reach both.
 * @param dataFolder Guildesk's data folder, made when missing
 * @throws StartError when the folder cannot be made or written to
 */
export async function settlePlace(dataFolder: string, log: StorageLog): Promise<Place> {
  const folder = resolve(dataFolder)
  await makeDataFolder(folder)
  const known = await readPointer(folder)
  const usual = join(folder, 'postgres')
  const identity = chooseIdentity(known ?? usual)
  const cluster = known ?? (identity && !canReach(folder, identity) ? await moveAway(folder, identity, log) : usual)
  return { dataFolder: folder, cluster, binaries: await reachableBinaries(folder, identity, log), identity }
}

async function makeDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 })
    // As root the server is another user, who must pass through our folder; passing shows no names and no contents.
    const { mode } = await stat(folder)
    if (process.getuid?.() === 0 && !(mode & 0o001)) await chmod(folder, (mode & 0o7777) | 0o011)
  } catch (cause) {
    const why = (cause as Error).message
    throw new StartError(`The data folder ${folder} cannot be used: ${why}. Choose another with GUILDESK_DATA_DIR.`, {
      cause,
    })
  }
}

const pointerName = 'postgres-location'

async function readPointer(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, pointerName), 'utf8')).trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartError(`${join(folder, pointerName)} cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

// The name is random and kept in the data folder, so that deleting the data folder really begins anew.
async function moveAway(folder: string, identity: Identity, log: StorageLog): Promise<string> {
  const home = join(sharedFolder, randomBytes(6).toString('hex'))
  await makePassable(sharedFolder)
  await makePassable(home)
  const cluster = join(home, 'postgres')
  const pointer = join(folder, pointerName)
  await writeFile(`${pointer}.new`, `${cluster}\n`)
  await rename(`${pointer}.new`, pointer)
  log.warn(
    { cluster, user: identity.name },
    `the user ${identity.name}, who runs the database, cannot enter ${folder}: the database is kept in ${cluster}`,
  )
  return cluster
}

async function reachableBinaries(folder: string, identity: Identity | undefined, log: StorageLog): Promise<Binaries> {
  const binaries = findBinaries()
  if (identity && !canReach(program(binaries, 'postgres'), identity)) {
    log.warn({ folder: sharedFolder }, `${identity.name} cannot enter node_modules: PostgreSQL runs from a copy`)
    return copyBinaries(binaries, sharedFolder)
  }
  try {
    await linkLibraries(binaries.native)
    return binaries
  } catch {
    // Somebody else's read-only installation without the links: a copy of our own can have them.
    return copyBinaries(binaries, join(folder, 'postgres-binaries'))
  }
}
