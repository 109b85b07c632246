import { expect, test } from 'vitest'
import { holds, parseExpression } from './expression.ts'

const ann = {
  channelType: 'discord',
  guildesk: { locale: 'pt-BR', roles: ['Beta', 'Founder'] },
  priority: 3,
  vip: true,
}

test('the expressions that workflows and queues are written with', () => {
  for (const [expression, expected] of [
    ['1==1', true],
    ['channelType == "discord"', true],
    ["channelType == 'web'", false],
    ['channelType != "web" AND priority > 2', true],
    ['guildesk.locale == "pt-BR"', true],
    ['guildesk.roles HAS "Beta"', true],
    ['guildesk.roles HAS "Staff"', false],
    ['channelType CONTAINS "disc"', true],
    ['channelType IN ["web", "discord"]', true],
    ['channelType NOT IN ["web", "sms"]', true],
    ['NOT (priority <= 2) and vip == true', true],
    ['channelType == "web" OR priority >= 4 OR vip == true', true],
    ['nothing == "here"', false],
    ['nothing.at.all HAS "x"', false],
    ['nothing != "here"', true],
    ['priority < "4"', true],
  ] as const)
    expect([expression, holds(expression, ann)]).toEqual([expression, expected])
})

test('what is no expression is refused', () => {
  for (const wrong of [
    '',
    'channelType',
    'a ==',
    'a == 1)',
    '(a == 1',
    'a NOT == 1',
    'a IN ["x" "y"]',
    'a = 1',
    'a HAS ,',
  ])
    expect(() => parseExpression(wrong), wrong).toThrow(SyntaxError)
})
