import type { ServerResponse } from 'node:http'

/** What every answer carries, those of the hijacked procedures included. Pages replace the policy by their own. */
export function setSecurityHeaders(response: ServerResponse, { secure }: { secure: boolean }): void {
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('cache-control', 'no-store')
  if (secure) response.setHeader('strict-transport-security', 'max-age=31536000')
}
