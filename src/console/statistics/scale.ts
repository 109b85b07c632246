const STEPS = [2, 4, 6, 8, 10]

/** The end of an axis of counts: even, so that its half is a count too, and near above the most that it has to show. */
export function endOf(most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((each) => each * power >= most)
    if (step !== undefined) return step * power
  }
}

/** Which days are named below the chart, so that the names have room: all of a week, else about six. */
export const isNamed = (at: number, days: number): boolean => days <= 7 || (days - 1 - at) % Math.round(days / 6) === 0
