import type { Page } from '@playwright/test'

const hills = (far: string, near: string) =>
  `<path d="M0 190q80-60 160-20t160-40 160 10v160H0z" fill="${far}"/><path d="M0 230q120-50 240-10t240-20v100H0z" fill="${near}"/>`

const DRAWINGS: Record<string, string> = {
  locked: `<rect width="480" height="300" fill="#15343a"/>${hills('#24504d', '#33695a')}
    <path d="M60 270q90-60 170-50t190-110" fill="none" stroke="#f0c15c" stroke-width="5" stroke-dasharray="2 12" stroke-linecap="round"/>
    <rect x="150" y="96" width="180" height="70" rx="12" fill="#0b1418" opacity=".86"/>
    <path d="M229 128v-9a11 11 0 0 1 22 0v9" fill="none" stroke="#f0c15c" stroke-width="4"/><rect x="222" y="127" width="36" height="26" rx="5" fill="#f0c15c"/>`,
  aurora: `<rect width="480" height="300" fill="#0d1030"/><path d="M0 120q120-90 240-30t240-60v60q-120 0-240 60T0 180z" fill="#3fd6a4" opacity=".7"/>
    <path d="M0 70q120-60 240-10t240-40v30q-120 10-240 50T0 110z" fill="#7f6cf0" opacity=".6"/>${hills('#11152e', '#080a1a')}
    <circle cx="90" cy="50" r="2" fill="#fff"/><circle cx="370" cy="30" r="2" fill="#fff"/><circle cx="300" cy="80" r="1.5" fill="#fff"/>`,
  fixed: `<rect width="480" height="300" fill="#f2e6cf"/><circle cx="370" cy="80" r="36" fill="#f0b04c"/>${hills('#9cc3a1', '#5f9c80')}
    <path d="M60 270q90-60 170-50t190-110" fill="none" stroke="#0b6b70" stroke-width="5" stroke-linecap="round"/>`,
}

/** Draws a picture that a member might have taken, as PNG. */
export async function drawPhoto(page: Page, name: string): Promise<Buffer> {
  await page.setViewportSize({ width: 480, height: 300 })
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="480" height="300">${DRAWINGS[name] ?? ''}</svg>`,
  )
  return page.screenshot()
}
