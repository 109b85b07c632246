import type { Page } from '@playwright/test'

const FACE = `<rect width="300" height="300" fill="#f3b9a0"/><path d="M70 300V150a80 96 0 0 1 160 0v150z" fill="#5a2a22"/>
    <path d="M60 300c10-50 50-62 90-62s80 12 90 62z" fill="#0b6b70"/><rect x="128" y="190" width="44" height="60" rx="20" fill="#d98c6a"/>
    <ellipse cx="150" cy="148" rx="52" ry="62" fill="#e9a483"/><path d="M96 150c0-62 30-84 62-80 34 4 46 36 46 80-8-34-30-48-60-50-22 8-40 22-48 50z" fill="#5a2a22"/>
    <circle cx="130" cy="152" r="6" fill="#2b1512"/><circle cx="171" cy="152" r="6" fill="#2b1512"/>
    <path d="M134 178q16 14 32 0" fill="none" stroke="#2b1512" stroke-width="5" stroke-linecap="round"/>`

/** Draws the picture that Ana has put at the desk, as PNG. */
export async function drawFace(page: Page): Promise<Buffer> {
  await page.setViewportSize({ width: 300, height: 300 })
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">${FACE}</svg>`,
  )
  return page.screenshot()
}
