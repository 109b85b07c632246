// Preloaded into a process under test: its clock goes on by as much as the parent says, all at once. Timers are left alone, since they
// count what really passes; whatever looks at the time of day sees another one.
const RealDate = Date
let shift = Number(process.env.TEST_CLOCK_SHIFT ?? 0)

class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift)
    else super(...given)
  }

  static now() {
    return RealDate.now() + shift
  }
}

globalThis.Date = ShiftedDate

process.on('message', (message) => {
  if (message?.kind === 'shift-clock') shift = message.ms
})
// To listen is not to live on: the process ends when it would have ended without us.
process.channel?.unref()
