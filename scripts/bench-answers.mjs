import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runScript, setUp } from './setup.mjs'
import { endOf } from './supervise.mjs'
import { root } from './toolchain.mjs'

/** `npm run bench:answers`: how well the virtual agent answers, with the sets in DATASETS_DIR and the script in EVALUATE; see bench/answers.ts. */
await runScript(async () => {
  const node = await setUp()
  const args = [join(root, 'bench/answers.ts'), ...process.argv.slice(2)]
  process.exitCode = await endOf(spawn(node, args, { cwd: root, stdio: 'inherit' }))
})
