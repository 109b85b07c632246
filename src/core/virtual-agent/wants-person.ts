import { readPerson } from './person/read-person.ts'

/**
 * Whether the member asks for a person to answer: "can i talk to a human", "agent pls", "quero falar com um atendente". Not where a person
 * is only spoken of, or not wanted. English, Portuguese, Spanish, German, French, Japanese and Chinese, whatever the workspace speaks.
 */
export const wantsPerson = (text: string): boolean => readPerson(text).asks
