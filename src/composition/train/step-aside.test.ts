import { expect, test } from 'vitest'
import { openStepAside } from './step-aside.ts'

test('whoever has the processor alone is not made to sleep', () => {
  const stepAside = openStepAside()
  const began = performance.now()
  const used = process.threadCpuUsage()
  while (performance.now() - began < 60) stepAside()
  const { user, system } = process.threadCpuUsage(used)
  const wall = performance.now() - began
  // On a machine that is busy with other tests the sleep is right: then nothing is said about it here.
  expect(wall).toBeLessThan(60 + 45 + (user + system) / 1000)
})

test('after a time in which others had the processor, it sleeps as long as that, and never for long', () => {
  const stepAside = openStepAside()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30)
  const began = performance.now()
  stepAside()
  expect(performance.now() - began).toBeGreaterThan(25)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150)
  const again = performance.now()
  stepAside()
  expect(performance.now() - again).toBeLessThan(140)
})
