import { mkdir } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { FatalError } from '../kernel/errors.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { StartError } from '../storage/start-error.ts'
import { startGuildesk } from './start-guildesk.ts'

/** How long a graceful end may take before the process goes anyway; what is left undone is taken up by the next start. */
const STOP_LIMIT_MS = 15_000

/** Runs Guildesk until it is told to stop. Answers the exit code. */
export async function runGuildesk(): Promise<number> {
  const stopped = Promise.withResolvers<number>()
  let opened: Log | undefined
  try {
    const config = readConfig({ sandbox: process.argv.includes('--sandbox') })
    const log = openLog(config.logLevel)
    opened = log
    process.on('unhandledRejection', (error) => {
      log.fatal({ err: error }, 'a fault that nobody handled, ending')
      process.exit(1)
    })
    await mkdir(config.dataFolder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
      throw new FatalError(
        `The data folder ${config.dataFolder} cannot be made (${error.message}). Set GUILDESK_DATA_DIR.`,
      )
    })
    let stop = async () => {}
    const end = (code: number) => {
      setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
      stop().then(
        () => stopped.resolve(code),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed')
          stopped.resolve(1)
        },
      )
    }
    const starting = startGuildesk(config, log)
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      // A wish to stop that comes while it starts is heard once it has started.
      process.once(
        signal,
        () =>
          void starting.then(
            () => end(0),
            () => undefined,
          ),
      )
    }
    // The one that started us is gone: without it nobody could stop us, and the sandbox it kept is gone too.
    process.once(
      'disconnect',
      () =>
        void starting.then(
          () => end(0),
          () => undefined,
        ),
    )
    const running = await starting
    stop = running.stop
    for (const line of running.lines) console.log(line)
  } catch (error) {
    console.error(sentenceOf(error))
    opened?.debug({ err: error }, 'why it could not start')
    return 1
  }
  return stopped.promise
}

/** One line for a person; what is behind it stands in the log. */
function sentenceOf(error: unknown): string {
  if (error instanceof FatalError || error instanceof StartError) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === '53100')
    return 'The disk is full. Make room, then start again: nothing stored is lost.'
  return `Guildesk cannot start: ${message.split('\n')[0]}`
}
