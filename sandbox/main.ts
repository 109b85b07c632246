import { parseArgs } from 'node:util'
import { type RunningSandbox, startSandbox } from './server.ts'

/**
 * `node sandbox/main.ts --port 3001 --data <folder> [--world empty] [--lifted] [--development] [--desk <url>]`: the sandbox as a process of
 * its own.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3001' },
      data: { type: 'string' },
      page: { type: 'string' },
      world: { type: 'string', default: 'template' },
      desk: { type: 'string' },
      lifted: { type: 'boolean', default: false },
      development: { type: 'boolean', default: false },
    },
  })
  const running = await startSandbox({
    port: Number(values.port),
    lifted: values.lifted,
    world: readWorld(values.world),
    development: values.development && process.send !== undefined,
    tellParent: (message) => process.connected && process.send?.(message),
    ...(values.data === undefined ? {} : { dataFolder: values.data }),
    ...(values.page === undefined ? {} : { pageFolder: values.page }),
    ...(values.desk === undefined ? {} : { deskUrl: values.desk }),
  })
  stopOnSignals(running)
  process.stdout.write(`Simulated Discord: http://127.0.0.1:${running.port}\n`)
  process.send?.({
    kind: 'sandbox-ready',
    apiBase: running.apiBase,
    token: running.token,
    applicationId: running.applicationId,
    twilio: running.twilio,
  })
}

function readWorld(name: string): 'template' | 'empty' {
  if (name === 'template' || name === 'empty') return name
  throw new Error(`there is no world named ${name}; it is template or empty`)
}

/** A second signal while stopping ends at once. The parent's death does not end the sandbox: it outlives the product's kills. */
function stopOnSignals(running: RunningSandbox): void {
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === 'EADDRINUSE' ? 'its port is taken; stop the other program or set SANDBOX_PORT' : error.message
  process.stderr.write(`The simulated Discord cannot start: ${taken}\n`)
  process.exit(1)
})
