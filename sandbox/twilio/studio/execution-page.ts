import { notFound } from '../refusals.ts'
import type { TwilioRoute } from '../router.ts'
import type { TwilioWorld } from '../world.ts'
import { type Execution, executionsOf, flowsOf, stepsOf } from './tables.ts'

/** What Twilio's console shows of an execution, as one plain page: where links to it lead. Only who knows both sids finds it. */
export const executionPage: TwilioRoute = {
  host: 'www.twilio.com',
  method: 'GET',
  path: '/console/studio/flows/:flow/executions/:execution',
  open: true,
  handle({ world }, { params, path }) {
    const execution = executionsOf(world).get(params.execution ?? '')
    if (!execution || execution.parent !== params.flow) throw notFound(path)
    return { status: 200, file: { type: 'text/html; charset=utf-8', data: Buffer.from(pageOf(world, execution)) } }
  },
}

function pageOf(world: TwilioWorld, execution: Execution): string {
  const flow = flowsOf(world).get(execution.parent)
  const steps = stepsOf(world).of(execution.sid)
  const title = `${flow?.friendlyName ?? 'A flow'}, revision ${execution.revision}`
  const rows = steps.map(
    ({ from, name, to, at }) =>
      `<tr><td>${inHtml(new Date(at).toISOString().slice(11, 23))}</td><td>${inHtml(from)}</td><td>${inHtml(name)}</td><td>${inHtml(to)}</td></tr>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${inHtml(title)}</title><style>${STYLE}</style></head><body><main>
<p>Simulated Twilio Studio</p><h1>${inHtml(title)}</h1>
<p>Execution ${inHtml(execution.sid)}, ${execution.status === 'active' ? 'still active' : 'ended'}.</p>
<table><thead><tr><th>UTC</th><th>Widget</th><th>Event</th><th>Next</th></tr></thead><tbody>${rows.join('')}</tbody></table>
</main></body></html>`
}

const STYLE = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0;padding:24px}main{max-width:720px;margin:auto}
h1{font-size:22px;margin:0}p{opacity:.8}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:6px 12px 6px 0;
border-bottom:1px solid #8884}td{overflow-wrap:anywhere}`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const inHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
