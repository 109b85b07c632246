import type { DemoPlace } from '../src/composition/demo/demo-place.ts'

export function tellSandbox(page: string, act: string, input: object): Promise<unknown>
export function describeWorld(page: string): Promise<DemoPlace>
