import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runScript, setUp } from './setup.mjs'
import { endOf } from './supervise.mjs'
import { root } from './toolchain.mjs'

/** `npm run shots`: pictures of every page into shots/, all of them on shots/contact-sheet.png; `-- --readme` renews docs/pictures. */
await runScript(async () => {
  const node = await setUp()
  const args = [join(root, 'test/pictures/main.ts'), ...process.argv.slice(2)]
  process.exitCode = await endOf(spawn(node, args, { cwd: root, stdio: 'inherit' }))
})
