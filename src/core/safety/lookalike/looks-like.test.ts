import { describe, expect, test } from 'vitest'
import { ordinaryFaces, TEAM } from '../../../../test/support/lookalikes/ordinary.ts'
import { HALVES, OFFICIAL, type Pair, pairsOf, teamOf } from '../../../../test/support/lookalikes/pairs.ts'
import { looksLike, type StaffFace } from './looks-like.ts'

function alarms(pair: Pair): boolean {
  const [, , , name, handle] = pair
  return looksLike({ name, handle }, teamOf(pair)) !== null
}

describe('names that are made to look like staff', () => {
  test.each(HALVES)('at least 95 of 100 are found: %s', (file) => {
    const wanted = pairsOf(file).filter(([, , , , , alarm]) => alarm)
    const missed = wanted.filter((pair) => !alarms(pair))
    expect(wanted.length).toBeGreaterThan(100)
    expect(missed.length / wanted.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05)
  })

  test.each(HALVES)('a first name, or a word that is near, is no alarm: %s', (file) => {
    const ordinary = pairsOf(file).filter(([, , , , , alarm]) => !alarm)
    expect(ordinary.length).toBeGreaterThan(9)
    expect(ordinary.filter(alarms)).toEqual([])
  })
})

describe('ordinary members', () => {
  const HARBOR: StaffFace[] = [
    ...[...new Map(pairsOf('tuned').map(([, name, handle]) => [name, { name, handle }])).values()],
    ...OFFICIAL,
  ]

  test.each([
    ['of Lumen Trails', TEAM],
    ['of Harbor Games', HARBOR],
  ])('at most one of a hundred is taken for the team %s', (_, team) => {
    const faces = ordinaryFaces()
    const taken = faces.filter((face) => looksLike(face, team))
    expect(faces.length).toBeGreaterThan(2000)
    expect(taken.length / faces.length, JSON.stringify(taken)).toBeLessThanOrEqual(0.01)
  })
})

describe('what is told', () => {
  const ana = { name: 'Ana', handle: 'ana.ribeiro', picture: '00ff00ff00ff00ff' }
  const team = [{ name: 'Ingrid Solberg', handle: 'isolberg' }, ana]

  test('whom, and by what', () => {
    expect(looksLike({ name: 'Ingrid SoIberg', handle: 'x9' }, team)).toMatchObject({ staff: 0, signs: ['name'] })
    expect(looksLike({ name: 'Puddle', handle: 'ana_ribeiro' }, team)).toMatchObject({ staff: 1, signs: ['handle'] })
    const both = looksLike({ name: 'Ana Support', handle: 'ana_ribeiro' }, team)
    expect(both).toMatchObject({ staff: 1, signs: ['name', 'handle'] })
    expect(both?.certainty).toBeGreaterThan(0.9)
  })

  test('a first name counts with a picture that is alike, and a picture counts alone', () => {
    expect(looksLike({ name: 'Ana', handle: 'anabanana' }, team)).toBeNull()
    expect(looksLike({ name: 'Ana', handle: 'anabanana', picture: '00ff00ff00ff00fe' }, team)?.signs).toEqual([
      'name',
      'picture',
    ])
    expect(looksLike({ name: 'Puddle', handle: 'x9', picture: '00ff00ff00ff00fe' }, team)?.signs).toEqual(['picture'])
    expect(looksLike({ name: 'Puddle', handle: 'x9', picture: 'ff00ff00ff00ff00' }, team)).toBeNull()
  })

  test('the last name first, and a rank that is misspelt beside the brand, are seen', () => {
    expect(looksLike({ name: 'Solberg Ingrid', handle: 'x9' }, team)).toMatchObject({ staff: 0, signs: ['name'] })
    const brand = [{ name: 'Northwind Support', handle: '', official: true }]
    for (const name of ['Northwind-Suport', 'Northwind Supports']) {
      expect(looksLike({ name, handle: 'x9' }, brand), name).not.toBeNull()
    }
  })

  test('a word that begins as a help does, and a name of another sign, are others', () => {
    expect(looksLike({ name: 'bottom', handle: 'x9' }, [{ name: 'Tom', handle: '' }])).toBeNull()
    expect(looksLike({ name: 'tom mod', handle: 'x9' }, [{ name: 'Tom', handle: '' }])).not.toBeNull()
    expect(looksLike({ name: '田村さくら', handle: 'x9' }, [{ name: '田中さくら', handle: '' }])).toBeNull()
  })

  test('ten thousand members are compared with a team of twenty in two seconds', () => {
    const faces = ordinaryFaces()
    const many = Array.from({ length: 10_000 }, (_, i) => faces[i % faces.length] ?? ana)
    const began = performance.now()
    for (const face of many) looksLike(face, TEAM)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
