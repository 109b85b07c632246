import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Bus, NOTIFY_CHANNEL } from '../kernel/bus.ts'
import type { StorageLog } from './storage-log.ts'

const RECONNECT_MS = 1000

/**
 * Joins this instance's bus with those of the other instances on the same database, by LISTEN and NOTIFY. A listening
 * connection that breaks is made again; what was missed meanwhile is found by everyone's regular look.
 */
export async function openNotifyWire(options: {
  url: string
  pool: pg.Pool
  bus: Bus
  log: StorageLog
}): Promise<{ close(): Promise<void> }> {
  const own = `${randomUUID()}\n`
  let closed = false
  let client: pg.Client | undefined
  const wire = options.bus.connect({
    send: async (payload) => {
      await options.pool.query('select pg_notify($1, $2)', [NOTIFY_CHANNEL, own + payload])
    },
  })
  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: options.url, application_name: 'guildesk listen', keepAlive: true })
    fresh.on('error', (error) => options.log.warn({ err: error }, 'the listening database connection broke'))
    fresh.on('end', () => {
      if (!closed) setTimeout(() => void listen().catch(() => undefined), RECONNECT_MS).unref()
    })
    fresh.on('notification', ({ payload }) => {
      if (payload && !payload.startsWith(own)) wire.receive(payload.slice(payload.indexOf('\n') + 1))
    })
    await fresh.connect()
    await fresh.query(`listen ${NOTIFY_CHANNEL}`)
    client = fresh
  }
  await listen()
  return {
    async close() {
      closed = true
      wire.disconnect()
      await client?.end()
    },
  }
}
