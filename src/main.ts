import { runGuildesk } from './composition/run-guildesk.ts'

process.exit(await runGuildesk())
