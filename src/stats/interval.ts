/** From the lower to the upper limit, in the unit of the figure. */
export type Interval = { lo: number; hi: number }
