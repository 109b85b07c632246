import { spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { endOf } from './supervise.mjs'
import { describeWorld } from './tell-sandbox.mjs'
import { root, SetupError } from './toolchain.mjs'

/**
 * Starts the simulated Discord in a process of its own, or takes over the one that a killed start left on this data folder.
 * @param options.script the sandbox's entry
 * @param options.onPlug called when somebody pulls the plug of the product
 * @returns what the product is to be told, and how to stop
 */
export async function startSandbox({ node, script, development, onPlug }) {
  const port = Number(process.env.SANDBOX_PORT || 3001)
  const data = join(resolve(root, process.env.GUILDESK_DATA_DIR || 'data'), 'sandbox')
  const record = join(data, 'running.json')
  const running = await readRunning(record, port)
  const forget = () => rm(record, { force: true })
  if (running) {
    return {
      answer: await answerOf(running.ready, port),
      stop: () => stopPid(running.pid).then(forget),
      kill: () => killPid(running.pid),
    }
  }
  if (await isTaken(port)) {
    throw new SetupError(`Port ${port} is taken by another program: stop it, or set SANDBOX_PORT to another port.`)
  }
  await mkdir(data, { recursive: true })
  const desk = process.env.PUBLIC_URL || `http://127.0.0.1:${process.env.PORT || 3000}`
  const args = [
    script,
    '--port',
    String(port),
    '--data',
    data,
    '--desk',
    desk,
    ...(development ? ['--development'] : []),
    // `empty`: a server that somebody has just made, to build it from a file.
    ...(process.env.SANDBOX_WORLD ? ['--world', process.env.SANDBOX_WORLD] : []),
  ]
  const child = spawn(node, args, {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = endOf(child)
  const ready = await waitForReady(child, ended)
  await writeFile(record, JSON.stringify({ pid: child.pid, port, ready }), { mode: 0o600 })
  child.on('message', (message) => {
    if (message?.kind === 'pull-the-plug' && development) onPlug()
  })
  return {
    answer: await answerOf(ready, port),
    kill: () => child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM')
      await ended
      await forget()
    },
  }
}

/** `demo`: the server that the demo workspace's chats are to have taken place in. A sandbox that cannot say leaves the workspace empty. */
async function answerOf(ready, port) {
  const { apiBase, token, applicationId, twilio } = ready
  const page = ready.address ?? `http://127.0.0.1:${port}`
  return {
    kind: 'sandbox',
    apiBase,
    token,
    applicationId,
    page,
    twilio,
    demo: await describeWorld(page).catch(() => undefined),
  }
}

function waitForReady(child, ended) {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message?.kind === 'sandbox-ready') resolve(message)
    })
    ended.then((code) => reject(new SetupError(`The sandbox ended with code ${code} before it was ready.`)))
  })
}

// The process number alone could be another program's by now; only one that also answers on the port is taken for ours.
async function readRunning(record, port) {
  const running = await readFile(record, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined)
  if (!running || running.port !== port || !isAlive(running.pid) || !(await isTaken(port))) return undefined
  return running
}

function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function stopPid(pid) {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await new Promise((next) => setTimeout(next, 25))
}

function killPid(pid) {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
