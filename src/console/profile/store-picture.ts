const ADDRESS = '/api/v1/me/picture'

/** Stores the agent's picture, or removes it with null. Resolves to null, or to the sentence that says why it was not done. */
export async function storePicture(picture: Blob | null): Promise<string | null> {
  try {
    const answer = await fetch(
      ADDRESS,
      picture ? { method: 'PUT', headers: { 'content-type': picture.type }, body: picture } : { method: 'DELETE' },
    )
    return answer.ok ? null : await causeOf(answer)
  } catch {
    return 'The desk could not be reached. Try again in a moment.'
  }
}

async function causeOf(answer: Response): Promise<string> {
  if (answer.status === 401) return 'Your session ended. Sign in again.'
  if (answer.status >= 500 || answer.status === 429) return 'The desk could not answer. Try again in a moment.'
  const { message } = (await answer.json().catch(() => ({}))) as { message?: unknown }
  return typeof message === 'string' ? message : 'The desk did not take this picture.'
}
