import { spawn } from 'node:child_process'
import { root } from './toolchain.mjs'

/**
 * Runs the product and answers its wish for a sandbox. Children have process groups of their own: Ctrl-C in the terminal
 * would else reach all of them at once, and each is to be stopped in its turn.
 * @param options.node the Node to run with
 * @param options.args what the product is run with, the script first
 * @param options.onMessage hears the product's messages; its answer, if any, is sent back
 */
export function startProduct({ node, args, env = {}, onMessage }) {
  const child = spawn(node, args, {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  child.on('message', async (message) => {
    const answer = await onMessage(message)
    if (answer && child.connected) child.send(answer, () => {})
  })
  return { child, ended: endOf(child) }
}

/** Waits for a child's end: its exit code, or 128 and the signal as shells say it. */
export function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGKILL' ? 137 : signal === 'SIGINT' ? 130 : 143)),
    )
  })
}

/**
 * Hears the wishes to stop: the first one ends gracefully, the next one at once.
 * @param stop called at the first SIGINT, SIGTERM or SIGHUP
 * @param kill called at each further one
 */
export function hearStops(stop, kill) {
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // One Ctrl-C may arrive twice, from the terminal and passed on by npm; a person's second one comes later.
      if (asked && Date.now() - asked > 500) return kill()
      if (asked) return
      asked = Date.now()
      stop()
    })
  }
  return () => asked > 0
}
