import { expect, test } from 'vitest'
import { filterOf, narrowings, queryOf, readCasesSearch, sameFilter } from './filter-search.ts'

test('an address gives back what a filter wrote into it, and nothing else', () => {
  const search = {
    look: 'list' as const,
    q: '1042',
    types: ['bug' as const],
    owner: 'me' as const,
    watched: true,
    sort: 'due' as const,
  }
  expect(readCasesSearch(search)).toEqual(search)
  expect(filterOf(search)).toEqual({ q: '1042', types: ['bug'], owner: 'me', watched: true, sort: 'due' })
  expect(readCasesSearch({ look: 'wall', q: 1042, types: ['bug', 'ghost'], owner: 'x', sort: 1, evil: 1 })).toEqual({
    q: '1042',
    types: ['bug'],
  })
  expect(readCasesSearch({ statuses: 'new', priorities: [], tag: '  ' })).toEqual({})
})

test('filters are the same whatever the order of their parts', () => {
  expect(sameFilter({ types: ['bug', 'feature'], tag: 'map' }, { tag: 'map', types: ['feature', 'bug'] })).toBe(true)
  expect(sameFilter({ tag: 'map' }, { tag: 'map', watched: true })).toBe(false)
  expect(narrowings({ tag: 'map', sort: 'due' })).toBe(1)
})

test('the query of the API has lists with commas', () => {
  expect(queryOf({ types: ['bug', 'feature'], overdue: true })).toBe('overdue=true&types=bug%2Cfeature')
})
