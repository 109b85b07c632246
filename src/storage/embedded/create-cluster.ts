import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import { explainFailure } from './explain-failure.ts'
import { program } from './find-binaries.ts'
import type { Place } from './place.ts'
import { isAlive } from './postmaster-file.ts'
import { serverEnvironment } from './server-environment.ts'

/** The file inside the cluster that holds the password of both roles. */
export const passwordFile = 'guildesk.password'

/**
 * Makes the cluster with the role and database `guildesk` and a random password, unless it is there. All is made in a
 * folder beside and renamed at the end, so that a start that was killed half-way leaves nothing that looks whole.
 * @throws StartError when the disk is full, the folder cannot be written to, or holds something else
 */
export async function createCluster(place: Place, durable: boolean): Promise<void> {
  const { cluster, identity } = place
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  if (existsSync(cluster) && (await readdir(cluster)).length > 0) {
    throw new StartError(
      `${cluster} is no database, or a damaged one: restore a backup, or move it away to begin anew.`,
    )
  }
  await removeLeftovers(cluster)
  const folder = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (identity) await chown(folder, identity.uid, identity.gid)
    await fill(place, folder, durable)
    await rename(folder, cluster)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    // Another start was quicker: its cluster is as good.
    if (existsSync(join(cluster, 'PG_VERSION'))) return
    if (error instanceof StartError) throw error
    throw explainFailure(`error: ${(error as Error).message}`, cluster)
  }
}

async function fill(place: Place, folder: string, durable: boolean): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const file = `${folder}.password`
  try {
    await writeFile(file, password, { mode: 0o600 })
    if (place.identity) await chown(file, place.identity.uid, place.identity.gid)
    const sync = durable ? [] : ['--no-sync']
    await run(place, 'initdb', [
      ...['-D', folder, '-U', 'postgres', '--pwfile', file, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      ...['--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums', '--no-instructions', ...sync],
    ])
    // The product is no superuser: what reaches its SQL cannot reach the machine.
    const sql = [
      `create role guildesk login createdb password '${password}'`,
      'grant pg_monitor, pg_signal_backend, pg_checkpoint to guildesk',
      'create database guildesk owner guildesk',
    ]
    // A failed statement must not be repeated in the output, for one of them holds the password.
    const options = ['-c', 'log_min_error_statement=panic', ...(durable ? [] : ['-F'])]
    await run(place, 'postgres', ['--single', ...options, '-D', folder, 'postgres'], `${sql.join('\n')}\n`)
    await rename(file, join(folder, passwordFile))
    await chmod(join(folder, passwordFile), 0o600)
  } finally {
    await rm(file, { force: true })
  }
}

// Leftovers of killed starts; one that is being filled this very moment by a live process stays.
async function removeLeftovers(cluster: string): Promise<void> {
  const parent = dirname(cluster)
  for (const name of existsSync(parent) ? await readdir(parent) : []) {
    const pid = new RegExp(`^${basename(cluster)}\\.new-(\\d+)-\\w+(\\.password)?$`).exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}

function run(place: Place, name: 'initdb' | 'postgres', args: string[], input = ''): Promise<void> {
  const { identity, cluster, binaries } = place
  return new Promise((resolve, reject) => {
    const child = spawn(program(binaries, name), args, {
      ...(identity ? { uid: identity.uid, gid: identity.gid } : {}),
      cwd: '/',
      env: serverEnvironment(),
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('error', (error) => reject(explainFailure(`error: ${error.message}`, cluster)))
    // Single-user mode ends with 0 even after a failed statement, so its words are looked at too.
    child.on('close', (code) =>
      code === 0 && !/\bERROR:|FATAL:/.test(output) ? resolve() : reject(explainFailure(output, cluster)),
    )
  })
}
