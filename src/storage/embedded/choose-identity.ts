import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { StartError } from '../start-error.ts'

/** Whom the server runs as when that is not the present user; PostgreSQL refuses to run as root. */
export interface Identity {
  uid: number
  gid: number
  name: string
}

/**
 * Decides who runs the server: the present user, or, for root, the owner of an existing cluster, else the user postgres,
 * nobody, or whichever other user the machine knows.
 * @param cluster the cluster's folder, which need not exist yet
 * @returns undefined when the server runs as the present user
 * @throws StartError when the present user has no entry in the user database, or root finds no other user
 */
export function chooseIdentity(cluster: string): Identity | undefined {
  if (process.platform === 'win32') return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) {
    refuseNamelessUser(uid)
    if (owner && owner.uid !== uid) {
      throw new StartError(
        `The database in ${cluster} belongs to user ${owner.uid}, not to you (${uid}): start as that user, or give it to you with chown -R.`,
      )
    }
    return undefined
  }
  const users = readUsers().filter((user) => user.uid > 0)
  if (owner && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid)
    return { uid: owner.uid, gid: owner.gid, name }
  }
  const chosen =
    users.find((user) => user.name === 'postgres') ?? users.find((user) => user.name === 'nobody') ?? users[0]
  if (!chosen) {
    throw new StartError(
      'PostgreSQL refuses to run as root and this machine has no other user: add one, or set DATABASE_URL.',
    )
  }
  return chosen
}

function refuseNamelessUser(uid: number): void {
  try {
    userInfo()
  } catch (cause) {
    throw new StartError(
      `User ${uid} has no entry in the user database, and PostgreSQL refuses to run so: add one, or set DATABASE_URL.`,
      { cause },
    )
  }
}

function readUsers(): Identity[] {
  let text = ''
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    // A machine without the file has no user to offer, which the caller says.
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
