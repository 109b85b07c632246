import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { exportCases, line } from './export-cases.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

async function whole(filter: Parameters<typeof exportCases>[1]['filter']): Promise<string> {
  const pieces: string[] = []
  const { workspace, agent } = core
  for await (const piece of exportCases(core.kernel, { workspace, agent, filter })) pieces.push(piece)
  return pieces.join('')
}

test('a cell that would be a formula is words, and what RFC 4180 quotes is quoted', () => {
  expect(line(['a', 1, null, 'b,c', 'say "hi"', 'two\r\nlines'])).toBe('a,1,,"b,c","say ""hi""","two\r\nlines"\r\n')
  expect(line(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])).toBe(`'=1+1,'+1,'-1,'@x,'\t'=1,"'\r'=1"\r\n`)
  expect(line(['a;=1', 'b; "+1', 'c\n=1', 'd;e'])).toBe(`a;'=1,"b;' ""+1","c\n'=1",d;e\r\n`)
  expect(line([`"=1`, ` '=1`, '＝1', '2=1'])).toBe(`"'""=1",' '=1,'＝1,2=1\r\n`)
})

test('the file has each case once, the youngest first, and the log says who took it', async () => {
  const mei = await addContact(core, '=Mei')
  const words = (await addCase(core, { subject: 'first', requester: mei, fields: { platforms: ['ios'] } })).number
  for (let n = 0; n < 501; n++) {
    core.clock.advance(1000)
    await addCase(core, { type: 'feature', subject: `wish ${n}`, tags: ['map'] })
  }
  const all = (await whole({ sort: 'changed' })).split('\r\n')
  expect(all[0]).toBe(
    '\uFEFFnumber,type,status,outcome,priority,subject,owner,reported_by,reporters,followers,tags,platforms,published,due_at,opened_at,changed_at,resolved_at',
  )
  expect(all.length).toBe(504)
  expect(all[1]).toContain(',wish 500,')
  expect(all[502]).toContain(`${words},bug,new,,normal,first,,'=Mei,1,0,,ios,yes,,2026-11-21T10:00:00.000Z,`)
  expect(new Set(all.slice(1).map((each) => each.split(',')[0])).size).toBe(503)
  expect((await whole({ types: ['bug'] })).split('\r\n').length).toBe(3)
  const { rows } = await core.database.pool.query(
    `select agent_id, subject, facts from audit_entry where act = 'cases.exported' order by at, id`,
  )
  expect(rows).toEqual([
    { agent_id: core.agent, subject: 'cases', facts: { narrowed_by: 'sort' } },
    { agent_id: core.agent, subject: 'cases', facts: { narrowed_by: 'types' } },
  ])
})
