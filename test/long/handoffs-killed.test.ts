import { test } from 'vitest'
import { runHandoffs } from '../support/handoffs.ts'
import { CROWD, holdsFor } from '../support/handoffs-hold.ts'

// Long, because restart and replay have three seconds before Discord gives up, which a machine that runs other tests beside it does not hold.
test('300 ask for a person within ten seconds, and the product is killed at second six', async () => {
  holdsFor(await runHandoffs({ members: CROWD, withinMs: 10_000, killAfterMs: 6000 }))
})
