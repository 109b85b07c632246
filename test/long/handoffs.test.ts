import { test } from 'vitest'
import { runHandoffs } from '../support/handoffs.ts'
import { CROWD, holdsFor } from '../support/handoffs-hold.ts'

test('300 ask for a person within ten seconds: a number and a place each, told once, and the running chats go on', async () => {
  holdsFor(await runHandoffs({ members: CROWD, withinMs: 10_000 }))
})
