import type { Twilio } from '../twilio.ts'
import { setUpChannels } from './channels.ts'
import { endReservationsInTime, offerTasks } from './reservations.ts'
import { seedFlex } from './seed.ts'
import { EventStreams } from './streams.ts'
import { endTasksInTime } from './tasks.ts'

/** A request is answered before what it asked for begins to happen. */
const A_MOMENT_MS = 10

/** Makes the Flex of a Twilio work: seeds its accounts, sets up channels, offers tasks, ends them in time and streams what happens. */
export function connectFlex(twilio: Twilio): void {
  const { world, flex } = twilio
  for (const account of world.accounts.all()) seedFlex(world, account)
  const streams = new EventStreams(twilio)
  flex.listen((event) => streams.taskRouter(event))
  world.listen((event) => streams.conversation(event))
  let soon: NodeJS.Timeout | undefined
  const work = () => {
    soon = undefined
    setUpChannels(twilio)
    offerTasks(twilio)
  }
  flex.onChange(() => {
    soon ??= setTimeout(work, A_MOMENT_MS)
    soon.unref()
  })
  world.onTick((now) => {
    endReservationsInTime(twilio, now)
    endTasksInTime(twilio, now)
    streams.flush()
  })
  // What a restart interrupted goes on.
  flex.changed()
}
