import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Studio } from './studio.ts'

/** All pictures on one page, the wide ones first, as shots/contact-sheet.png. */
export async function composeContactSheet(studio: Studio): Promise<string> {
  const figure = ({ file, title, width }: Studio['shots'][number]) =>
    `<figure style="width:${width === 390 ? 190 : 480}px"><img src="${file}"><figcaption>${title}</figcaption></figure>`
  const wide = studio.shots.filter(({ width }) => width !== 390).map(figure)
  const narrow = studio.shots.filter(({ width }) => width === 390).map(figure)
  const page = await studio.page({ width: 1440, scheme: 'light' }, null)
  const file = join(studio.folder, 'contact-sheet.html')
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>
      body{margin:24px;background:#dcdcd6;font:12px/1.4 system-ui}section{display:flex;flex-wrap:wrap;gap:16px;margin-bottom:24px}
      figure{margin:0}img{width:100%;display:block;border-radius:6px;box-shadow:0 1px 4px #0003}figcaption{padding-top:4px;color:#333}
    </style><section>${wide.join('')}</section><section>${narrow.join('')}</section>`,
  )
  await page.setViewportSize({ width: 2052, height: 900 })
  await page.goto(pathToFileURL(file).href)
  const sheet = join(studio.folder, 'contact-sheet.png')
  await page.screenshot({ path: sheet, fullPage: true })
  await page.context().close()
  return sheet
}
