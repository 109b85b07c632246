import type { ActInput, ActName, ActResult, ControlAnswer } from '../../contract.ts'

/** What the sandbox refused; the message is a sentence that may be shown as it stands. */
class Refused extends Error {}

/**
 * Asks the sandbox for one act.
 * @throws Refused where the sandbox says no, or does not answer at all
 */
export async function call<A extends ActName>(act: A, input: ActInput<A>): Promise<ActResult<A>> {
  const answer = await ask(act, input)
  if (!answer.ok) throw new Refused(answer.error)
  return answer.result
}

async function ask<A extends ActName>(act: A, input: ActInput<A>): Promise<ControlAnswer<A>> {
  try {
    const response = await fetch(`/control/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    return (await response.json()) as ControlAnswer<A>
  } catch {
    return { ok: false, error: 'The sandbox does not answer. Is it still running?' }
  }
}

export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
