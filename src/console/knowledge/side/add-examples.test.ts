import { expect, test } from 'vitest'
import { addExamples } from './add-examples.ts'

test('each line is a question, without the marks of a list, and none twice', () => {
  const pasted = '- where is my pass?\n2) how do i restore it\r\n\n  • WHERE IS MY PASS?\n3 lanterns are gone'
  expect(addExamples(['how do i restore it'], pasted)).toEqual({
    examples: ['how do i restore it', 'where is my pass?', '3 lanterns are gone'],
    left: null,
  })
})

test('what is too long is left out, and said', () => {
  const { examples, left } = addExamples([], `short\n${'x'.repeat(301)}\nshorter`)
  expect(examples).toEqual(['short', 'shorter'])
  expect(left).toMatch(/at most 300/)
})

test('more than there may be is left out, and said', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `question ${at}`)
  const { examples, left } = addExamples(['one'], lines.join('\n'))
  expect(examples).toHaveLength(50)
  expect(left).toMatch(/50 questions/)
})
