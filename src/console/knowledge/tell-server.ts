type Told = { why: null; answer: Response } | { why: string }

/** Asks a route that takes or gives bytes. Answers what it said, or the sentence that says why it did not do it. */
export async function tellServer(url: string, init: RequestInit): Promise<Told> {
  try {
    const answer = await fetch(url, init)
    return answer.ok ? { why: null, answer } : { why: await causeOf(answer) }
  } catch {
    return { why: 'The desk could not be reached. Try again in a moment.' }
  }
}

async function causeOf(answer: Response): Promise<string> {
  if (answer.status === 401) return 'Your session ended. Sign in again.'
  if (answer.status === 413) return 'The file is too large.'
  if (answer.status >= 500 || answer.status === 429) return 'The desk could not answer. Try again in a moment.'
  const { message } = (await answer.json().catch(() => ({}))) as { message?: unknown }
  return typeof message === 'string' ? message : 'The desk did not take this file.'
}
