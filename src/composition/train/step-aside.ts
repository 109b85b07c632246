const LOOK_EVERY_MS = 4
/** Of the time that passed, what the thread itself must have had for the processor to count as free. */
const FREE = 0.9
/** Longer than what was waited for: whoever came once mostly comes again at once, with an answer to what they asked. */
const AS_LONG = 2
const LONGEST_MS = 60

/**
 * For work without an end in sight on a processor that live chats need too: called every few milliseconds, it sleeps as long as others
 * have just been waited for. A low priority alone leaves what wakes up waiting for the rest of a time slice.
 */
export function openStepAside(): () => void {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  let at = performance.now()
  let used = process.threadCpuUsage()
  return () => {
    const passed = performance.now() - at
    if (passed < LOOK_EVERY_MS) return
    const { user, system } = process.threadCpuUsage(used)
    if ((user + system) / 1000 < passed * FREE) Atomics.wait(cell, 0, 0, Math.min(passed * AS_LONG, LONGEST_MS))
    at = performance.now()
    used = process.threadCpuUsage()
  }
}
