import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeDataFolder } from '../../../test/support/data-folder.ts'
import { silentLog } from '../../../test/support/silent-log.ts'
import { StartError } from '../start-error.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

let dataFolder: string
let running: EmbeddedPostgres[]

beforeEach(() => {
  dataFolder = makeDataFolder()
  running = []
})

afterEach(async () => {
  for (const server of running) await server.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function start(durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log: silentLog, durable })
  running.push(server)
  return server
}

async function ask<Row>(url: string, sql: string): Promise<Row> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows[0] as Row
  } finally {
    await client.end()
  }
}

const cluster = () => join(dataFolder, 'postgres')

/** Starts a server from another Node, which can then be killed. */
async function startFromAnotherNode(): Promise<{ parent: ChildProcess; url: string; pid: number }> {
  const program = join(dataFolder, 'parent.ts')
  const launcher = new URL('./start-embedded-postgres.ts', import.meta.url).pathname
  writeFileSync(
    program,
    `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)}
     const log = { info() {}, warn() {}, error() {} }
     const { url, pid } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log })
     process.send({ url, pid })`,
  )
  const parent = fork(program, { execArgv: [] })
  const [message] = (await once(parent, 'message')) as [{ url: string; pid: number }]
  return { parent, ...message }
}

describe('a fresh data folder', () => {
  test('gets a cluster with checksums, one sort order everywhere, and a role without power', async () => {
    const server = await start(true)
    const facts = await ask(
      server.url,
      `select current_user as role, current_database() as database, current_setting('data_checksums') as checksums,
         current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses, current_setting('jit') as jit,
         (select rolsuper from pg_roles where rolname = current_user) as super,
         (select format('%s %s', datlocprovider, datlocale) from pg_database where datname = current_database()) as locale`,
    )
    expect(facts).toEqual({
      role: 'guildesk',
      database: 'guildesk',
      checksums: 'on',
      fsync: 'on',
      addresses: '',
      jit: 'off',
      super: false,
      locale: 'b C.UTF-8',
    })
    expect(statSync(join(cluster(), 'guildesk.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(cluster(), 'socket')).mode & 0o777).toBe(0o700)
  })

  test('refuses a wrong password', async () => {
    const server = await start()
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  })

  test('takes the socket elsewhere when its own path is too long', async () => {
    const short = dataFolder
    dataFolder = join(dataFolder, 'x'.repeat(100))
    const server = await start()
    const socketFolder = decodeURIComponent(new URL(server.url).hostname)
    expect(socketFolder).not.toContain('xxx')
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
    expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
    await server.stop()
    rmSync(socketFolder, { recursive: true })
    rmSync(short, { recursive: true })
  })
})

describe('starting again', () => {
  test('finds the data, within a fraction of a second', async () => {
    const first = await start()
    await ask(first.url, 'create table kept as select 7 as number')
    await first.stop()
    const began = performance.now()
    const second = await start()
    const elapsed = performance.now() - began
    expect(await ask(second.url, 'select number from kept')).toEqual({ number: 7 })
    expect(second.adopted).toBe(false)
    // Far above what it takes (30-60 ms): this only holds off a return to seconds on a busy machine.
    expect(elapsed).toBeLessThan(3000)
  })

  test('two starts at once end on one server', async () => {
    const both = await Promise.all([start(), start()])
    expect(new Set(both.map((server) => server.pid)).size).toBe(1)
    expect(both.filter((server) => server.adopted)).toHaveLength(1)
  })

  test('adopts the server of a killed Node', async () => {
    const { parent, pid } = await startFromAnotherNode()
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    const server = await start()
    expect(server).toMatchObject({ adopted: true, pid })
    await server.stop()
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(false)
  })

  test('recovers when Node and the server were killed, the server left as a zombie', async () => {
    const { parent, url, pid } = await startFromAnotherNode()
    await ask(url, 'create table kept as select 1 as number')
    // A stopped parent does not reap its child: the dead server stays in the process table.
    parent.kill('SIGSTOP')
    process.kill(pid, 'SIGKILL')
    const server = await start()
    parent.kill('SIGKILL')
    expect(server.adopted).toBe(false)
    expect(await ask(server.url, 'select number from kept')).toEqual({ number: 1 })
  })

  test('is not fooled by another program that bears the number of the dead server', async () => {
    const first = await start()
    const file = join(cluster(), 'postmaster.pid')
    const text = readFileSync(file, 'utf8')
    const { uid, gid } = statSync(file)
    await first.stop()
    writeFileSync(file, text.replace(/^\d+/, String(process.ppid)))
    chownSync(file, uid, gid)
    const server = await start()
    expect(server.adopted).toBe(false)
  })

  test('clears away what a killed first start left', async () => {
    mkdirSync(`${cluster()}.new-4194303-0abc`, { recursive: true })
    writeFileSync(`${cluster()}.new-4194303-0abc.password`, 'x')
    await start()
    expect(existsSync(`${cluster()}.new-4194303-0abc`)).toBe(false)
    expect(existsSync(`${cluster()}.new-4194303-0abc.password`)).toBe(false)
  })
})

describe('says in one line', () => {
  test('that the cluster is damaged', async () => {
    const server = await start()
    await server.stop()
    running = []
    rmSync(join(cluster(), 'global', 'pg_control'))
    await expectLine(/damaged/)
  })

  test('that the folder holds something else', async () => {
    mkdirSync(cluster(), { recursive: true })
    writeFileSync(join(cluster(), 'photo.jpg'), '')
    await expectLine(/is no database/)
  })

  test('that the data folder cannot be used', async () => {
    const file = join(dataFolder, 'file')
    writeFileSync(file, '')
    const error = await failure(startEmbeddedPostgres({ dataFolder: join(file, 'data'), log: silentLog }))
    expect(error.message).toMatch(/cannot be used.*GUILDESK_DATA_DIR/)
  })

  test.runIf(process.getuid?.() === 0)('as an ordinary user, that the database is somebody else’s', async () => {
    await (await start()).stop()
    running = []
    const nobody = 65534
    const said = await startAs(nobody, nobody, dataFolder)
    expect(said).toMatch(/belongs to user \d+, not to you/)
  })

  test.runIf(process.getuid?.() === 0)('that a user without an entry needs DATABASE_URL', async () => {
    chmodSync(dataFolder, 0o777)
    expect(await startAs(12345, 12345, join(dataFolder, 'own'))).toMatch(/no entry in the user database.*DATABASE_URL/)
  })
})

test.runIf(process.getuid?.() === 0)('runs as an ordinary user too', async () => {
  chmodSync(dataFolder, 0o777)
  const folder = join(dataFolder, 'own')
  expect(await startAs(65534, 65534, folder)).toBe('stopped')
  expect(statSync(join(folder, 'postgres')).uid).toBe(65534)
})

async function failure(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error('it started'),
    (reason: Error) => reason,
  )
  expect(error).toBeInstanceOf(StartError)
  expect(error.message).not.toContain('\n')
  return error
}

async function expectLine(pattern: RegExp): Promise<void> {
  expect((await failure(start())).message).toMatch(pattern)
}

/** Starts and stops a server in a Node of another user; gives back what it said. */
async function startAs(uid: number, gid: number, folder: string): Promise<string> {
  const program = join(dataFolder, `as-${uid}.ts`)
  const launcher = new URL('./start-embedded-postgres.ts', import.meta.url).pathname
  writeFileSync(
    program,
    `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)}
     const log = { info() {}, warn() {}, error() {} }
     try {
       const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(folder)}, log, durable: false })
       await server.stop()
       process.send('stopped')
     } catch (error) { process.send(error.message) }`,
  )
  const child = fork(program, { execArgv: [], uid, gid })
  const [message] = (await once(child, 'message')) as [string]
  return message
}
