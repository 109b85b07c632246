import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataFolder } from '../../test/support/data-folder.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { StartError } from './start-error.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase({ empty: true })
})
afterEach(() => database.drop())

test('a second start is told who runs already', async () => {
  const first = await takeInstanceLock({ url: database.url, onLost() {} })
  const second = takeInstanceLock({ url: database.url, onLost() {} })
  await expect(second).rejects.toThrow(StartError)
  await expect(second).rejects.toThrow(`(pid ${process.pid}). Stop it, or set GUILDESK_DATA_DIR`)
  await first.release()
  const third = await takeInstanceLock({ url: database.url, onLost() {} })
  await third.release()
})

test('a killed holder frees it without help', async () => {
  const folder = makeDataFolder()
  const program = join(folder, 'holder.ts')
  writeFileSync(
    program,
    `import { takeInstanceLock } from ${JSON.stringify(new URL('./instance-lock.ts', import.meta.url).pathname)}
     await takeInstanceLock({ url: ${JSON.stringify(database.url)}, onLost() {} })
     process.send('held')`,
  )
  const holder = fork(program, { execArgv: [] })
  await once(holder, 'message')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = await takeInstanceLock({ url: database.url, onLost() {} })
  await lock.release()
  rmSync(folder, { recursive: true })
})

test('the holder hears that it lost the lock', async () => {
  const lost = Promise.withResolvers<Error>()
  await takeInstanceLock({ url: database.url, onLost: lost.resolve })
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'guildesk-instance %' and datname = current_database()`,
  )
  expect((await lost.promise).message).toMatch(/terminat/)
})
