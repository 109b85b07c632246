import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runScript, setUp } from './setup.mjs'
import { endOf } from './supervise.mjs'
import { root } from './toolchain.mjs'

/** `npm run bench`: set-up and build, then the measurements on that build. `-- --quick` measures once, and shorter. */
await runScript(async () => {
  const node = await setUp()
  const args = [join(root, 'bench/main.ts'), ...process.argv.slice(2)]
  process.exitCode = await endOf(spawn(node, args, { cwd: root, stdio: 'inherit' }))
})
