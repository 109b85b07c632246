import { readPerson } from './person/read-person.ts'

/** A longer text may mention anything. */
const LONGEST = 200

/** Whether somebody says that they want no person: "I do NOT want a human", in the languages that `wantsPerson` knows. */
export function refusesPerson(text: string): boolean {
  if (text.length > LONGEST) return false
  const { asks, refuses } = readPerson(text)
  return refuses && !asks
}
