import { expect, test } from 'vitest'
import { openParser } from './parse-in-thread.ts'

const at = { url: 'https://example.org/feed', now: new Date('2026-11-21T12:00:00Z') }
const rss = (title: string) => `<rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`

test('a feed is read as it is without a thread, times and all; what is none says so', async () => {
  const parse = openParser()
  const dated = rss('One</title><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><title>')
  expect(await parse(dated, at)).toMatchObject({
    ...{ format: 'RSS 2.0', items: [{ title: expect.any(String), publishedAt: new Date('2026-11-21T10:00:00Z') }] },
  })
  await expect(parse('{}', at)).rejects.toMatchObject({
    name: 'SourceFault',
    message: expect.stringContaining('no feed'),
  })
})

test('one that would take hours to be read is given up, and nothing else has waited', async () => {
  const parse = openParser(2000)
  let ticks = 0
  const timer = setInterval(() => ticks++, 10)
  const poisoned = parse(rss('').split('</title>')[0] + '<'.repeat(500_000), at)
  await expect(poisoned).rejects.toMatchObject({ name: 'SourceFault', message: expect.stringContaining('in time') })
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(20)
})
