#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runScript, setUp } from './setup.mjs'
import { endOf } from './supervise.mjs'
import { root } from './toolchain.mjs'

/** The command `guildesk <verb>`: the product's command line under the Node that it needs. */
await runScript(async () => {
  const node = await setUp()
  const child = spawn(node, [join(root, 'dist/server/cli.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal's Ctrl-C reaches the child by itself; we only wait for what it makes of it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => signal === 'SIGINT' || child.kill(signal))
  process.exitCode = await endOf(child)
})
