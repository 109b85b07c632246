/** A member's `@name` is nobody of the tracker: nobody there is to be called by it. */
export const callNobody = (words: string): string => words.replace(/@(?=[\w-])/g, '@\u200b')
