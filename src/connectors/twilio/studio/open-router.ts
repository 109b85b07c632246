import type { Router } from '../../../core/routing/router.ts'
import type { Reader, Statement } from '../../../kernel/database.ts'

// A refused account tells Studio nothing, so nobody would come for the turn.
const WANTED: Statement = {
  name: 'twilio_router_wanted',
  text: `select 1 from twilio_account where workspace = $1 and router = 'studio' and places ? 'flow' and refused_at is null`,
}

/** Studio as the router of every workspace whose Settings say so. It follows the conversation at Twilio, and asks us by its flow (`hearStudio`). */
export const openStudioRouter = (reader: Reader): Router => ({
  decide: async ({ workspace }) => ((await reader.run(WANTED, [workspace])).length > 0 ? 'pending' : 'ours'),
})
