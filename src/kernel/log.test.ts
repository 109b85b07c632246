import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = `
  import { openLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)}
  import { DrizzleQueryError } from 'drizzle-orm'
  const log = openLog('info')
  const refused = Object.assign(new Error('violates check constraint'), {
    code: '23514', table: 'message', detail: 'Failing row contains (SPOKEN-1).', where: 'portal parameter $1 = SPOKEN-2',
  })
  const failed = new DrizzleQueryError('insert into session values ($1)', ['SPOKEN-3\\nSPOKEN-4'], refused)
  log.error({ err: refused }, 'first')
  log.error({ err: failed }, 'second')
  log.error({ err: new Error('outer', { cause: failed }) }, 'third')
  log.warn({ url: 'SPOKEN-5', a: { token: 'SPOKEN-6', b: { text: 'SPOKEN-7' } } }, 'fourth')
  log.warn({ err: 'a thrown string' }, 'fifth')
`

test('the log says what failed, and never what it was about', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; err?: { code?: string; table?: string; stack: string } })
  expect(lines.map(({ msg }) => msg)).toEqual(['first', 'second', 'third', 'fourth', 'fifth'])
  expect(lines[0]?.err).toMatchObject({ code: '23514', table: 'message' })
  expect(lines[1]?.err?.stack).toContain('violates check constraint')
  expect(lines[2]?.err?.stack).toContain('outer')
  expect(stderr).not.toContain('SPOKEN')
})
