import { describe, expect, it } from 'vitest'
import { wordsOf } from './words.ts'

describe('the words of a text', () => {
  it.each([
    ['How do I Restore my purchase??', 'how do i restore my purchase'],
    ["It doesn’t work, I can't pay", 'it doesnt work i cant pay'],
    ['NÃO consigo entrar: ação!', 'nao consigo entrar acao'],
    ['helppppp sooooo slow', 'helpp soo slow'],
    ['see https://example.com/a?b=c now', 'see now'],
    ['<@123456> look <:lantern:789> in <#42> at <t:1700000000:R>', 'look in at'],
    ['version 1.42 of app_v2', 'version 1 42 of app v2'],
    ['ﬁne Ⅳ', 'fine iv'],
    ['z\u0301\u0302\u0303algo', 'zalgo'],
    ['كَيْفَ', 'كيف'],
    ['हिन्दी', 'हिन्दी'],
    ['返金したい', '返金 金し した たい'],
    ['が', 'が'],
    ['🎉🎉 👍', ''],
    ['', ''],
    ['\u202e\u0000?!', ''],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words)
  })

  it('are cut, and bounded whatever is pasted', () => {
    expect(wordsOf(`${'ab'.repeat(50)} c`)).toEqual(['ab'.repeat(20), 'c'])
    expect(wordsOf('a '.repeat(100_000)).length).toBeLessThanOrEqual(12_500)
  })
})
