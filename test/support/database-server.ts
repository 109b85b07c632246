import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/storage/embedded/start-embedded-postgres.ts'
import { loadMigrations } from '../../src/storage/load-migrations.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { makeDataFolder, sweepDataFolders } from './data-folder.ts'
import { silentLog } from './silent-log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the run's own server; see database.ts. */
    databaseServer: string
  }
}

/** vitest's global set-up: one server a run, with a template database that has all migrations. */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  sweepDataFolders()
  const dataFolder = makeDataFolder()
  const server = await startEmbeddedPostgres({ dataFolder, log: silentLog, durable: false })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query('create database template_guildesk')
  await client.end()
  const template = new URL(server.url)
  template.pathname = '/template_guildesk'
  await migrate({ url: template.href, migrations: await loadMigrations(), log: silentLog })
  project.provide('databaseServer', server.url)
  return async () => {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
