import { expect, test } from 'vitest'
import { leavingQuestion } from './leaving.ts'

const mei = {
  contact: { id: 'mei', name: 'Mei-Ling', handle: null, picture: null },
  deskAgent: 'Priya Kumar',
  case: { id: 'case', number: 1042, status: 'open' as const },
}

test('what would end a chat in Flex is asked about by who has it, and what the member is told', () => {
  expect(leavingQuestion({ verb: 'take' }, mei, 'Lumi')).toEqual({
    title: 'Take it from Priya Kumar in Flex?',
    words:
      'The chat ends in Twilio Flex at once and goes on here with all that was said. Mei-Ling is told that you joined.',
    verb: 'Take it here',
  })
  expect(leavingQuestion({ verb: 'take' }, { ...mei, deskAgent: null }, 'Lumi').title).toBe('Take it from Flex?')
  expect(leavingQuestion({ verb: 'handBack' }, mei, 'Lumi').words).toContain('Lumi answers again')
})

test('a rating is asked for where there is a case', () => {
  expect(leavingQuestion({ verb: 'resolve' }, mei, 'Lumi').words).toMatch(/is told and asked for a rating\.$/)
  expect(leavingQuestion({ verb: 'resolve' }, { ...mei, case: null }, 'Lumi').words).toMatch(/is told\.$/)
})

test('whoever is to have it is named on the button', () => {
  const agent = { id: 'tomasz', publicName: 'Tomasz', picture: null }
  expect(leavingQuestion({ verb: 'assign', agent }, mei, 'Lumi')).toMatchObject({
    title: 'Take it from Priya Kumar in Flex, for Tomasz?',
    verb: 'Assign to Tomasz',
  })
})
