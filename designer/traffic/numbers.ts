/** Counts and shares as the panel writes them. */

const whole = new Intl.NumberFormat()
const rough = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const finePercent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

export const count = (value: number): string => whole.format(value)

/** An average: `0.3`, `4.5`, `110`. */
export const average = (value: number): string => (value < 10 ? rough : whole).format(value < 10 ? value : Math.round(value))

/** @param share of 1 */
export const share = (value: number): string => (value > 0 && value < 0.01 ? finePercent : percent).format(value)
