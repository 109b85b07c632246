import { DefaultRestOptions, type ResponseLike } from '@discordjs/rest'

type MakeRequest = typeof DefaultRestOptions.makeRequest

/**
 * Reads an answer whole before handing it on. The library's time-out covers only the head of an answer, so a body that never
 * ends would hold its queue for ever; and it trusts error bodies to be JSON objects, which a broken proxy's are not.
 */
export const wholeAnswer: MakeRequest = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init)
  const text = await answer.text()
  const whole: ResponseLike = {
    body: null,
    bodyUsed: false,
    headers: answer.headers,
    ok: answer.ok,
    status: answer.status,
    statusText: answer.statusText,
    text: async () => text,
    json: async () => (answer.ok ? JSON.parse(text) : readError(text)),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
  }
  return whole
}

function readError(text: string): object {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null) return body
  } catch {
    // Told below: an error without Discord's own shape is an error all the same.
  }
  return { code: 0, message: 'An answer without a reason' }
}
