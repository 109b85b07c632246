import { describe, expect, it } from 'vitest'
import type { CaseFilter, CaseRow } from '../../protocol/cases.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { applyToCases, emptyCases, placeCase, settleCases, waitingCases } from './cases-state.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString()

function row(id: string, minute: number, more: Partial<CaseRow> = {}): CaseRow {
  return {
    ...{ id, number: minute, status: 'new', type: 'bug', subject: id, priority: 'normal', outcome: null, owner: null },
    ...{
      requester: null,
      faces: [],
      reporters: 1,
      followers: 0,
      tags: [],
      platforms: [],
      published: true,
      dueAt: null,
    },
    ...{ openedAt: at(minute), changedAt: at(minute), resolvedAt: null, remindAt: null, told: null },
    ...more,
  } as CaseRow
}

const event = (number: number, caseRow: CaseRow): FrameEvent => ({
  ...{
    number: String(number),
    kind: 'case.changed',
    at: caseRow.changedAt,
    conversation: null,
    message: null,
    agent: null,
  },
  ...{ case: caseRow.id, messageView: null, row: null, caseRow },
})

const list = (filter: CaseFilter = {}, since: string | null = null) =>
  emptyCases({ filter, agent: 'ana', since }, { items: [row('a', 9), row('b', 8)], next: null, asOf: '10' })
const order = (filter: CaseFilter, rows: CaseRow[]) =>
  settleCases(emptyCases({ filter, agent: 'ana' }, { items: rows, next: null, asOf: '10' })).order

describe('a list of cases', () => {
  it('changes rows in place, and holds new ones back under the hands', () => {
    const changed = row('b', 20, { status: 'open', remindAt: null })
    const held = applyToCases(list(), [event(11, changed), event(12, row('c', 21))], true)
    expect(held.order).toEqual(['a', 'b'])
    expect(held.rows.b?.status).toBe('open')
    expect(waitingCases(held)).toBe(2)
    expect(settleCases(held).order).toEqual(['c', 'b', 'a'])
    expect(applyToCases(list(), [event(10, changed)], false)).toEqual(list())
  })

  it('keeps whose reminder it is, which the log does not say', () => {
    const mine = emptyCases(
      { filter: {}, agent: 'ana' },
      { items: [row('a', 9, { remindAt: at(50) })], next: null, asOf: '1' },
    )
    expect(applyToCases(mine, [event(2, row('a', 10))], false).rows.a?.remindAt).toBe(at(50))
  })

  it('lets go of what the filter no longer leaves, and of what was merged away', () => {
    const bugs = list({ types: ['bug'], statuses: ['new'] })
    expect(applyToCases(bugs, [event(11, row('a', 10, { status: 'open' }))], false).order).toEqual(['b'])
    const merged = row('a', 10, { status: 'closed', outcome: 'duplicate' })
    expect(applyToCases(list(), [event(11, merged)], false).order).toEqual(['b'])
  })

  it('takes nothing new into a list that only the server can judge', () => {
    for (const filter of [{ q: 'crash' }, { contact: 'mei' }, { watched: true }]) {
      expect(applyToCases(list(filter), [event(11, row('c', 20))], false).order).toEqual(['a', 'b'])
    }
  })

  it.each<[CaseFilter, boolean]>([
    [{ owner: 'me' }, true],
    [{ owner: 'none' }, false],
    [{ owner: 'ana' }, true],
    [{ priorities: ['high'] }, true],
    [{ platform: 'ios' }, true],
    [{ platform: 'web' }, false],
    [{ tag: 'map' }, true],
    [{ tag: 'sound' }, false],
    [{ overdue: true }, true],
  ])('takes in what %j leaves: %s', (filter, left) => {
    const ana = { id: 'ana', publicName: 'Ana', picture: null }
    const more = { owner: ana, priority: 'high', platforms: ['ios'], tags: ['map'], dueAt: at(0) } as const
    const fresh = row('c', 20, { ...more, platforms: ['ios'], tags: ['map'] })
    expect(applyToCases(list(filter), [event(11, fresh)], false).order.includes('c')).toBe(left)
  })

  it('has the server’s orders', () => {
    const rows = [
      row('a', 1, { reporters: 5, dueAt: at(59) }),
      row('b', 2, { priority: 'urgent', openedAt: at(40) }),
      row('c', 3, { reporters: 5, priority: 'low', dueAt: at(58) }),
    ]
    expect(order({ sort: 'changed' }, rows)).toEqual(['c', 'b', 'a'])
    expect(order({ sort: 'newest' }, rows)).toEqual(['b', 'c', 'a'])
    expect(order({ sort: 'oldest' }, rows)).toEqual(['a', 'c', 'b'])
    expect(order({ sort: 'reporters' }, rows)).toEqual(['c', 'a', 'b'])
    expect(order({ sort: 'priority' }, rows)).toEqual(['b', 'a', 'c'])
    expect(order({ sort: 'due' }, rows)).toEqual(['c', 'a', 'b'])
  })

  it('puts what the agent moved where it belongs, under their hands, and nothing else', () => {
    const held = applyToCases(list({ statuses: ['new'] }), [event(11, row('c', 30))], true)
    expect(placeCase(held, row('a', 20, { status: 'open' })).order).toEqual(['b'])
    expect(placeCase(held, row('d', 25)).order).toEqual(['d', 'a', 'b'])
  })

  it('of a board’s last column has what was resolved since', () => {
    const week = list({ statuses: ['resolved'] }, at(30))
    const resolved = (minute: number) => row('c', 40, { status: 'resolved', resolvedAt: at(minute) })
    expect(applyToCases(week, [event(11, resolved(31))], false).order).toEqual(['c'])
    expect(applyToCases(week, [event(11, resolved(29))], false).order).not.toContain('c')
  })
})
