import { startSandbox } from './sandbox.mjs'
import { hearStops, startProduct } from './supervise.mjs'
import { tellSandbox } from './tell-sandbox.mjs'
import { SetupError, say } from './toolchain.mjs'

/**
 * Runs the product with its sandbox until the product ends or somebody stops it.
 * @param options.product what to run: `{ node, args, env }`
 * @param options.sandbox the sandbox's script
 * @param options.development allows the sandbox's page to kill and restart the product
 * @param options.onStarted is given a function that restarts the product (with a signal), for whoever watches the sources
 * @returns the product's exit code
 */
export async function runDesk({ product, sandbox: script, development = false, onStarted }) {
  let sandbox
  let current
  let restarting = false
  const restart = (signal) => {
    if (wasStopped()) return
    restarting = true
    current.child.kill(signal)
  }
  const wasStopped = hearStops(
    () => current?.child.kill('SIGTERM'),
    () => {
      current?.child.kill('SIGKILL')
      sandbox?.then(
        (running) => running.kill(),
        () => {},
      )
    },
  )
  const onMessage = async (message) => {
    if (message?.kind === 'tell-sandbox') return tell(sandbox, message)
    if (message?.kind !== 'wants-sandbox') return undefined
    // A restarted product meets the sandbox that is already there.
    sandbox ??= startSandbox({ node: product.node, script, development, onPlug: () => restart('SIGKILL') })
    try {
      return (await sandbox).answer
    } catch (error) {
      say(error instanceof SetupError ? error.message : `The sandbox does not start: ${error.message}`)
      failed = true
      current.child.kill('SIGTERM')
      return undefined
    }
  }
  let failed = false
  let code = 0
  do {
    restarting = false
    current = startProduct({ ...product, onMessage })
    onStarted?.(restart)
    code = await current.ended
  } while (restarting && !wasStopped())
  await sandbox?.then(
    (running) => running.stop(),
    () => {},
  )
  return failed ? 1 : code
}

/** What the product has for its sandbox: the demo's earlier chats, and the key of "Play the story". */
async function tell(sandbox, { act, input }) {
  if (!sandbox || !['past', 'story-access'].includes(act)) return
  const { answer } = await sandbox
  await tellSandbox(answer.page, act, input).catch((error) => say(`The sandbox did not hear: ${error.message}`))
}
