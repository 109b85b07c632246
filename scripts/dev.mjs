import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { runDesk } from './run-desk.mjs'
import { runScript, setUp } from './setup.mjs'
import { root, say } from './toolchain.mjs'

/**
 * `npm run dev`: the server from its sources, restarted when they change; the console by Vite, which reloads itself and
 * passes the server's paths on; the sandbox with its plug to pull.
 */
await runScript(async () => {
  const node = await setUp({ build: false })
  const vite = startConsole(node)
  let restart
  const watcher = watchSources(() => restart?.('SIGTERM'))
  try {
    process.exitCode = await runDesk({
      product: { node, args: [join(root, 'src/main.ts'), ...process.argv.slice(2)] },
      sandbox: join(root, 'sandbox/main.ts'),
      development: true,
      onStarted: (how) => {
        restart = how
      },
    })
  } finally {
    watcher.close()
    vite.kill()
  }
})

function startConsole(node) {
  return spawn(node, [join(root, 'scripts/dev-console.mjs')], {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

// An editor saves in several steps; the restart waits until they are over.
function watchSources(onChange) {
  let timer
  return watch(join(root, 'src'), { recursive: true }, (_event, name) => {
    const path = String(name).replaceAll('\\', '/')
    if (/^(console|widget)\/|\.test\.ts$/.test(path) || !/\.(ts|sql|json)$/.test(path)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      say(`${path} changed, restarting …`)
      onChange()
    }, 150)
  })
}
