import { API_KEY_HELP, manageApiKeys } from './composition/cli-api-key.ts'
import { DISCORD_HELP, keepServer } from './composition/cli-discord.ts'
import { type Cli, withCli } from './composition/cli-kernel.ts'
import { ownerLink } from './composition/cli-owner-link.ts'
import { SERVE_HELP, serveQuestions } from './composition/cli-serve-questions.ts'
import { provisionTwilio, TWILIO_HELP } from './composition/cli-twilio.ts'
import { runDoctor } from './composition/doctor/run-doctor.ts'
import { runGuildesk } from './composition/run-guildesk.ts'
import { systemClock } from './kernel/clock.ts'
import { FatalError, Refusal } from './kernel/errors.ts'
import { StartError } from './storage/start-error.ts'

const HELP = `guildesk              starts Guildesk
guildesk owner-link   prints a one-time link by which the owner is made, or sets a new password
${API_KEY_HELP}
${DISCORD_HELP}
${TWILIO_HELP}
guildesk doctor       looks at all that Guildesk stands on, and says what to do
${SERVE_HELP}`

/** Each verb answers what is to be printed, and the exit code where it is not 0. */
const VERBS: Record<string, (cli: Cli, words: readonly string[]) => Promise<string | { said: string; code: number }>> =
  {
    'owner-link': ownerLink,
    'api-key': manageApiKeys,
    discord: keepServer,
    twilio: provisionTwilio,
  }

async function run(verb: string | undefined, words: readonly string[]): Promise<number> {
  if (verb === undefined || verb === 'start') return runGuildesk()
  if (verb === 'doctor') return examine()
  if (verb === 'virtual-agent') return answerQuestions(words)
  const work = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!work) {
    console.error(HELP)
    return verb === 'help' || verb === '--help' ? 0 : 2
  }
  try {
    const done = await withCli((cli) => work(cli, words))
    console.log(typeof done === 'string' ? done : done.said)
    return typeof done === 'string' ? 0 : done.code
  } catch (error) {
    const known = error instanceof FatalError || error instanceof StartError || error instanceof Refusal
    console.error(known ? error.message : `guildesk ${verb}: ${(error as Error).message}`)
    return 1
  }
}

/** Settings that cannot be read are the doctor's first finding, in the line that every start would end with. */
async function examine(): Promise<number> {
  try {
    return await runDoctor((line) => console.log(line), systemClock)
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

/** Stands beside VERBS because it needs neither settings nor database. */
async function answerQuestions(words: readonly string[]): Promise<number> {
  try {
    await serveQuestions(words)
    return 0
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

process.exit(await run(process.argv[2], process.argv.slice(3)))
