import { Readable } from 'node:stream'
import { exportCases } from '../../core/inbox/export-cases.ts'
import { Refusal } from '../../kernel/errors.ts'
import { caseListInput } from '../../protocol/cases.ts'
import type { RawRoute } from '../raw-route.ts'
import type { Services } from '../services.ts'

const filterShape = caseListInput.omit({ cursor: true, limit: true })

/** The list of cases as a file. */
export function caseExportRoutes({ kernel }: Services): RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/cases.csv',
      access: 'agent',
      summary:
        'The cases that a filter leaves, as CSV. The query is that of `GET /api/v1/cases` without `cursor` and `limit`.',
      bodyLimit: 0,
      async answer({ caller, request, reply }) {
        const filter = filterShape.safeParse(request.query)
        if (!filter.success) {
          throw new Refusal('invalid', 'This filter cannot be read.', {
            field: filter.error.issues[0]?.path.join('.') ?? '',
          })
        }
        const { workspace, agent } = caller
        const day = kernel.clock.now().toISOString().slice(0, 10)
        return reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="cases-${day}.csv"`)
          .header('cache-control', 'no-store')
          .send(Readable.from(exportCases(kernel, { workspace, agent, filter: filter.data })))
      },
    },
  ]
}
