import type { Reader, Statement } from '../../src/kernel/database.ts'
import type { TestCore } from './core.ts'

/** Runs statements and keeps how PostgreSQL did them, with a plan for any value, as it is after a few executions. */
export class Explaining implements Reader {
  readonly orm: Reader['orm']
  readonly plans: string[] = []
  readonly #core: TestCore

  constructor(core: TestCore) {
    this.#core = core
    this.orm = core.kernel.db.orm
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const client = await this.#core.database.pool.connect()
    try {
      await client.query('set plan_cache_mode = force_generic_plan')
      const name = `explain_${statement.name}`
      await client.query({ name, text: statement.text, values: [...values] })
      const literal = values.map((value) => quote(value)).join(', ')
      const found = await client.query(`explain (analyze, buffers) execute ${name} (${literal})`)
      this.plans.push(found.rows.map((row) => Object.values(row)[0]).join('\n'))
      const result = await client.query({ ...statement, values: [...values] })
      return result.rows as Row[]
    } finally {
      client.release(true)
    }
  }
}

function quote(value: unknown): string {
  if (value === null) return 'null'
  if (value instanceof Date) return literal(value.toISOString())
  if (Array.isArray(value)) return literal(`{${value.map((each) => JSON.stringify(plain(each))).join(',')}}`)
  return typeof value === 'number' ? String(value) : literal(String(value))
}

const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
