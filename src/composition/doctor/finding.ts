/** What the doctor found: that something is well, that it could be better, or that it does not work until a person acts. */
export interface Finding {
  level: 'ok' | 'warn' | 'fault'
  /** One sentence; where something is to be done it says what. */
  words: string
}

export const ok = (words: string): Finding => ({ level: 'ok', words })
export const warn = (words: string): Finding => ({ level: 'warn', words })
export const fault = (words: string): Finding => ({ level: 'fault', words })

/** `fault  Discord    …`: one line for each finding, in columns. */
export function lineOf(topic: string, { level, words }: Finding): string {
  return `${level.padEnd(6)} ${topic.padEnd(9)} ${words}`
}
