import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import './look/page.css'

/** Two pages of one build: the members' by itself, the Flex agents' under /flex. */
const Page = lazy(async () => {
  if (/^\/flex\/?$/.test(location.pathname)) return { default: (await import('./flex/flex-page.tsx')).FlexPage }
  return { default: (await import('./app.tsx')).App }
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Suspense>
      <Page />
    </Suspense>
  </StrictMode>,
)
