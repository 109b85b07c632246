import { describe, expect, it } from 'vitest'
import { personFeaturesOf } from './person-features.ts'
import { seemsToAsk } from './seems-to-ask.ts'

describe('hears a request', () => {
  it.each([
    'summon someone official for me',
    'this calls for human eyes',
    'preciso de gente de verdade olhando isso',
    'que venga alguien real a mirar mi caso',
    'holt bitte wen vom team dazu',
    "je voudrais qu'un humain s'en occupe",
    '人の手を借りたいのでスタッフを呼んで',
    '让工作人员来看看我的问题',
  ])('%s', (text) => expect(seemsToAsk(text)).toBe(true))
})

describe('hears none', () => {
  it.each([
    'how do i change my password',
    'a mod banned me yesterday',
    'are you a human',
    'como mudo minha senha',
    'quiero hablar con mi amigo en el chat',
    'wie werde ich moderator',
    'comment devenir modérateur',
    'アカウントを削除したい',
    '怎么修改密码',
    '',
    '👍',
  ])('%s', (text) => expect(seemsToAsk(text)).toBe(false))

  it('in a story', () => {
    expect(seemsToAsk(`get me a human ${'and my pass was locked '.repeat(10)}`)).toBe(false)
  })
})

it('looks at no more of a message than a line has', () => {
  expect(personFeaturesOf('人'.repeat(201)).size).toBe(0)
  expect(personFeaturesOf('get me a human')).toEqual(personFeaturesOf('  Get me a HUMAN!! '))
  expect(personFeaturesOf('get me a human').size).toBeLessThan(40)
})
