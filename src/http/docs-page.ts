import type { ApiDescription } from './openapi.ts'

const STYLE = `body{font:14px/1.5 Inter,system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#191d1c;background:#fff}
h1{font-size:1.6rem}h2{font-size:1rem;margin:2rem 0 .25rem}code{font:13px ui-monospace,monospace}
.method{font-weight:600;color:#08636a}.access{color:#4b524f}pre{background:#f3f3ef;border-radius:8px;padding:12px;overflow:auto}
@media(prefers-color-scheme:dark){body{color:#e7ebe9;background:#151919}.method{color:#63cdc7}.access{color:#b0b9b6}pre{background:#0e1111}}`

/** The operations of the API on one plain page: no script, nothing from elsewhere. `nonce` allows its one style. */
export function docsPage(description: ApiDescription, nonce: string): string {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const body = operation.requestBody
        ? `<pre>${escapeHtml(JSON.stringify(operation.requestBody, null, 2))}</pre>`
        : ''
      const access = operation['x-access'] === 'public' ? 'open to anybody' : `for every ${operation['x-access']}`
      return `<h2><span class="method">${method.toUpperCase()}</span> <code>/api${escapeHtml(path)}</code></h2>
<p>${escapeHtml(operation.summary ?? operation.operationId ?? '')} <span class="access">(${access})</span></p>${body}`
    }),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Guildesk API</title><style nonce="${nonce}">${STYLE}</style></head><body><h1>Guildesk API</h1>
<p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in by <code>POST /api/auth/sign-in/email</code>, then send the cookie.
Errors are <code>{ code, message, details? }</code>.</p>${operations.join('\n')}</body></html>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
