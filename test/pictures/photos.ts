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
  ana: `<rect width="300" height="300" fill="#f3b9a0"/><path d="M70 300V150a80 96 0 0 1 160 0v150z" fill="#5a2a22"/>
    <path d="M60 300c10-50 50-62 90-62s80 12 90 62z" fill="#0b6b70"/><rect x="128" y="190" width="44" height="60" rx="20" fill="#d98c6a"/>
    <ellipse cx="150" cy="148" rx="52" ry="62" fill="#e9a483"/><path d="M96 150c0-62 30-84 62-80 34 4 46 36 46 80-8-34-30-48-60-50-22 8-40 22-48 50z" fill="#5a2a22"/>
    <circle cx="130" cy="152" r="6" fill="#2b1512"/><circle cx="171" cy="152" r="6" fill="#2b1512"/>
    <path d="M134 178q16 14 32 0" fill="none" stroke="#2b1512" stroke-width="5" stroke-linecap="round"/>`,
}

/** Draws a picture that a member might have taken, as PNG. */
export async function drawPhoto(page: Page, name: string): Promise<Buffer> {
  const width = name === 'ana' ? 300 : 480
  await page.setViewportSize({ width, height: 300 })
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="300">${DRAWINGS[name] ?? ''}</svg>`,
  )
  return page.screenshot()
}
